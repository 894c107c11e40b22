"""An invented collection for the engine, in as many segments as wanted, thinned and joined, and what it should hold.

Its vocabulary is small, so that words meet often, and drawn so that some are everywhere and some in one document.
"""

import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from haystack import indexes
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.index import TOC
from whoosh.writing import OPTIMIZE

from search.analysis import WordTokenizer, words
from search.columnar.codec import ColumnarCodec
from search.keeping.durable import DurableStorage
from search.keeping.generations import Generation
from search.preparing.schema import whoosh_field

SENTENCES = (  # noqa: SIM905
    "社区 党员 志愿者 街道 服务 老人 学习 支部 书记 会议 村民 修桥 渡口 茶园 合作社 脱贫 致富 培训 广场 图书馆 "
    "党建引领 基层治理 志愿服务 主题教育 人民代表 医疗保障 义务教育 乡村振兴 农产品 老年食堂 石拱桥 望江亭 青石巷 "
    "杏花村 二十四桥 2021 abc"
).split()
NOTES = [first + rest for first in "abcdefgh" for rest in ("", "a", "ab", "ba", "bab", "aab")]
TAGS = ["党建", "甲, 乙", "甲", "先进 典型", "a"]
SCHEMA = Schema(
    key=ID(stored=True, unique=True),
    title=whoosh_field(indexes.CharField(analyzer=WordTokenizer())),
    body=whoosh_field(indexes.CharField(analyzer=WordTokenizer())),
    notes=TEXT(analyzer=SpaceSeparatedTokenizer(), field_boost=2.0),
    marks=KEYWORD(scorable=True),
    tag=whoosh_field(indexes.MultiValueField()),
    year=whoosh_field(indexes.IntegerField()),
)
COUNT = 200

Token = tuple[str, int]
"""A word or value, and its position."""


class Document:
    """One article, as it is given to the engine: what is absent is left out."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = {name: value for name, value in fields.items() if value not in (None, "", [])}
        self.key = str(fields["key"])

    @cached_property
    def tokens(self) -> dict[str, set[Token]]:
        """By field, and by the reading of its text alone, whatever the engine made of it."""
        return {name: set(_tokens(name, value)) for name, value in self.fields.items() if name != "year"}


def _tokens(field: str, value: Any) -> Iterator[Token]:
    if field in ("title", "body"):
        return ((word, position) for word, position, _, _ in words(value))
    return ((each, position) for position, each in enumerate(value if isinstance(value, list) else value.split()))


def _drawn(chance: random.Random, vocabulary: list[str], count: int) -> list[str]:
    """The first words of a vocabulary by far most often."""
    return chance.choices(vocabulary, weights=[1 / rank for rank in range(1, len(vocabulary) + 1)], k=count)


def _document(chance: random.Random, key: str) -> Document:
    # Some are longer than one span of places, some say nothing.
    length = chance.choice([0, 1, 6, 20, 60, 60, 60, 300])
    return Document(
        {
            "key": key,
            "title": "".join(_drawn(chance, SENTENCES[::-1], chance.randint(0, 5))),
            "body": "".join(each + chance.choice(["", "", "，", "。\n"]) for each in _drawn(chance, SENTENCES, length)),
            "notes": " ".join(_drawn(chance, NOTES, chance.randint(0, 12))),
            "marks": " ".join(_drawn(chance, ["x", "y", "z"], chance.randint(0, 5))),
            "tag": chance.sample(TAGS, chance.randint(0, 3)),
            "year": chance.choice([None, *range(2012, 2025)]),
        }
    )


class Collection:
    """One index on disk, and the documents that it should hold."""

    def __init__(self, folder: Path, documents: Mapping[str, Document]) -> None:
        self.generation = Generation(folder, SCHEMA)
        self.documents = dict(documents)

    @classmethod
    def drawn(cls, folder: Path, segments: int) -> "Collection":
        """The first commit holds one document in so many, and so on."""
        folder.mkdir()
        TOC.create(DurableStorage(folder), SCHEMA)
        chance, collection = random.Random(segments), cls(folder, {})
        documents = [_document(chance, f"k{number}") for number in range(COUNT)]
        for at in range(segments):
            collection._replace([], documents[at::segments])
        assert collection.segments == segments
        return collection

    def copied(self, folder: Path) -> "Collection":
        """Another that may be changed."""
        shutil.copytree(self.generation.folder, folder)
        return Collection(folder, self.documents)

    @property
    def segments(self) -> int:
        with self.generation.index().reader() as reader:
            return len(list(reader.leaf_readers()))

    def thin(self) -> None:
        """Take every fifth document away, and change some of the rest."""
        chance = random.Random(COUNT)
        gone = sorted(self.documents)[::5]
        changed = [_document(chance, key) for key in sorted(self.documents)[1::7]]
        self._replace([*gone, *(document.key for document in changed)], changed)

    def join(self) -> None:
        """Merge all segments to one."""
        writer = self.generation.index().writer(codec=ColumnarCodec())
        writer.commit(mergetype=OPTIMIZE)
        assert self.segments == 1

    def _replace(self, keys: Sequence[str], documents: Sequence[Document]) -> None:
        self.generation.replace("key", keys, [document.fields for document in documents])
        for key in keys:
            self.documents.pop(key, None)
        self.documents |= {document.key: document for document in documents}
