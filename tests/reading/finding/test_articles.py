"""Whole annotated articles: what finding reaches over all of them together, and what it must reach.

`benchmarks/finding_quality.py` names each miss: call it with these folders. Whoever finds more raises the floor.
"""

import json
from pathlib import Path

import pytest

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record
from benchmarks.annotations import Annotation, annotated
from benchmarks.finding_scores import KINDS, REQUIRED, Score, lost_evidence, scores_of

CASES = Path(__file__).parents[2] / "cases" / "finding"
FOLDERS = ("articles", "full_of_bodies")
FLOORS: dict[str, float] = json.loads((CASES / "floors.json").read_text(encoding="utf-8"))
MUST_REACH = REQUIRED | {"main region": 1.0}
Articles = list[tuple[Record, Annotation]]


@pytest.fixture(scope="module")
def articles(china: Gazetteer) -> Articles:
    pages = (page for folder in FOLDERS for page in annotated(CASES / folder))
    return [(read(page.read_bytes(), page.name, china), wanted) for page, wanted in pages]


@pytest.fixture(scope="module")
def reached(articles: Articles) -> dict[str, float]:
    """F1 of each kind, and the share of the articles whose main region is right."""
    scores = [scores_of(record, wanted) for record, wanted in articles]
    mains = [record.main_region in wanted.main_region for record, wanted in articles]
    totals = {kind: sum((each[kind] for each in scores), Score()).f1 for kind in KINDS}
    return totals | {"main region": sum(mains) / len(mains)}


def known_failures() -> list[object]:
    """What must be reached, and is expected to fail as long as the floor is lower."""
    return [
        pytest.param(what, marks=[pytest.mark.xfail(reason=f"reaches {FLOORS[what]}")] if FLOORS[what] < must else [])
        for what, must in MUST_REACH.items()
    ]


def test_every_piece_of_evidence_stands_in_its_article(articles: Articles) -> None:
    assert [lost for record, wanted in articles for lost in lost_evidence(record.text, wanted)] == []


@pytest.mark.parametrize("what", MUST_REACH)
def test_finding_is_no_worse_than_it_was(what: str, reached: dict[str, float]) -> None:
    assert reached[what] >= FLOORS[what]


@pytest.mark.parametrize("what", known_failures())
def test_finding_is_as_good_as_it_must_be(what: str, reached: dict[str, float]) -> None:
    assert reached[what] >= MUST_REACH[what]
