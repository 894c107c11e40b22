from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from articles.reading.decoding import LARGEST, declared_encoding, decode
from articles.reading.record import Refused
from tests.reading.cases import cases

SIMPLIFIED = "学党史、悟思想,株洲高新区开展党史学习教育活动。"
# In both scripts alike, and no byte of it is ASCII.
LONGER = "今年三月，山口村的老人自己在河上修好了一座木橋，往返上下的人不用再等小船。"
TRADITIONAL = OpenCC("s2t").convert(SIMPLIFIED)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16"])
def test_simplified_text_is_decoded_in_every_encoding(encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
@pytest.mark.parametrize("length", [8, 24])
def test_traditional_text_is_decoded_even_where_another_encoding_fits(encoding: str, length: int) -> None:
    text = TRADITIONAL[:length]
    assert decode(text.encode(encoding)).encoding == encoding


def test_bytes_that_are_utf8_by_chance_are_read_as_what_they_are() -> None:
    raw = "小学学校".encode("gb18030")
    assert raw.decode("utf-8")
    assert decode(raw).text == "小学学校"


def test_rare_characters_in_utf8_are_not_taken_for_another_encoding() -> None:
    assert decode("幺麽".encode()).text == "幺麽"


@pytest.mark.parametrize("case", cases("encodings"), ids=lambda case: f"{case['text']} in {case['encoding']}")
def test_a_few_characters_are_enough(case: dict[str, str]) -> None:
    raw = case["text"].encode(case["encoding"])
    assert decode(raw, case.get("declared")).text == case["text"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "BIG5", "no-such-charset", ""])
def test_a_declared_charset_that_lies_is_not_believed(encoding: str, declared: str) -> None:
    page = f'<html><meta charset="{declared}"><p>{TRADITIONAL}</p>'
    assert decode(page.encode(encoding), declared).text == page


def test_a_declared_charset_decides_where_bytes_say_nothing() -> None:
    raw = b"\xc9\xf3\xb8\xc9"
    assert [decode(raw, declared).text for declared in ("gbk", "big5")] == ["审干", "机補"]


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<html><head><meta charset="GB2312">', "gb18030"),
        (b"<META http-equiv=Content-Type content='text/html; charset=big5-hkscs'>", "big5"),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<meta charset=klingon>", None),
        ("编码 charset=gbk".encode(), None),
    ],
)
def test_a_page_declares_its_charset(page: bytes, encoding: str | None) -> None:
    assert declared_encoding(page) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("length", [5, 24])
def test_a_text_cut_within_a_character_keeps_the_others(encoding: str, length: int) -> None:
    decoded = decode(SIMPLIFIED[:length].replace(",", "、").encode(encoding)[:-1])
    assert decoded.text == SIMPLIFIED[: length - 1].replace(",", "、") + "\ufffd"
    assert decoded.problems == (f"1 places could not be decoded as {encoding}.",)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
@given(place=st.integers(0, 2 * len(LONGER) - 2))
def test_a_broken_byte_costs_one_character(encoding: str, place: int) -> None:
    raw = bytearray(LONGER.encode(encoding))
    raw[place] = 0xFF
    assert decode(bytes(raw)).text == LONGER[: place // 2] + "\ufffd" + LONGER[place // 2 + 1 :]


def test_stray_bytes_of_another_encoding_are_marked() -> None:
    decoded = decode(SIMPLIFIED.encode() + "报道".encode("gb18030") + SIMPLIFIED.encode())
    assert decoded.text == SIMPLIFIED + "\ufffd" * 4 + SIMPLIFIED
    assert decoded.problems == ("4 places could not be decoded as utf-8.",)


def test_marks_that_the_file_holds_itself_are_not_counted() -> None:
    assert decode((SIMPLIFIED + "\ufffd").encode()).problems == ()


def test_a_few_broken_bytes_are_marked_and_told() -> None:
    raw = (SIMPLIFIED * 10).encode() + b"\xff" + SIMPLIFIED.encode()
    decoded = decode(raw)
    assert decoded.text.count("\ufffd") == 1
    assert decoded.problems == ("1 places could not be decoded as utf-8.",)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"A letter without a word of Chinese.", "no-chinese"),
        ("Une lettre en français, déjà.".encode(), "no-chinese"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
        (b"\0" * 1000, "binary"),
        (b"a" * (LARGEST + 1), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_chinese_text_is_refused_with_a_reason(raw: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(raw)
    assert refused.value.code == code
    assert refused.value.reason.endswith(".")


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    with suppress(Refused):
        assert decode(raw).text
