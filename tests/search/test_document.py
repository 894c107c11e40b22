"""What docs/searching.md says of the query language and of the address is so."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.citation.formats import FORMATS
from search.addressing.forms import SearchForm
from search.query.parsing import DEEPEST, LONGEST, MOST_TERMS, parse

DOCUMENT = (Path(settings.BASE_DIR) / "docs" / "searching.md").read_text(encoding="utf-8")
TYPED, ASKED = (section.partition("\n## ")[0] for section in DOCUMENT.split("\n## ")[1:3])
EXAMPLES = re.findall(r"^\| `([^`]+)` \|", TYPED, re.MULTILINE)


def test_every_example_of_what_may_be_typed_is_read() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("typed", EXAMPLES)
def test_nothing_of_an_example_is_read_otherwise_than_typed(typed: str) -> None:
    assert parse(typed).notes == ()


def test_all_parameters_of_a_search_are_told_and_no_others() -> None:
    told = {name for row in re.findall(r"^\| (`[^|]+) \|", ASKED, re.MULTILINE) for name in re.findall("`(.+?)`", row)}
    assert told | {"q"} == set(SearchForm().fields)


def test_the_limits_are_those_of_the_parser() -> None:
    words = {"eight": 8}
    first, terms, brackets = re.search(  # type: ignore[union-attr]
        r"first (\d+) characters and (\d+) terms\s+are read, and brackets up to (\w+) deep", DOCUMENT
    ).groups()
    assert (int(first), int(terms), words[brackets]) == (LONGEST, MOST_TERMS, DEEPEST)


def test_all_forms_of_a_list_of_references_are_told_and_no_others() -> None:
    listed = DOCUMENT.partition("## Taking a list along")[2].partition("## ")[0]
    told = {name for row in re.findall(r"^\| (`[^|]+) \|", listed, re.MULTILINE) for name in re.findall("`(.+?)`", row)}
    assert told == set(FORMATS)
