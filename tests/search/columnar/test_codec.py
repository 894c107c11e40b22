"""Whoosh's own writers and queries over our codec, against the same over Whoosh's own."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from whoosh import query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import DATETIME, ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import spans
from whoosh.scoring import BM25F, FunctionWeighting
from whoosh.searching import SearchContext, Searcher
from whoosh.writing import NO_MERGE, OPTIMIZE

from search.columnar.asking.evaluation import Evaluator
from search.columnar.codec import ColumnarCodec
from search.columnar.mapped import MappedCodec

WORDS = ["党", "建", "引", "领", "党建", "引领", "社区", "服务", "志愿", "老", "街道", "学习", "党课", "a", "b"]
SCHEMA = Schema(
    key=ID(stored=True, unique=True),
    text=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True),
    title=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, field_boost=2.0),
    tags=KEYWORD(scorable=True),
    year=NUMERIC(int, sortable=True),
    day=DATETIME(),
)
CODECS = {"whoosh": MappedCodec, "columnar": ColumnarCodec}


def documents(chance: random.Random, count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        # Some are long enough for several spans of places.
        length = chance.choice([0, 1, 5, 40, 300, 900])
        yield {
            "key": f"k{number}",
            "text": " ".join(chance.choices(WORDS, weights=range(1, len(WORDS) + 1), k=length)),
            "title": " ".join(chance.choices(WORDS, k=chance.randint(0, 4))),
            "tags": " ".join(chance.choices(["甲", "乙", "丙"], k=chance.randint(0, 5))),
            "year": chance.randint(2015, 2024),
        }


def built(folder: Path, codec: type[MappedCodec], segments: int) -> FileIndex:
    folder.mkdir()
    index = FileStorage(str(folder)).create_index(SCHEMA)
    rows = list(documents(random.Random(7), 60))
    for at in range(segments):
        writer = index.writer(codec=codec())
        for row in rows[at::segments]:
            writer.add_document(**row)
        writer.commit(mergetype=NO_MERGE)
    return index


def thinned(index: FileIndex, codec: type[MappedCodec]) -> None:
    writer = index.writer(codec=codec())
    for key in ("k3", "k10", "k11", "k59"):
        writer.delete_by_term("key", key)
    writer.add_document(key="new", text="党建 引领 党建", title="党建", tags="甲 甲", year=2020)
    writer.commit(mergetype=NO_MERGE)


def merged(index: FileIndex, codec: type[MappedCodec]) -> None:
    thinned(index, codec)
    writer = index.writer(codec=codec())
    writer.commit(mergetype=OPTIMIZE)


def queries() -> Iterator[query.Query]:
    chance = random.Random(3)
    terms = [query.Term(field, word) for field, word in product(("text", "title"), WORDS)]
    yield from terms
    yield query.Term("tags", "甲")
    yield query.Term("text", "没有")
    yield query.Every()
    for _ in range(25):
        some = chance.sample(terms, chance.randint(2, 4))
        yield chance.choice([query.And, query.Or])(some)
        yield query.AndNot(some[0], some[1])
        yield query.AndMaybe(some[0], some[1])
        yield query.And([some[0], query.NumericRange("year", 2018, 2021)])
        words = chance.choices(WORDS, k=chance.randint(2, 3))
        yield query.Phrase("text", words, slop=chance.choice([1, 1, 3]))
        yield spans.SpanNear2([query.Term("text", word) for word in words], slop=4, ordered=False)
    yield query.Prefix("text", "党")
    yield query.Wildcard("text", "?建")
    yield query.TermRange("text", "党", "引领")
    yield query.NumericRange("year", 2016, 2019)
    yield query.FuzzyTerm("text", "党建", maxdist=1)
    yield query.DisjunctionMax(terms[:4])
    yield query.ConstantScoreQuery(query.Prefix("title", "引"), 2.0)


SHAPES: dict[str, tuple[int, Callable[[FileIndex, type[MappedCodec]], None] | None]] = {
    "one segment": (1, None),
    "three segments": (3, None),
    "three, some deleted": (3, thinned),
    "ten, some deleted": (10, thinned),
    "three, merged": (3, merged),
}


@pytest.fixture(scope="module", params=SHAPES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileIndex]:
    segments, change = SHAPES[request.param]
    indexes = {}
    for name, codec in CODECS.items():
        indexes[name] = built(tmp_path_factory.mktemp("index") / name, codec, segments)
        if change:
            change(indexes[name], codec)
    return indexes


def test_every_query_gives_the_same_hits_in_the_same_order_with_the_same_scores(both: dict[str, FileIndex]) -> None:
    with both["whoosh"].searcher() as theirs, both["columnar"].searcher() as ours:
        for each in queries():
            for limit in (None, 5):
                told = [[(hit["key"], hit.score) for hit in s.search(each, limit=limit)] for s in (theirs, ours)]
                assert [key for key, _ in told[1]] == [key for key, _ in told[0]], each
                assert [score for _, score in told[1]] == pytest.approx([s for _, s in told[0]], abs=1e-9), each


def hits_of(searcher: Searcher, each: query.Query) -> dict[int, float]:
    """What Whoosh finds, but for AND NOT: its matcher keeps the first hit where the excluded word begins earlier."""
    if isinstance(each, query.AndNot):
        excluded = hits_of(searcher, each.b)
        return {number: score for number, score in hits_of(searcher, each.a).items() if number not in excluded}
    return {hit.docnum: hit.score for hit in searcher.search(each, limit=None)}


def test_whole_lists_give_what_matchers_give_step_by_step(both: dict[str, FileIndex]) -> None:
    with both["whoosh"].searcher() as theirs, both["columnar"].searcher() as ours:
        evaluator, context = Evaluator(ours), SearchContext(weighting=BM25F())
        for each in queries():
            told = hits_of(theirs, each)
            documents, scores = evaluator.hits(each, context)
            assert documents.tolist() == sorted(told), each
            assert scores.tolist() == pytest.approx([told[number] for number in sorted(told)], abs=1e-9), each


def test_one_evaluator_serves_several_threads(both: dict[str, FileIndex]) -> None:
    with both["columnar"].searcher() as ours, ThreadPoolExecutor(4) as threads:
        evaluator, context = Evaluator(ours), SearchContext(weighting=BM25F())
        asked = [each for each in queries() if isinstance(each, query.Term | query.And | query.Or | query.Phrase)]
        alone = [evaluator.hits(each, context) for each in asked]
        together = threads.map(lambda each: evaluator.hits(each, context), asked)
        for one, other in zip(alone, together, strict=True):
            assert one.documents.tolist() == other.documents.tolist()
            assert one.scores.tolist() == other.scores.tolist()


def test_a_weighting_that_takes_no_arrays_is_left_to_matchers(both: dict[str, FileIndex]) -> None:
    weighting, each = FunctionWeighting(lambda _searcher, _field, _text, matcher: matcher.weight() * 2), queries()
    with both["columnar"].searcher(weighting=weighting) as ours:
        evaluator, term = Evaluator(ours), next(each)
        documents, scores = evaluator.hits(term, SearchContext(weighting=weighting))
        told = {hit.docnum: hit.score for hit in ours.search(term, limit=None)}
        assert dict(zip(documents.tolist(), scores.tolist(), strict=True)) == told


def test_every_segment_is_ours(both: dict[str, FileIndex]) -> None:
    with both["columnar"].reader() as reader:
        assert {type(leaf.codec()) for leaf, _ in reader.leaf_readers()} == {ColumnarCodec}


def test_terms_and_their_figures_are_the_same(both: dict[str, FileIndex]) -> None:
    with both["whoosh"].reader() as theirs, both["columnar"].reader() as ours:
        assert list(ours.all_terms()) == list(theirs.all_terms())
        for field, term in theirs.all_terms():
            one, other = theirs.term_info(field, term), ours.term_info(field, term)
            assert (other.doc_frequency(), other.weight()) == (one.doc_frequency(), pytest.approx(one.weight()))
            assert other.max_weight() >= one.max_weight()
        assert list(ours.expand_prefix("text", "党")) == list(theirs.expand_prefix("text", "党"))
        assert list(ours.terms_within("text", "党课", 1)) == list(theirs.terms_within("text", "党课", 1))


def test_postings_are_the_same(both: dict[str, FileIndex]) -> None:
    with both["whoosh"].reader() as theirs, both["columnar"].reader() as ours:
        for word in WORDS:
            told = [list(reader.postings("text", word).items_as("positions")) for reader in (theirs, ours)]
            assert told[1] == told[0]


def test_a_field_with_character_offsets_is_refused(tmp_path: Path) -> None:
    index = FileStorage(str(tmp_path)).create_index(Schema(text=TEXT(chars=True)))
    writer = index.writer(codec=ColumnarCodec())
    writer.add_document(text="word")
    with pytest.raises(ValueError, match="text wants Characters"):
        writer.commit()
    writer.cancel()
