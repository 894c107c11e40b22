"""`manage.py load_gazetteer`"""

from typing import Any

from django.core.management.base import BaseCommand

from articles.importing.regions import load_regions


class Command(BaseCommand):
    """Repeatable: what stands in the tree stays as it is."""

    help = "Load the divisions of China, functional zones and former names (adds what is missing)."

    def handle(self, **options: Any) -> None:
        """One line in the end."""
        loaded = load_regions()
        self.stdout.write(
            f"{loaded.added} regions and {loaded.names} other names added, {loaded.kept} regions were there already."
        )
