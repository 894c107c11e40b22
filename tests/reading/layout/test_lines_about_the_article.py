from typing import Any

import pytest

from articles.reading.layout.boilerplate import is_boilerplate, is_boilerplate_at_the_foot
from articles.reading.layout.captions import is_scene
from articles.reading.layout.closing import closing_of
from articles.reading.layout.dateline import dateline_of
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


@pytest.mark.parametrize("line", cases("notices")["notice"])
def test_a_notice_below_the_text_is_boilerplate(line: str) -> None:
    assert is_boilerplate_at_the_foot(line)


@pytest.mark.parametrize("line", cases("notices")["article"])
def test_a_last_paragraph_is_no_notice(line: str) -> None:
    assert not is_boilerplate_at_the_foot(line)


@pytest.mark.parametrize("line", cases("scenes")["caption"])
def test_somebody_seen_doing_something_is_a_scene(line: str) -> None:
    assert is_scene(line)


@pytest.mark.parametrize("line", cases("scenes")["paragraph"])
def test_what_tells_counts_or_judges_is_none(line: str) -> None:
    assert not is_scene(line)


@pytest.mark.parametrize(
    "case", [case for case in cases("datelines") if "not" not in case], ids=lambda case: case["line"]
)
def test_a_dateline_names_outlets_and_people_and_ends_where_the_text_begins(case: dict[str, Any]) -> None:
    opening = dateline_of(case["line"])
    assert opening is not None
    assert (list(opening.outlets), [person.name for person in opening.people]) == (case["outlets"], case["people"])
    assert case["line"][opening.length :] == case["rest"]


@pytest.mark.parametrize("case", [case for case in cases("datelines") if "not" in case], ids=lambda case: case["why"])
def test_a_text_without_a_dateline_has_none(case: dict[str, Any]) -> None:
    assert dateline_of(case["line"]) is None


@pytest.mark.parametrize("case", cases("closings"), ids=lambda case: case["line"])
def test_brackets_at_the_end_name_people_and_outlets(case: dict[str, Any]) -> None:
    closing = closing_of(case["line"])
    assert (list(closing.outlets), [person.name for person in closing.people]) == (case["outlets"], case["people"])
