"""Whatever bytes come as whatever kind of file: a text or a refusal, and never anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.decoding import decode, decode_as
from articles.reading.extracting.extraction import Decoder, extract
from articles.reading.extracting.media_types import HTML, MARKDOWN, ROW, WORD
from articles.reading.extracting.page import Page
from articles.reading.record import Refused

MARKUP = (
    "<p> </p> <h1> </h1> <br> <table> <td> <title> <script> <!-- &#20826; &nbsp; <a/href=x> <meta/name=date/content='"
)
OTHERS = [
    "# ",
    "---\n",
    "title: ",
    "| ",
    "```",
    "[",
    "](",
    "**",
    "\n",
    '{"text":"',
    '"}',
    '":',
    "\\u515a",
    "\ud800",
    "\0",
]
WORDS = ["\u3000", "2024-05-17", "来源：", "责编:", "车棚改成了议事厅，大家来商量。" * 3]
PIECES = st.sampled_from([*MARKUP.split(), *OTHERS, *WORDS])


@pytest.mark.parametrize("media_type", [HTML, MARKDOWN, ROW, WORD, "text/html; charset=nonsense", "image/png"])
@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=200) | st.lists(PIECES).map(lambda pieces: "".join(pieces).encode("utf-8", "replace")))
def test_any_bytes_are_a_text_or_refused(media_type: str, raw: bytes) -> None:
    try:
        text = extract(raw, media_type, {}, Decoder(decode, decode_as)).text
    except Refused as refused:
        text = refused.reason
    assert text.strip()


@given(st.lists(st.text(max_size=30)), st.text(max_size=30), st.lists(st.text(max_size=30)))
def test_a_page_is_lines_none_of_them_empty(paragraphs: list[str], title: str, foot: list[str]) -> None:
    lines = Page(tuple(paragraphs), title, foot=tuple(foot)).text.split("\n")
    assert lines == [""] or all(line == line.strip() != "" for line in lines)
