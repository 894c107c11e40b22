"""What a thread sees of the index, and when it sees something newer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from whoosh.fields import ID, Schema

from search.finding import engine
from search.generations import Generations
from search.indexing import drain
from search.query.compiling import matching
from search.query.parsing import parse
from search.schema import Characters, whoosh_document
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


def test_each_thread_has_a_snapshot_of_its_own(documents: int) -> None:
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: engine().snapshot()).result() is not engine().snapshot()


def test_threads_that_search_at_once_all_find_everything(documents: int) -> None:
    start = Barrier(4)

    def search_often() -> set[tuple[int, ...]]:
        start.wait()
        return {tuple(engine().snapshot().matches(PHRASE)) for _ in range(10)}

    with ThreadPoolExecutor(4) as threads:
        results = [future.result() for future in [threads.submit(search_often) for _ in range(4)]]
    assert results == [{tuple(range(documents))}] * 4


def test_columns_hold_one_value_a_document_over_all_segments(documents: int) -> None:
    snapshot = engine().snapshot()
    assert snapshot.column("first") == list(range(documents))
    assert snapshot.column("region")[7] == ("a", "b, 1")
    assert snapshot.column("tag")[7] == ()


def test_scores_do_not_depend_on_what_else_is_matched(documents: int) -> None:
    snapshot = engine().snapshot()
    assert dict(snapshot.scores(PHRASE)).keys() == set(snapshot.matches(PHRASE))
    assert all(score > 0 for _, score in snapshot.scores(PHRASE))


def test_absent_values_are_left_out_and_lists_are_joined() -> None:
    assert whoosh_document({"a": ["x", "y,z"], "b": None, "c": 0}, Schema()) == {"a": "x\x1fy,z", "c": 0}


def test_a_document_brings_its_single_characters_with_the_pairs() -> None:
    document = whoosh_document({"a": "x", "b": "y"}, Schema(a=Characters(), b=ID()))
    assert document == {"a": "x", "single_a": "x", "b": "y"}
