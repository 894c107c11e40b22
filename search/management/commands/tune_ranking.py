"""`manage.py tune_ranking`"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from search.answering.weights import WEIGHTS, WEIGHTS_FILE, Weights
from search.measuring.known_items import KnownItems, Sought, place_among
from search.measuring.tuning import DEEPEST, Quality, quality, quality_of_places, tuned

FEWEST = 10
"""Titles from which anything can be told, and of the others as many."""


class Command(BaseCommand):
    """Weights of ranking, by the archive's own titles."""

    help = (
        "Ask for articles by their titles among texts without titles, change the weights of ranking as long as half of "
        "the titles find theirs further up, and measure the other half, which never changes, before and after."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many titles, and what becomes of the weights."""
        parser.add_argument("--titles", type=int, default=1000, help="titles to ask for (default: 1000)")
        parser.add_argument(
            "--keywords", action="store_true", help="ask for two words of each title, too, titles indexed"
        )
        parser.add_argument("--write", action="store_true", help="keep the weights, if they are better")

    def handle(self, *, titles: int, write: bool, keywords: bool, **options: Any) -> None:
        """A table, and the weights."""
        with TemporaryDirectory() as folder:
            known = KnownItems(Path(folder))
            cases = [known.sought(title).case for title in known.titles(titles // 2, held_out=False)]
            rest = [known.sought(title) for title in known.titles(titles // 2, held_out=True)]
        if min(len(cases), len(rest)) < FEWEST:
            raise CommandError(f"Only {len(known.answers)} articles have a title of their own: too few to part.")
        weights = tuned(cases, WEIGHTS)
        self.stdout.write(f"{len(cases) + len(rest)} titles: tuned on {len(cases)}, measured on {len(rest)}.")
        before, after = self.compare(rest, weights)
        if keywords:
            self.tell_keywords(titles)
        self.stdout.write(json.dumps(asdict(weights)))
        if write and after > before:
            WEIGHTS_FILE.write_text(json.dumps(asdict(weights), indent=2) + "\n", encoding="ascii")
            self.stdout.write(f"Written to {WEIGHTS_FILE.name}; a running server reads it when it starts again.")

    def compare(self, rest: list[Sought], weights: Weights) -> tuple[Quality, Quality]:
        """Before and after, of all documents; beside these words and pairs alone, and what is shown: documents with all
        that was asked for, then those with most of it.
        """
        cases = [each.case for each in rest]
        before, after = quality(cases, WEIGHTS), quality(cases, weights)
        rows = {
            "words alone": quality_of_places(np.array([each.by_words for each in rest])),
            "pairs alone": quality_of_places(np.array([each.by_pairs for each in rest])),
            "as shown": quality_of_places(np.array([each.as_shown for each in rest])),
            "as it is": before,
            "tuned": after,
        }
        self.stdout.write(f"{'':12}  MRR@{DEEPEST}  recall@{DEEPEST}")
        for name, (reciprocal, recall) in rows.items():
            self.stdout.write(f"{name:12}  {reciprocal:.3f}   {recall:.3f}")
        self.stdout.write(f"Empty pages: {sum(each.is_empty for each in rest)}.")
        return before, after

    def tell_keywords(self, titles: int) -> None:
        """How often the first page has an article that is sought by two words of its title."""
        with TemporaryDirectory() as folder:
            known = KnownItems(Path(folder), titled=True)
            asked = {title: known.keywords(title) for title in known.titles(titles // 2, held_out=True)}
            places = [place_among(known.shown(typed), known.answers[title]) for title, typed in asked.items()]
        found = quality_of_places(np.array(places))
        self.stdout.write(
            f"By two words of the title: MRR@{DEEPEST} {found.reciprocal:.3f}, success@{DEEPEST} {found.recall:.3f}."
        )
