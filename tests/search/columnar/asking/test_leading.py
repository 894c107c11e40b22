"""The best few hits: the first of all hits, when all are scored and ordered."""

import random
from collections.abc import Iterator
from itertools import product

import pytest
from whoosh import query as q
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext, Searcher

from search.columnar.asking import leading
from search.columnar.asking.evaluation import Evaluator
from search.columnar.asking.leaf import Leaf
from search.columnar.lists import frequent
from tests.search.columnar.asked import queries
from tests.search.columnar.collection import Collection

CONTEXT = SearchContext(weighting=BM25F(title_B=0.0, notes_B=0.3))
COUNTS = (1, 3, 8, 60)
LEADING = 10
BODY = "社区 党员 老人 学习 支部 会议 村民 渡口 广场 党建 引领 服务 2021 nowhere".split()  # noqa: SIM905


@pytest.fixture(scope="module", autouse=True)
def frequent_in_small_collections() -> Iterator[None]:
    """Of 200 documents and fewer most words have rows, and few documents are leading."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frequent, "LEAST", 2)
        for module in (frequent, leading):
            patch.setattr(module, "LEADING", LEADING)
        yield


@pytest.fixture(
    scope="module", params=product((1, 3, 10), (0, 2, 40)), ids=lambda shape: "{} segments, {} gone".format(*shape)
)
def searcher(
    request: pytest.FixtureRequest, frequent_in_small_collections: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searcher]:
    segments, gone = request.param
    collection = Collection.drawn(tmp_path_factory.mktemp("leading") / "index", segments)
    collection.generation.replace("key", [f"k{3 * number}" for number in range(gone)], [])
    with collection.generation.index().searcher(weighting=CONTEXT.weighting) as searcher:
        yield searcher


def any_of_some(seed: int) -> Iterator[q.Query]:
    chance = random.Random(seed)
    for _ in range(80):
        words = [(chance.choice(["body", "body", "notes"]), word) for word in chance.sample(BODY, chance.randint(1, 4))]
        terms = [q.Term(name, word, boost=chance.choice([1.0, 1.0, 0.2, 7.0])) for name, word in words]
        yield q.Or(terms, boost=chance.choice([1.0, 2.0])) if chance.random() < 0.8 else terms[0]


def check(searcher: Searcher, query: q.Query) -> None:
    evaluator = Evaluator(searcher)
    hits = evaluator.hits(query, CONTEXT)
    order = sorted(range(len(hits.documents)), key=lambda at: (-hits.scores[at], at))
    for count in COUNTS:
        total, best = evaluator.best(query, CONTEXT, count)
        assert total == len(order), query
        assert best.documents.tolist() == hits.documents[order[:count]].tolist(), query
        assert best.scores == pytest.approx(hits.scores[order[:count]]), query


def test_of_any_terms_they_are_the_first_of_all(searcher: Searcher) -> None:
    for query in any_of_some(1):
        check(searcher, query)


def test_of_any_query_they_are_the_first_of_all(searcher: Searcher) -> None:
    for query in queries("best", 4):
        check(searcher, query)


def test_a_term_is_not_scored_wholly_where_few_are_wanted_and_few_deleted(searcher: Searcher) -> None:
    leaves = [Leaf(leaf, {}) for leaf, _ in searcher.leaf_searchers()]
    for leaf, count in product(leaves, COUNTS):
        is_known = leading.leading(q.Term("body", "社区"), leaf, CONTEXT, count) is not None
        assert is_known == (count + len(leaf.gone) <= LEADING)


def test_a_weighting_by_which_length_does_not_matter_scores_all(searcher: Searcher) -> None:
    context = SearchContext(weighting=BM25F(B=0.0))
    leaf = Leaf(searcher.leaf_searchers()[0][0], {})
    assert leading.leading(q.Term("body", "社区"), leaf, context, 1) is None
