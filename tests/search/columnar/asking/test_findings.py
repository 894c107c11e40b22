"""What is kept of what was found."""

from collections.abc import Iterator

import pytest
from whoosh.filedb.filestore import RamStorage
from whoosh.searching import Searcher

from search.columnar.asking import findings
from search.columnar.asking.findings import finding_of
from search.columnar.asking.run_query import Run
from search.columnar.lists.postings import Counted
from tests.search.columnar.asking.test_runs import SCHEMA, write


@pytest.fixture
def searcher() -> Iterator[Searcher]:
    index = RamStorage().create_index(SCHEMA)
    write(index, {"a": "老渡口新桥", "b": "老渡口"})
    write(index, {"c": "新桥通车"})
    with index.searcher() as searcher:
        yield searcher


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was looked for in segments."""
    texts: list[str] = []
    find = Run.counted_in

    def noted(run: Run, leaf: Searcher) -> Counted:
        texts.append(run.text)
        return find(run, leaf)

    monkeypatch.setattr(Run, "counted_in", noted)
    return texts


def ask(searcher: Searcher, *texts: str) -> list[list[int]]:
    leaves = [leaf for leaf, _ in searcher.leaf_searchers()]
    return [[len(finding_of(Run("text", text), leaf).counted(leaf).documents) for leaf in leaves] for text in texts]


def test_what_was_found_is_not_looked_for_again(searcher: Searcher, looked: list[str]) -> None:
    assert ask(searcher, "新桥", "渡口", "新桥") == [[1, 1], [2, 0], [1, 1]]
    assert looked == ["新桥", "新桥", "渡口", "渡口"]


def test_no_more_is_kept_than_allowed_but_always_the_last(
    searcher: Searcher, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "MOST_KEPT", 4)
    ask(searcher, "新桥", "渡口", "新桥", "通车", "渡口")
    assert looked[::2] == ["新桥", "渡口", "通车", "渡口"]
    monkeypatch.setattr(findings, "MOST_KEPT", 0)
    ask(searcher, "老渡", "老渡", "新桥")
    assert looked[8::2] == ["老渡", "新桥"]
