"""`manage.py suggest dangjian`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.suggesting.shelves import newest
from search.suggesting.suggest import suggest
from search.troubles import IndexTrouble


class Command(BaseCommand):
    """What the search box offers, in a terminal."""

    help = "Print what may be meant by what somebody has begun to type."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What a reader would have typed by now."""
        parser.add_argument("typed", help="characters, pinyin or the first letters of it")

    def handle(self, *, typed: str, **options: Any) -> None:
        """Waits for the names, which a page would not."""
        try:
            newest.refresh()
            found = suggest(typed)
        except IndexTrouble as trouble:
            raise CommandError(str(trouble)) from trouble
        for each in found:
            self.stdout.write("  ".join(filter(None, (each.label, each.beside, each.kind, str(each.articles)))))
