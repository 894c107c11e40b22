"""Whole pages, held to their gold aspect by aspect.

What fails today stands in tests/cases/reading/pages/known_failures.json and is a strict expected failure. Whoever mends
some of it runs `python -m tests.reading.pages_known`, which rewrites that file (with -v it prints the faults).
"""

import pytest

from tests.reading.judges import ASPECTS
from tests.reading.pages import faults, known_failures, pages

KNOWN = known_failures()


def _case(page: str, aspect: str) -> object:
    marks = [pytest.mark.xfail(strict=True)] if aspect in KNOWN.get(page, ()) else []
    return pytest.param(page, aspect, id=f"{aspect}-{page}", marks=marks)


@pytest.mark.parametrize(("page", "aspect"), [_case(page, aspect) for aspect in ASPECTS for page in pages()])
def test_a_page_is_read_as_an_archivist_would(page: str, aspect: str) -> None:
    assert faults(page, aspect) == []
