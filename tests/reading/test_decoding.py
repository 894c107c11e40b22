from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from articles.reading.decoding import LARGEST, decode
from articles.reading.record import Refused

SIMPLIFIED = "学党史、悟思想,株洲高新区开展党史学习教育活动。"
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
