"""Random queries of every class: whole lists against Whoosh's own matchers on the same index and against the documents.

In one, three and ten segments; as they were written, after deletions, and then joined to one. The suite draws few;
`QUERIES_OF_A_CLASS=1000 pytest tests/search/columnar/test_against_whoosh.py` as many as wanted.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from whoosh import query as q
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking.evaluation import Evaluator
from search.columnar.lists import frequent
from tests.search.columnar.answers import Scores, holds, is_told, normal, told
from tests.search.columnar.asked import queries
from tests.search.columnar.collection import Collection

EACH = int(os.environ.get("QUERIES_OF_A_CLASS", "7"))
"""For each shape of the index; nine times as many of each of 18 classes in all, no two shapes asked the same."""
SEGMENTS = (1, 3, 10)
STATES: dict[str, tuple[Callable[[Collection], None], ...]] = {
    "as written": (),
    "thinned": (Collection.thin,),
    "thinned and joined": (Collection.thin, Collection.join),
}
CONTEXT = SearchContext(weighting=BM25F(title_B=0.0, notes_B=0.3))


@pytest.fixture(scope="module", autouse=True)
def frequent_in_small_collections() -> Iterator[None]:
    """Of 200 documents many words have rows then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frequent, "LEAST", 20)
        yield


@pytest.fixture(scope="module")
def written(frequent_in_small_collections: None, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Collection]:
    folder = tmp_path_factory.mktemp("collections")
    return {count: Collection.drawn(folder / str(count), count) for count in SEGMENTS}


@pytest.fixture(scope="module", params=product(SEGMENTS, STATES), ids=lambda shape: f"{shape[0]}, {shape[1]}")
def shape(request: pytest.FixtureRequest) -> tuple[int, str]:
    segments, state = request.param
    return segments, state


@pytest.fixture(scope="module")
def collection(
    shape: tuple[int, str], written: dict[int, Collection], tmp_path_factory: pytest.TempPathFactory
) -> Collection:
    segments, state = shape
    copied = written[segments].copied(tmp_path_factory.mktemp("shape") / "index")
    for change in STATES[state]:
        change(copied)
    return copied


@pytest.fixture(scope="module")
def searcher(collection: Collection) -> Iterator[Searcher]:
    with collection.generation.index().searcher(weighting=CONTEXT.weighting) as searcher:
        yield searcher


@pytest.fixture(scope="module")
def answers(shape: tuple[int, str], searcher: Searcher) -> list[tuple[q.Query, Scores]]:
    """What our engine finds for each query."""
    evaluator = Evaluator(searcher)
    found = ((query, evaluator.hits(query, CONTEXT)) for query in queries(f"{shape}", EACH))
    return [(query, dict(zip(hits.documents.tolist(), hits.scores.tolist(), strict=True))) for query, hits in found]


def ranked(scores: Scores) -> list[int]:
    """Best first; scores that differ by less than rounding count as one."""
    return sorted(scores, key=lambda number: (-round(scores[number], 9), number))


def test_hits_their_order_and_their_scores_are_those_of_whoosh(
    searcher: Searcher, answers: list[tuple[q.Query, Scores]]
) -> None:
    for query, ours in answers:
        theirs = told(searcher, normal(query))
        assert ranked(ours) == ranked(theirs), query
        assert max((abs(ours[number] - theirs[number]) for number in ours), default=0.0) < 1e-9, query


def test_hits_are_the_documents_that_hold_what_is_asked(
    collection: Collection, searcher: Searcher, answers: list[tuple[q.Query, Scores]]
) -> None:
    keys = {number: fields["key"] for number, fields in searcher.reader().iter_docs()}
    for query, ours in answers:
        if is_told(query):
            wanted = {key for key, document in collection.documents.items() if holds(query, document)}
            assert {keys[number] for number in ours} == wanted, query
