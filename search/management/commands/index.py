"""`manage.py index`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import engine
from search.keeping.indexing import check, drain, rebuild
from search.keeping.merging import everything, merge
from search.models import Mark
from search.troubles import IndexDamaged, IndexMissing, IndexOutdated, IndexTrouble


class Command(BaseCommand):
    """Repeatable: where nothing is owed, nothing is written."""

    help = "Write to the search index what it owes the rows; build it where there is none that can be used."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of three, or none."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--rebuild", action="store_true", help="build it anew beside the live one, then swap")
        parser.add_argument("--jobs", type=int, help="processes that build it (default: as many as there are cores)")
        choice.add_argument("--merge", action="store_true", help="join its segments to one, which is searched fastest")
        choice.add_argument("--check", action="store_true", help="compare it with the rows; 1 if they differ")

    def handle(self, *, jobs: int | None = None, **options: Any) -> None:
        """A trouble is one sentence."""
        if jobs is not None and jobs < 1:
            raise CommandError(f"{jobs} processes can build nothing: --jobs is 1 or more.")
        self.jobs = jobs
        tasks = {"rebuild": self.build, "merge": self.join, "check": self.compare}
        try:
            next((task for name, task in tasks.items() if options.get(name)), self.write)()
        except IndexTrouble as trouble:
            raise CommandError(str(trouble)) from trouble

    def write(self) -> None:
        """What is owed; all of it where the index cannot be used as it is."""
        try:
            engine().snapshot()
        except (IndexMissing, IndexOutdated, IndexDamaged) as trouble:
            self.stdout.write(f"{trouble.__doc__} Building it.")
            self.build()
        else:
            self.stdout.write(f"{drain()} changes written.")
            if left := Mark.objects.count():
                self.stdout.write(f"{left} changes are left to another process, which is writing now.")

    def build(self) -> None:
        """With the count as it grows."""
        self.stdout.write(f"The index holds {rebuild(self.show_progress, self.jobs)} articles.")

    def show_progress(self, done: int, total: int) -> None:
        """Now and then on a terminal; nothing in a log."""
        if self.stderr.isatty() and (done % 50 == 0 or done == total):
            self.stderr.write(f"\r{done}/{total}", ending="\n" * (done == total))

    def join(self) -> None:
        """Readers and writers go on meanwhile."""
        self.stdout.write(f"{merge(engine().generations.live(), everything)} segments joined.")

    def compare(self) -> None:
        """What differs, a line an article."""
        differences = check()
        for kind in ("missing", "stale", "extra"):
            for identifier in getattr(differences, kind):
                self.stdout.write(f"{kind} {identifier}")
        if differences:
            raise CommandError("The index differs from the rows. `manage.py index --rebuild` makes it anew.")
        self.stdout.write("The index agrees with the rows.")
