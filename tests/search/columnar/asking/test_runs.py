"""Every string of characters is found where it stands, and nowhere else: against `in`, text by text."""

import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as q
from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex
from whoosh.qparser import QueryParser
from whoosh.scoring import BM25F, Frequency
from whoosh.searching import SearchContext, Searcher
from whoosh.writing import NO_MERGE, OPTIMIZE

from articles.reading.script import comparable
from search.analysis import BORDER
from search.columnar.asking.evaluation import Evaluator
from search.columnar.asking.run_query import Run
from search.columnar.asking.runs import cheapest_cover
from search.columnar.codec import ColumnarCodec
from search.columnar.inverting.writer import ColumnarWriter
from search.columnar.mapped import MappedCodec
from search.preparing.schema import Characters, whoosh_document

SCHEMA = Schema(key=ID(stored=True, unique=True), text=Characters())
WORDS = (
    *("老渡口", "新桥", "通车", "社区", "黨員", "党员", "志願者", "志愿者", "两学一做", "湘江边", "晒谷场", "议事厅"),
    *("哈哈哈", "好好", "的", "了", "在", "㛃", "𠮷", "𠀀𠀁", "58科创", "ＡＢＣ", "abc", "5G", "2021年"),
    *("，，，，", "。。。", "！", "……", "\u3000\u3000", "\t", " "),
)
SIZES = (0, 1, 2, 3, 40, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025, 1500)
EACH = int(os.environ.get("QUERIES_OF_A_CLASS", "30"))
"""Strings of each length from random places, and a third as many across random borders."""
Texts = dict[str, str]


def composed(chance: random.Random, size: int) -> str:
    text = ""
    while len(text) < size:
        text += chance.choice([*WORDS, *WORDS, BORDER, "\n"])
    return text[:size]


def invented() -> Texts:
    chance = random.Random(11)
    return {f"k{number}": composed(chance, size) for number, size in enumerate(SIZES * 3)}


def write(
    index: FileIndex, texts: Texts, deleted: Sequence[str] = (), *, merge: bool = False, by_arrays: bool = True
) -> None:
    codec = ColumnarCodec()
    writer = ColumnarWriter(index, codec) if by_arrays else index.writer(codec=codec)
    for key in deleted:
        writer.delete_by_term("key", key)
    for key, text in texts.items():
        writer.add_document(**whoosh_document({"key": key, "text": text}, SCHEMA))
    writer.commit(mergetype=OPTIMIZE if merge else NO_MERGE)


SHAPES = ("by Whoosh's writer", "one segment", "five segments", "some deleted", "merged")


@pytest.fixture(scope="module", params=SHAPES)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Texts, Searcher]:
    index = FileStorage(str(tmp_path_factory.mktemp("index"))).create_index(SCHEMA)
    texts, many = invented(), 1 if request.param == SHAPES[1] else 5
    for at in range(many):
        write(index, dict(list(texts.items())[at::many]), by_arrays=request.param != SHAPES[0])
    if request.param in SHAPES[3:]:
        gone = sorted(texts)[3:15]
        texts = {key: text for key, text in texts.items() if key not in gone} | {"new": "新桥通车"}
        write(index, {"new": "新桥通车"}, gone, merge=request.param == "merged")
    return texts, index.searcher()


