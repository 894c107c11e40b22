from typing import Any

import pytest

from articles.reading.layout.boilerplate import is_boilerplate
from articles.reading.layout.meta import meta_of
from tests.reading.cases import cases

LINES = cases("meta_lines")


@pytest.mark.parametrize("case", [case for case in LINES if "not" not in case], ids=lambda case: case["line"])
def test_a_line_about_the_article_is_understood_in_all_its_parts(case: dict[str, Any]) -> None:
    meta = meta_of(case["line"])
    assert meta is not None
    assert list(meta.outlets) == case["outlets"]
    assert [[person.name, person.role] for person in meta.people] == case["people"]
    assert (meta.section, meta.role) == (case.get("section"), case.get("role", "meta"))


@pytest.mark.parametrize("case", [case for case in LINES if "not" in case], ids=lambda case: case["why"])
def test_a_line_of_the_article_is_left_to_it(case: dict[str, Any]) -> None:
    assert meta_of(case["line"]) is None


@pytest.mark.parametrize("line", cases("boilerplate")["boilerplate"])
def test_a_line_of_the_page_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", cases("boilerplate")["article"])
def test_a_line_that_only_begins_like_one_is_not(line: str) -> None:
    assert not is_boilerplate(line)
