"""Whole invented pages with gold: tests/cases/reading/pages/NN.txt (bytes, with the noise a scraper leaves) and NN.json
(gold, by the rules of the README there).
"""

import json
from functools import cache
from pathlib import Path

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record
from tests.reading.judges import ASPECTS, Gold

FOLDER = Path(__file__).parents[1] / "cases" / "reading" / "pages"
KNOWN_FAILURES = FOLDER / "known_failures.json"


def pages() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("[0-9]*.json"))


def gold_of(page: str) -> Gold:
    gold: Gold = json.loads((FOLDER / f"{page}.json").read_text(encoding="utf-8"))
    return gold


@cache
def record_of(page: str) -> Record:
    return read((FOLDER / f"{page}.txt").read_bytes(), f"{page}.txt", Gazetteer([]))


def known_failures() -> dict[str, list[str]]:
    known: dict[str, list[str]] = json.loads(KNOWN_FAILURES.read_text(encoding="utf-8"))
    return known


def faults(page: str, aspect: str) -> list[str]:
    return ASPECTS[aspect](record_of(page), gold_of(page))
