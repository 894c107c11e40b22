"""Terms at their distances: every way of looking for them finds what `in` finds, text by text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import query as q
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher

from articles.reading.script import comparable
from search.columnar.asking import neighbours
from search.columnar.asking.run_query import Run
from search.columnar.lists import frequent, postings
from tests.search.columnar.asking.test_runs import SCHEMA, Texts, found, holding, invented, strings_of, write


@pytest.fixture(params=["all at once", "by documents first"])
def archive(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Texts, Searcher]]:
    """Each list is looked into, however short, and every pair is frequent."""
    monkeypatch.setattr(frequent, "LEAST", 1)
    monkeypatch.setattr(postings, "_TELLING", 1)
    monkeypatch.setattr(postings, "_LONGER", 0)
    monkeypatch.setattr(neighbours, "_MANY", 0 if request.param == "by documents first" else 1 << 20)
    index, texts = FileStorage(str(tmp_path)).create_index(SCHEMA), invented()
    write(index, texts)
    with index.searcher() as searcher:
        yield texts, searcher


def test_strings_are_found_without_decoding_their_pairs(archive: tuple[Texts, Searcher]) -> None:
    texts, searcher = archive
    for string in sorted({string for string in strings_of(texts) if len(string) > 2})[::4]:
        assert found(searcher, Run("text", string)) == holding(texts, string), string


def test_phrases_are_found_without_decoding_their_words(archive: tuple[Texts, Searcher]) -> None:
    texts, searcher = archive
    for string in ("老渡口", "新桥通车", "两学一做", "哈哈哈", "的的", "了在了"):
        pairs = [string[at : at + 2] for at in range(len(string) - 1)]
        held = {key for key, text in texts.items() if string in comparable(text)}
        assert set(found(searcher, q.Phrase("text", pairs))) == held
