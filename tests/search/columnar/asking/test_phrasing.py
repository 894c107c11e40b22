"""Words one behind another in some documents, against looking at each text's own words."""

import random
from pathlib import Path

import numpy as np
import pytest
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage

from search.analysis import WordTokenizer, words
from search.columnar.asking.phrasing import holding_phrase
from search.columnar.codec import ColumnarCodec
from search.columnar.inverting.writer import ColumnarWriter

SCHEMA = Schema(key=ID(stored=True, unique=True), body=TEXT(analyzer=WordTokenizer()))
PARTS = ["党建", "引领", "志愿者", "志愿", "老渡口", "，", "人民代表大会", "工作"]
PHRASES = [["党建"], ["党建", "引领"], ["志愿者", "工作", "党建"], ["人民", "工作"], ["引领", "没有"], ["没有"], []]


def holds(text: str, phrase: list[str]) -> bool:
    placed = {(word, position) for word, position, *_ in words(text)}
    starts = {position for word, position in placed if word == phrase[0]} if phrase else ()
    return any(all((word, start + step) in placed for step, word in enumerate(phrase)) for start in starts)


@pytest.mark.parametrize("segments", [1, 3])
@pytest.mark.parametrize("share", [1, 2, 50])
def test_of_the_documents_those_are_told_that_hold_the_phrase(tmp_path: Path, segments: int, share: int) -> None:
    chance = random.Random(segments)
    texts = {str(n): "".join(chance.choices(PARTS, k=chance.choice([0, 2, 5, 400]))) for n in range(150)}
    index = FileStorage(str(tmp_path)).create_index(SCHEMA)
    for at in range(segments):
        writer = ColumnarWriter(index, ColumnarCodec())
        for key, text in list(texts.items())[at::segments]:
            writer.add_document(key=key, body=text)
        writer.commit(merge=False)
    with index.reader() as reader:
        asked = np.arange(0, reader.doc_count_all(), share)
        keys = [reader.stored_fields(number)["key"] for number in asked.tolist()]
        for phrase in PHRASES:
            found = holding_phrase(reader, "body", [word.encode() for word in phrase], asked)
            assert found.tolist() == [holds(texts[key], phrase) for key in keys]
