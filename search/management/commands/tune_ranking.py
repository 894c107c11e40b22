"""`manage.py tune_ranking`"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from search.known_items import KnownItems, Sought
from search.ranking import WEIGHTS, WEIGHTS_FILE, Weights
from search.tuning import DEEPEST, Quality, quality, quality_of_places, tuned

FEWEST = 20
"""Titles from which anything can be told."""
_SEED = 20_240_517


class Command(BaseCommand):
    """Weights of ranking, by the archive's own titles."""

    help = (
        "Ask for articles by their titles among texts without titles, change the weights of ranking as long as half of "
        "the titles find theirs further up, and measure the other half before and after."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many titles, and what becomes of the weights."""
        parser.add_argument("--titles", type=int, default=1000, help="titles to ask for (default: 1000)")
        parser.add_argument("--write", action="store_true", help="keep the weights, if they are better")

    def handle(self, *, titles: int, write: bool, **options: Any) -> None:
        """A table, and the weights."""
        with TemporaryDirectory() as folder:
            sought = list(KnownItems(Path(folder)).sought(titles, _SEED))
        if len(sought) < FEWEST:
            raise CommandError(f"Only {len(sought)} articles have a title of their own; {FEWEST} are wanted.")
        half = len(sought) // 2
        cases, rest = [each.case for each in sought[:half]], sought[half:]
        weights = tuned(cases, WEIGHTS)
        self.stdout.write(f"{len(sought)} titles: tuned on {half}, measured on {len(rest)}.")
        before, after = self.compare(rest, weights)
        self.stdout.write(json.dumps(asdict(weights)))
        if write and after > before:
            WEIGHTS_FILE.write_text(json.dumps(asdict(weights), indent=2) + "\n", encoding="ascii")
            self.stdout.write(f"Written to {WEIGHTS_FILE.name}; a running server reads it when it starts again.")

    def compare(self, rest: list[Sought], weights: Weights) -> tuple[Quality, Quality]:
        """Before and after; shows both beside words and pairs alone."""
        cases = [each.case for each in rest]
        before, after = quality(cases, WEIGHTS), quality(cases, weights)
        rows = {
            "words alone": quality_of_places(np.array([each.by_words for each in rest])),
            "pairs alone": quality_of_places(np.array([each.by_pairs for each in rest])),
            "as it is": before,
            "tuned": after,
        }
        self.stdout.write(f"{'':12}  MRR@{DEEPEST}  recall@{DEEPEST}")
        for name, (reciprocal, recall) in rows.items():
            self.stdout.write(f"{name:12}  {reciprocal:.3f}   {recall:.3f}")
        return before, after
