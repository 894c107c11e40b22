"""`manage.py prepare`: from an empty folder, or any earlier state, to an archive that can be served."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

SEEDS = str(settings.BASE_DIR / "seeds")
STEPS: list[tuple[str, list[str], dict[str, Any]]] = [
    ("Tables", ["migrate"], {"verbosity": 0}),
    ("Static files", ["collectstatic"], {"interactive": False, "verbosity": 0}),
    ("Compiled loops", ["warm_up"], {}),
    ("Regions", ["load_gazetteer"], {}),
    ("Articles", ["import_articles", SEEDS], {"batch": "seeds", "tag": ["党建"], "verbosity": 0}),
    ("Rules", ["reread_articles"], {"yes": True, "at_most": 1000}),
    ("Index", ["index"], {}),
]


class Command(BaseCommand):
    """Every step is repeatable and does only what is missing."""

    help = "Make tables, load the divisions, import the seeds, write the index: all that serving needs."

    def handle(self, **options: Any) -> None:
        """A line a step."""
        for what, words, choices in STEPS:
            self.stdout.write(f"{what} …")
            call_command(*words, **choices, stdout=self.stdout, stderr=self.stderr)
