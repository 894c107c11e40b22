"""`manage.py import_articles PATH…`"""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importing.bounds import bounds_from_settings
from articles.importing.importer import import_items
from articles.importing.intake import items
from articles.importing.opening import FORMATS
from articles.importing.regions_called import NoSuchRegion, region_called
from articles.importing.report import Counts, line_of, written
from articles.management.options import add_jobs
from articles.models import Arrival, Region
from articles.reading.extracting.columns import stated_columns


class Command(BaseCommand):
    """Repeatable: bytes that are held already are left alone."""

    help = "Take articles in, from files, folders, archives and tables. Exits with 1 where one was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to take in, and how to tell of it."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a quoted glob, or - (stdin)")
        parser.add_argument("--batch", default="", help="the batch's name (default: the time)")
        parser.add_argument("--tag", action="append", default=[], help="a subject of the whole batch; may be repeated")
        parser.add_argument("--region", default="", help="the place that the batch is from: its name or its code")
        parser.add_argument(
            "--columns",
            type=_columns,
            default={},
            metavar="PART=COLUMN,…",
            help="which columns of .csv and .jsonl hold what, where they have no usual names: title=headline,text=body",
        )
        parser.add_argument(
            "--format", choices=FORMATS, default="", help="what all that is named is, whatever its name"
        )
        parser.add_argument("--report", metavar="FILE", help="write what became of each file as JSON (- for stdout)")
        parser.add_argument("--dry-run", action="store_true", help="read and report everything, and keep nothing")
        add_jobs(parser)

    def handle(
        self,
        *,
        paths: list[str],
        batch: str,
        tag: list[str],
        region: str,
        report: str | None,
        dry_run: bool,
        jobs: int | None,
        columns: dict[str, str],
        format: str,  # noqa: A002  the option's name
        **options: Any,
    ) -> None:
        """A line for every file as it comes (verbosity 0: for every one that was refused), then the counts."""
        name = batch or timezone.localtime().strftime("%Y-%m-%d %H:%M:%S")
        # Standard output belongs to the program that reads the report.
        table = self.stderr if report == "-" else self.stdout
        home = _region(region) if region else None
        found = items(paths, columns, format, bounds_from_settings())
        counts = Counts()
        try:
            with written(report, {"batch": name, "dry_run": dry_run}, counts) as tell:
                for arrival in import_items(found, name, tag, jobs, home=home, dry_run=dry_run):
                    counts.add(arrival)
                    tell(arrival)
                    if options["verbosity"] or arrival.outcome == Arrival.Outcome.REFUSED:
                        table.write(line_of(arrival), str)
        finally:
            table.write(f"{counts}{' (dry run: nothing was kept)' if dry_run else ''}", str)
        if counts.refused:
            raise CommandError(f"{counts.refused} files were refused; the lines above say why.")


def _region(called: str) -> Region:
    try:
        return region_called(called)
    except NoSuchRegion as trouble:
        raise CommandError(str(trouble)) from trouble


def _columns(stated: str) -> dict[str, str]:
    try:
        return stated_columns(stated)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
