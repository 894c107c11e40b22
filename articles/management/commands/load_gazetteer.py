"""`manage.py load_gazetteer`"""

from typing import Any

from django.core.management.base import BaseCommand

from articles.importing.divisions import load_divisions


class Command(BaseCommand):
    """Repeatable: what stands in the tree stays as it is."""

    help = "Load the administrative divisions of China into the tree of regions (adds what is missing)."

    def handle(self, **options: Any) -> None:
        """One line in the end."""
        loaded = load_divisions()
        self.stdout.write(f"{loaded.added} regions added, {loaded.kept} were there already.")
