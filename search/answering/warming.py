"""Compiled loops are made ready before anybody waits for them: all of them run once, on an index that nobody sees.

What is compiled by that, at the first start after a change of the code, is kept on the disk; any later process only
loads it, in less than a second.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from haystack.constants import ID
from whoosh import query as q
from whoosh.fields import Schema
from whoosh.index import TOC
from whoosh.writing import OPTIMIZE

from search.analysis import BORDER
from search.answering.filtering import Filters
from search.answering.finding import Question, find_in
from search.columnar.codec import ColumnarCodec
from search.columnar.compiling import one_at_a_time
from search.columnar.inverting.writer import ColumnarWriter
from search.columnar.lists.frequent import LEAST
from search.keeping.durable import DurableStorage
from search.keeping.generations import Generation
from search.keeping.snapshot import Snapshot
from search.query.parsing import parse

_TEXT = f"党员社区志愿服务{BORDER}党员和志愿者在社区为老人服务，增长5.8%。"
_WHOLE = dict.fromkeys(("text", "title", "lead", "body", "in_title"), _TEXT) | {
    "region": ["甲", "乙"],
    "tag": ["甲"],
    "year": ["2021"],
    "month": ["2021-05"],
    "first": 20210501,
    "last": 20210501,
    "family": 1,
    "script": "Hans",
}
_FREQUENT, _OTHER = (dict.fromkeys(("text", "body"), text) for text in ("党员社区志愿服务", "甲"))
_TYPED = (
    *("社", "党员", "员社区", "党员社区志愿", "党员社区志愿服务党建", "党员 社区", "党员 OR 社区 OR 建", "社区 -服务"),
    *("党?社", '"党员 社区"~10', "标题:社区", "甲 党员 服务 建"),
)
"""Each way in which lists are looked into,"""
_ASKED = (
    q.Term("body", "党员"),
    q.Or([q.Term("body", "党员"), q.Term("body", "增长")]),
    q.And([q.Term("body", "党员"), q.Term("body", "增长")]),
    q.Phrase("body", ["党员", "社区"]),
)
"""and what only programs ask."""
_FILTERS = (Filters(), Filters(values={"tag": "甲"}, first=date(2021, 1, 1)))


def warm_up(schema: Schema) -> None:
    """Index articles that are none, change and join them, and ask for them. `schema`: of the archive's index."""
    with one_at_a_time(), TemporaryDirectory() as folder:
        TOC.create(DurableStorage(Path(folder)), schema)
        generation = Generation(Path(folder), schema)
        generation.replace(ID, [], _documents())
        generation.replace(ID, ["0", "9"], [{ID: "0", **_WHOLE}])
        _ask(Snapshot(generation))
        # By the writer: an operator is told of segments that are joined beside the index, and these are none of its.
        ColumnarWriter(generation.index(), ColumnarCodec()).commit(mergetype=OPTIMIZE)
        _ask(Snapshot(generation))


def _documents() -> Iterator[dict[str, Any]]:
    """So many that some terms are frequent, but not in most of them: of these more is kept, and looked at."""
    for number in range(3 * LEAST):
        fields = _WHOLE if number < 5 else _FREQUENT if number % 3 == 0 else _OTHER
        yield {ID: str(number), "identifier": f"{number:012}", **fields}


def _ask(snapshot: Snapshot) -> None:
    for typed in _TYPED:
        for filters in _FILTERS:
            find_in(snapshot, Question(parse(typed).tree, filters))
    for query in _ASKED:
        snapshot.best(query, 10)
