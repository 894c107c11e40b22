"""Whole pages, held to their gold aspect by aspect.

What fails today stands in tests/cases/reading/pages/known_failures.json and is a strict expected failure. Whoever mends
some of it runs `python -m tests.reading.pages_known`, which rewrites that file (with -v it prints the faults).
"""

import pytest

from articles.reading.decoding import decode
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.rules import undo
from tests.reading.judges import ASPECTS
from tests.reading.pages import FOLDER, faults, known_failures, pages, record_of

KNOWN = known_failures()


def _case(page: str, aspect: str) -> object:
    marks = [pytest.mark.xfail(strict=True)] if aspect in KNOWN.get(page, ()) else []
    return pytest.param(page, aspect, id=f"{aspect}-{page}", marks=marks)


@pytest.mark.parametrize(("page", "aspect"), [_case(page, aspect) for aspect in ASPECTS for page in pages()])
def test_a_page_is_read_as_an_archivist_would(page: str, aspect: str) -> None:
    assert faults(page, aspect) == []


@pytest.mark.parametrize("page", pages())
def test_the_repairs_of_a_page_lead_back_and_are_made_once(page: str) -> None:
    record = record_of(page)
    again = read(record.text.encode(), f"{page}.txt", Gazetteer([]))
    assert undo(record.text, record.repairs) == decode((FOLDER / f"{page}.txt").read_bytes()).text
    assert (again.text, again.repairs) == (record.text, ())