def strings_of(texts: Texts) -> Iterator[str]:
    """From the texts, across their borders and ends, and some that stand nowhere."""
    chance, whole = random.Random(5), [comparable(text) for text in texts.values()]
    line = "".join(whole)
    borders = [at for at, character in enumerate(line) if character == BORDER]
    ends = np.cumsum([len(text) for text in whole]).tolist()
    for length in (1, 2, 3, 4, 6, 9):
        for at in [*chance.choices(range(len(line)), k=EACH), *chance.choices(borders, k=EACH // 3), *ends]:
            start = max(at - chance.randint(0, length), 0)
            yield line[start : start + length]
            yield line[start : start + length].replace(BORDER, "")
    yield from ("没有", "桥新", "建", "𠀁𠀀", "\U0001f600", "\ud800", BORDER, line[:300])


def holding(texts: Texts, string: str) -> dict[str, int]:
    """How often each text holds the string, overlaps too; no text holds what holds a border."""
    counts = {key: count(comparable(text), string) for key, text in texts.items()}
    return {key: times for key, times in counts.items() if times and BORDER not in string}


def count(text: str, string: str) -> int:
    times, at = 0, text.find(string)
    while at >= 0:
        times, at = times + 1, text.find(string, at + 1)
    return times


def found(searcher: Searcher, query: q.Query) -> dict[str, float]:
    context = SearchContext(weighting=Frequency())
    documents, scores = Evaluator(searcher).hits(query, context)
    keys = [searcher.stored_fields(number)["key"] for number in documents.tolist()]
    return dict(zip(keys, scores.tolist(), strict=True))


def test_every_string_is_found_where_it_stands_and_as_often(archive: tuple[Texts, Searcher]) -> None:
    texts, searcher = archive
    for string in set(filter(None, strings_of(texts))):
        wanted = holding(texts, string)
        # Of single characters only the documents are kept.
        wanted = wanted if len(string) > 1 else dict.fromkeys(wanted, 1)
        assert found(searcher, Run("text", string)) == wanted, string


def test_whooshs_way_gives_the_same_hits_and_scores(archive: tuple[Texts, Searcher]) -> None:
    _, searcher = archive
    context = SearchContext(weighting=BM25F())
    for string in ("新桥", "老渡口", "的", "两学一做", "哈哈", "没有", " ", "𠮷"):
        for query in (Run("text", string), q.Or([Run("text", string, boost=2.0), Run("text", "通车")])):
            told = {hit.docnum: hit.score for hit in searcher.search(query, limit=None)}
            documents, scores = Evaluator(searcher).hits(query, context)
            assert documents.tolist() == sorted(told)
            assert scores.tolist() == pytest.approx([told[number] for number in sorted(told)], abs=1e-9)


def test_a_string_is_scored_as_a_term_of_so_many_documents(archive: tuple[Texts, Searcher]) -> None:
    texts, searcher = archive
    pair, run = q.Term("text", "新桥"), Run("text", "新桥")
    context = SearchContext(weighting=BM25F())
    assert Evaluator(searcher).hits(run, context).scores.tolist() == pytest.approx(
        Evaluator(searcher).hits(pair, context).scores.tolist()
    )
    assert run.estimate_size(searcher.reader()) >= len(holding(texts, "新桥"))


@given(st.lists(st.text(st.sampled_from("ab𠀀 \0"), max_size=20), min_size=1, max_size=4), st.data())
@settings(max_examples=40, deadline=None)
def test_any_texts_are_told_apart(texts: list[str], data: st.DataObject) -> None:
    index = RamStorage().create_index(SCHEMA)
    named = {str(number): text for number, text in enumerate(texts)}
    write(index, named)
    with index.searcher() as searcher:
        for string in data.draw(st.lists(st.text(st.sampled_from("ab𠀀 "), min_size=1, max_size=5), min_size=5)):
            assert set(found(searcher, Run("text", string))) == set(holding(named, string))


def test_a_segment_of_whooshs_own_is_asked_in_whooshs_way(tmp_path: Path) -> None:
    index = FileStorage(str(tmp_path)).create_index(SCHEMA)
    writer = index.writer(codec=MappedCodec())
    writer.add_document(**whoosh_document({"key": "a", "text": "老渡口"}, SCHEMA))
    writer.commit()
    with index.searcher() as searcher:
        for string, times in (("老渡口", 1), ("渡口", 1), ("口", 1), ("渡老", 0)):
            assert len(searcher.search(Run("text", string))) == times


@pytest.mark.parametrize(
    ("typed", "strings"),
    [
        ("老渡口", ["老渡口"]),
        ("口", ["口"]),
        ('"新桥通"', ["新桥通"]),
        ("老渡 AND 通车", ["老渡", "通车"]),
        ("ＡＢＣ", ["abc"]),
    ],
)
def test_whooshs_own_parser_asks_for_strings(
    archive: tuple[Texts, Searcher], typed: str, strings: Sequence[str]
) -> None:
    texts, searcher = archive
    query = QueryParser("text", SCHEMA).parse(typed)
    assert set(found(searcher, query)) == set.intersection(*(set(holding(texts, string)) for string in strings))


@given(st.lists(st.integers(1, 100), min_size=1, max_size=9))
def test_no_cover_is_cheaper(counts: list[int]) -> None:
    chosen = list(cheapest_cover(counts))
    covers = [
        [at for at in range(len(counts)) if mask >> at & 1]
        for mask in range(1 << len(counts))
        if mask & 1 and mask >> (len(counts) - 1) & 1
    ]
    whole = [cover for cover in covers if max(np.diff(cover), default=1) <= 2]
    assert chosen in whole
    assert sum(counts[at] for at in chosen) == min(sum(counts[at] for at in cover) for cover in whole)
