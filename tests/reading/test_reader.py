from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.decoding import decode, decode_as
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from articles.reading.reader import read
from articles.reading.record import Record, Refused
from articles.reading.rules import undo
from tests.reading.texts import damaged_texts

HUNAN = Gazetteer([Place("43", "湖南省", "province", None, "43"), Place("4301", "长沙市", "prefecture", "43", "4301")])
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seed_is_read_and_its_repairs_lead_back(seed: Path, china: Gazetteer) -> None:
    raw = seed.read_bytes()
    record = read(raw, seed.name, china)
    assert undo(record.text, record.repairs) == decode(raw).text
    assert record.source.sha256.startswith(record.identifier)
    assert bool(record.title) != bool(record.title_supplied)
    assert record.main_region is not None


@given(damaged_texts)
def test_what_was_read_once_reads_the_same_again(text: str) -> None:
    # With a byte order mark, for a few characters alone may be another text in another encoding.
    try:
        record = read(BOM_UTF8 + text.encode("utf-8", "replace"), "甲.txt", HUNAN)
    except Refused:
        return
    again = read(BOM_UTF8 + record.text.encode(), "甲.txt", HUNAN)
    assert (again.text, again.repairs) == (record.text, ())


@settings(max_examples=200)
@given(st.binary(max_size=600) | damaged_texts.map(lambda text: text.encode("gb18030", "replace")))
def test_any_bytes_become_a_record_or_are_refused(raw: bytes) -> None:
    with suppress(Refused):
        assert isinstance(read(raw, "乙.txt", HUNAN), Record)


def test_every_mention_is_a_span_of_the_text() -> None:
    record = read("湖南(nán)长沙今天有雨。湖南。".encode(), "丙.txt", HUNAN)
    named = [record.text[start:end] for region in record.regions for start, end, _ in region.mentions]
    assert named == ["湖南", "湖南", "长沙"]
    assert (record.main_region, record.main_region_key) == ("长沙市", "4301")


@settings(max_examples=200)
@given(damaged_texts, st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16"]), st.binary(max_size=3))
def test_whatever_is_read_has_repairs_that_lead_back_to_what_was_decoded(text: str, encoding: str, tail: bytes) -> None:
    raw = text.encode(encoding, "replace") + tail
    try:
        record = read(raw, "丁.txt", HUNAN)
    except Refused:
        return
    assert undo(record.text, record.repairs) == decode_as(raw, record.source.encoding)
    edges = [edge for block in record.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(record.text)


@pytest.mark.parametrize(("charset", "text"), [("gbk", "审干"), ("big5", "机補")])
def test_the_charset_that_came_with_a_file_decides_where_its_bytes_say_nothing(charset: str, text: str) -> None:
    record = read("审干".encode("gbk"), "丁.txt", HUNAN, f"text/plain; charset={charset}")
    assert undo(record.text, record.repairs) == text
