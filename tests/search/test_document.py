"""What docs/searching.md says of the query language and of the address is so."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.citation.formats import FORMATS
from search.addressing.forms import SearchForm
from search.query.parsing import DEEPEST, FARTHEST, LONGEST, MOST_TERMS, parse

DOCUMENT = (Path(settings.BASE_DIR) / "docs" / "searching.md").read_text(encoding="utf-8")
TYPED, ASKED = (section.partition("\n## ")[0] for section in DOCUMENT.split("\n## ")[1:3])
PARAMETERS, DATES = ASKED.split("\n### ")
EXAMPLES = re.findall(r"^\| `([^`]+)` \|", TYPED, re.MULTILINE)


def first_cells(section: str) -> set[str]:
    """What stands as code in the first cells of a section's tables."""
    rows = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
    return {code for row in rows for code in re.findall("`(.+?)`", row)}


def test_every_example_of_what_may_be_typed_is_read() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("typed", EXAMPLES)
def test_nothing_of_an_example_is_read_otherwise_than_typed(typed: str) -> None:
    assert parse(typed).notes == ()


def test_all_parameters_of_a_search_are_told_and_no_others() -> None:
    assert first_cells(PARAMETERS) | {"q"} == set(SearchForm().fields)


@pytest.mark.parametrize("typed", sorted(first_cells(DATES)))
def test_every_example_of_a_date_is_read(typed: str) -> None:
    assert SearchForm({"from": typed}).is_valid()


def test_the_limits_are_those_of_the_parser() -> None:
    words = {"eight": 8}
    first, terms, brackets, apart = re.search(  # type: ignore[union-attr]
        r"first (\d+) characters and (\d+) terms\s+are read, brackets up to (\w+) deep, and `~` up to (\d+) characters",
        DOCUMENT,
    ).groups()
    assert (int(first), int(terms), words[brackets], int(apart)) == (LONGEST, MOST_TERMS, DEEPEST, FARTHEST)


def test_all_forms_of_a_list_of_references_are_told_and_no_others() -> None:
    listed = DOCUMENT.partition("## Taking a list along")[2].partition("## ")[0]
    assert first_cells(listed) == set(FORMATS)
