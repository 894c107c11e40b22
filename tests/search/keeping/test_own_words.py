"""Words that curators add: an index keeps those that it was built with, whatever is added meanwhile."""

import json
from collections.abc import Callable, Iterator

import pytest

from search.analysis import long_words
from search.answering.finding import Found, Question, find
from search.engine import engine
from search.keeping.generations import Generation, Generations
from search.keeping.indexing import drain, rebuild
from search.keeping.snapshot import Snapshot
from search.models import Word
from search.query.parsing import parse
from search.words import own
from tests.cast import an_article

TEXT = "街道开展双报到工作。"


@pytest.fixture(autouse=True)
def none_in_the_end() -> Iterator[None]:
    """Of a process other tests see what it reads."""
    yield
    own.read_with(())


@pytest.fixture
def taught(index: Generations) -> Word:
    """A word that the index does not know yet."""
    an_article("甲", TEXT)
    rebuild()
    engine().snapshot()
    return Word.objects.create(word="雙報到")


def words_of(generation: Generation) -> set[str]:
    """What its documents have in their bodies."""
    return {term.decode() for name, term in Snapshot(generation).reader.all_terms() if name == "body"}


def test_a_word_is_kept_as_texts_are_folded(taught: Word) -> None:
    assert Word.objects.own() == ("双报到",)


def test_a_new_word_changes_nothing_until_the_index_is_built(taught: Word) -> None:
    an_article("乙", TEXT)
    drain()
    assert (engine().generations.live().own, "双报到" in words_of(engine().generations.live())) == ((), False)
    assert "双报到" not in long_words(TEXT)


def test_then_texts_and_queries_are_cut_by_it(taught: Word) -> None:
    rebuild()
    engine().snapshot()
    assert engine().generations.live().own == ("双报到",)
    assert "双报到" in words_of(engine().generations.live())
    assert "双报到" in long_words(TEXT)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_process_that_builds_cuts_by_it(taught: Word, jobs: int) -> None:
    rebuild(jobs=jobs)
    assert "双报到" in words_of(engine().generations.live())


def test_what_is_written_later_is_cut_by_it_as_well(taught: Word) -> None:
    rebuild()
    Word.objects.all().delete()
    an_article("丙", "社区的双报到名单。")
    drain()
    assert find(Question(parse("双报到名单").tree)).count == 1
    assert words_of(engine().generations.live()) >= {"双报到", "名单"}


def test_every_search_finds_what_it_found(taught: Word, ask: Callable[..., Found]) -> None:
    asked = ["双报到", "报到", "双报", "双报到工作", '"报到工作"', "街道开展双报到工作"]
    before = [{hit.identifier for hit in ask(each).hits} for each in asked]
    rebuild()
    assert [{hit.identifier for hit in ask(each).hits} for each in asked] == before
    assert all(before)


def test_an_index_from_before_there_were_words_is_read_as_it_is(index: Generations) -> None:
    rules = index.live().folder / "rules.json"
    made_by = json.loads(rules.read_text(encoding="utf-8"))
    del made_by["own words"]
    rules.write_text(json.dumps(made_by), encoding="utf-8")
    assert index.live().own == ()


def test_an_index_that_is_cleared_keeps_its_words(taught: Word) -> None:
    rebuild()
    Word.objects.all().delete()
    engine().clear()
    assert engine().generations.live().own == ("双报到",)
