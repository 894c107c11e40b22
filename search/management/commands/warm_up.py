"""`manage.py warm_up`"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.answering.warming import warm_up
from search.engine import engine
from search.troubles import IndexTrouble
from search.words.place_forms import places_called


class Command(BaseCommand):
    """Needs neither a database nor an index."""

    help = "Make ready what is compiled, or load it where that is done, and names, so that no question or change waits."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        """Silent, but where no temporary folder can be written."""
        places_called()
        try:
            warm_up(engine().schema)
        except (OSError, IndexTrouble) as error:
            raise CommandError(f"The engine's loops are compiled only when they are needed: {error}") from error
