"""`manage.py import_articles PATH…`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importing.importer import import_paths


class Command(BaseCommand):
    """Repeatable: bytes that are held already are left alone."""

    help = "Take articles in, from files and folders. Exits with 1 where a file was refused; the rest is imported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The paths, and the batch's name."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a quoted glob, or - (stdin)")
        parser.add_argument("--batch", default="", help="the batch's name (default: the time)")
        parser.add_argument("--tag", action="append", default=[], help="a subject of the whole batch; may be repeated")

    def handle(self, *, paths: list[str], batch: str, tag: list[str], **options: Any) -> None:
        """A count while it runs, then a line for every file that was refused, then the counts."""
        name = batch or timezone.localtime().strftime("%Y-%m-%d %H:%M:%S")
        report = import_paths(paths, name, self.show_progress, tag)
        for entry in report.entries if options["verbosity"] > 1 else report.refused:
            self.stdout.write(str(entry))
        self.stdout.write(report.summary())
        if report.refused:
            raise CommandError(f"{len(report.refused)} files were refused; the lines above say why.")

    def show_progress(self, done: int) -> None:
        """A count on a terminal; nothing in a log."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}", ending="")
