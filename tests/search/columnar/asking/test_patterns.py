"""Strings with any characters between them, against texts looked through character by character."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from articles.reading.script import comparable
from search.analysis import BORDER
from search.columnar.asking.patterns import Pattern
from tests.search.columnar.asking.test_runs import SCHEMA, Texts, found, write

TEXTS = st.lists(st.text(st.sampled_from(f"abc𠀀{BORDER}"), max_size=20), min_size=1, max_size=5)
PIECES = st.lists(st.text(st.sampled_from("abc𠀀"), max_size=2), min_size=2, max_size=4).filter(any)


def holding(texts: Texts, pieces: list[str]) -> dict[str, int]:
    """How often each text holds the pattern, overlaps too."""
    pattern = re.compile(f"(?={f'[^{BORDER}]'.join(map(re.escape, pieces))})")
    counts = {key: len(pattern.findall(comparable(text))) for key, text in texts.items()}
    return {key: times for key, times in counts.items() if times}


def asked(texts: Texts, pieces: list[str]) -> dict[str, float]:
    index = RamStorage().create_index(SCHEMA)
    write(index, texts)
    with index.searcher() as searcher:
        return found(searcher, Pattern("text", pieces[0], others=tuple(pieces[1:])))


@given(TEXTS, PIECES)
@example([f"ab{BORDER}{BORDER}bc"], ["", "b"])
@example([f"{BORDER}b"], ["", "b"])
@example([f"a{BORDER}c"], ["a", "c"])
@example(["a" * 255, "b"], ["", "b"])
@example(["a" * 256, "b"], ["a", "", ""])
def test_a_pattern_is_found_where_it_stands_and_across_no_border(texts: list[str], pieces: list[str]) -> None:
    named = {str(number): text for number, text in enumerate(texts)}
    assert asked(named, pieces) == holding(named, pieces)


@pytest.mark.parametrize(
    ("pieces", "times"), [(("党", "建"), 1), (("", "建"), 2), (("党", "", "设"), 1), (("党建", ""), 0)]
)
def test_each_gap_is_exactly_one_character(pieces: tuple[str, ...], times: int) -> None:
    assert asked({"a": "党的建设，党建"}, list(pieces)) == ({"a": times} if times else {})
