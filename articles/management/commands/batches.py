"""`manage.py batches list | show BATCH | diff BATCH BATCH | purge BATCH`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.curating.batches import NoSuchBatch, batch_called, differences, outcomes_of, shared_originals
from articles.curating.purging import kept_by_hand, purge, to_be_purged
from articles.importing.report import line_of
from articles.management.asking import agreed
from articles.models import Batch


class Command(BaseCommand):
    """Looks at the runs of the import, and undoes one."""

    help = "List the batches, show one, compare two by the bytes that came, or take one out again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A batch goes by its name, or by its number."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        each = [
            actions.add_parser("list", help="every batch with its number, its time and its counts"),
            show := actions.add_parser("show", help="every file of a batch and what became of it"),
            diff := actions.add_parser("diff", help="which files came with one of two batches and not with the other"),
            undo := actions.add_parser("purge", help="take out what came with a batch and nobody has touched"),
        ]
        show.add_argument("batch")
        diff.add_argument("batch")
        diff.add_argument("other")
        undo.add_argument("batch")
        undo.add_argument("--dry-run", action="store_true", help="say what would go and what would stay")
        undo.add_argument("--yes", action="store_true", help="do not ask")
        parser.epilog = " ".join(action.format_usage().removeprefix("usage: ").strip() for action in each)

    def handle(self, *, action: str, **options: Any) -> None:
        """A batch that does not exist is one sentence."""
        try:
            getattr(self, action)(**options)
        except NoSuchBatch as trouble:
            raise CommandError(str(trouble)) from trouble

    def list(self, **options: Any) -> None:
        for batch in Batch.objects.order_by("pk"):
            self.stdout.write(self.heading(batch))

    def show(self, *, batch: str, **options: Any) -> None:
        shown = batch_called(batch)
        self.stdout.write(self.heading(shown))
        for arrival in shown.arrivals.order_by("pk").iterator():
            self.stdout.write(line_of(arrival))

    def heading(self, batch: Batch) -> str:
        counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes_of(batch).items())
        started = timezone.localtime(batch.started).strftime("%Y-%m-%d %H:%M")
        return (
            f"{batch.pk:>5}  {started}  {batch.name}: {counts or 'nothing'}{'' if batch.finished else ' (unfinished)'}"
        )

    def diff(self, *, batch: str, other: str, **options: Any) -> None:
        first, second = batch_called(batch), batch_called(other)
        for each in differences(first, second):
            self.stdout.write(f"{each.kind:<18}  {each.name}")
        self.stdout.write(f"{shared_originals(first, second)} originals came with both.")

    def purge(self, *, batch: str, dry_run: bool, yes: bool, **options: Any) -> None:
        doomed = batch_called(batch)
        kept = kept_by_hand(doomed)
        for article in kept.only("identifier", "title", "title_supplied").iterator():
            self.stdout.write(f"kept, because a person has worked on it: {article.identifier}  {article.heading}")
        question = f"{to_be_purged(doomed).count()} articles of {doomed.name} go, {kept.count()} stay."
        if dry_run or not agreed(self, question, yes=yes):
            self.stdout.write(f"{question} Nothing was changed.")
            return
        self.stdout.write(f"{purge(doomed)} articles of {doomed.name} were taken out.")
