"""What a process sees of the index, and when it sees something newer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import numpy as np
import pytest
from whoosh.fields import ID, Schema

from search.answering.finding import Question, find
from search.columnar.asking.run_query import Run
from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.keeping.snapshot import Newest, Snapshot
from search.preparing.schema import Characters, whoosh_document
from search.query.compiling import matching
from search.query.parsing import parse
from tests.cast import an_article

PHRASE = matching(parse("党建引领").tree)


@pytest.fixture
def documents(index: Generations) -> int:
    rows = [
        {
            "id": str(n),
            "identifier": f"{n:012}",
            "text": f"{n} 党建引领 {n}",
            "region": ["a", f"b, {n % 2}"],
            "first": n,
        }
        for n in range(300)
    ]
    for start in range(0, 300, 60):
        index.live().replace("identifier", (), rows[start : start + 60])
    return len(rows)


def test_a_snapshot_is_kept_until_there_is_a_newer_commit(index: Generations) -> None:
    before = engine().snapshot()
    assert engine().snapshot() is before
    an_article()
    drain()
    assert engine().snapshot() is not before
    assert engine().snapshot().count == before.count + 1


def test_a_rebuilt_index_is_seen_at_the_next_question(index: Generations) -> None:
    before = engine().snapshot()
    index.publish(index.create())
    assert engine().snapshot().folder != before.folder


def test_all_threads_share_one_snapshot(documents: int) -> None:
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: engine().snapshot()).result() is engine().snapshot()


def test_threads_that_want_a_newer_snapshot_at_once_make_it_once(
    index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, start, newest = [], Barrier(4), Newest()
    make = Snapshot.__init__

    def noted(snapshot: Snapshot, *given: Any) -> None:
        made.append(snapshot)
        make(snapshot, *given)

    def look() -> Snapshot:
        start.wait()
        return newest.of(index.live())

    monkeypatch.setattr(Snapshot, "__init__", noted)
    with ThreadPoolExecutor(4) as threads:
        seen = {future.result() for future in [threads.submit(look) for _ in range(4)]}
    assert len(made) == len(seen) == 1


def test_threads_that_search_at_once_all_find_everything(documents: int) -> None:
    start = Barrier(4)

    def search_often() -> set[tuple[int, ...]]:
        start.wait()
        return {tuple(engine().snapshot().matches(PHRASE)) for _ in range(10)}

    with ThreadPoolExecutor(4) as threads:
        results = [future.result() for future in [threads.submit(search_often) for _ in range(4)]]
    assert results == [{tuple(range(documents))}] * 4


def test_threads_that_search_while_others_write_never_see_less_than_before(index: Generations) -> None:
    live, stop = index.live(), Event()

    def counts() -> list[int]:
        seen = []
        while not stop.is_set():
            found = find(Question(facets=["outlet"]))
            seen.append(found.count)
            assert found.facets["outlet"].values == ([("甲报", found.count)] if found.count else [])
        return seen

    with ThreadPoolExecutor(3) as threads:
        readers = [threads.submit(counts) for _ in range(3)]
        for number in range(12):
            live.replace("identifier", (), [{"id": str(number), "identifier": f"{number}", "outlet": ["甲报"]}])
        stop.set()
    assert all(reader.result() == sorted(reader.result()) for reader in readers)
    assert find(Question()).count == 12


def test_columns_reach_over_all_segments(documents: int) -> None:
    snapshot, some = engine().snapshot(), np.array([7, 250, 61])
    first = snapshot.numbers("first")
    assert [first.read(raw) for raw in first.raw] == list(range(documents))
    assert snapshot.column("region").most_frequent(some) == [("a", 3), ("b, 1", 2), ("b, 0", 1)]
    assert snapshot.column("tag").most_frequent(some) == []
    assert snapshot.texts("identifier", some).tolist() == [b"000000000007", b"000000000250", b"000000000061"]


def test_an_empty_index_holds_nothing_whatever_is_asked(index: Generations) -> None:
    snapshot = engine().snapshot()
    for text in ("党建", "党", "\ud800", "党建引领"):
        query = Run("text", text)
        assert len(snapshot.matches(query)) == len(snapshot.best(query, 5).hits.documents) == 0


def test_a_document_without_a_value_has_an_empty_text(index: Generations) -> None:
    index.live().replace("identifier", (), [{"id": "1", "identifier": "x", "script": "hans"}, {"id": "2"}])
    index.live().replace("identifier", (), [{"id": "3"}])
    index.live().replace("identifier", (), [{"id": str(n)} for n in range(4, 400)])
    texts = engine().snapshot().texts("script", np.arange(399))
    assert texts.tolist() == [b"hans", *[b""] * 398]


def test_a_new_commit_opens_only_its_own_segments(documents: int, index: Generations) -> None:
    before = engine().snapshot()
    index.live().replace("identifier", ["000000000007"], [{"id": "new", "identifier": "x"}])
    after = engine().snapshot()
    assert {name for name, each in after.opened.items() if before.opened.get(name) is each} == set(before.opened)
    assert len(after.matches(PHRASE)) == documents - 1
    assert len(before.matches(PHRASE)) == documents


def test_scores_do_not_depend_on_what_else_is_matched(documents: int) -> None:
    snapshot = engine().snapshot()
    found = snapshot.scores(PHRASE)
    assert found.documents.tolist() == snapshot.matches(PHRASE).tolist()
    assert (found.scores > 0).all()


def test_absent_values_are_left_out_and_lists_are_joined() -> None:
    assert whoosh_document({"a": ["x", "y,z"], "b": None, "c": 0}, Schema()) == {"a": "x\x1fy,z", "c": 0}


def test_a_document_brings_its_single_characters_with_the_pairs() -> None:
    document = whoosh_document({"a": "x", "b": "y"}, Schema(a=Characters(), b=ID()))
    assert document == {"a": "x", "single_a": "x", "b": "y"}
