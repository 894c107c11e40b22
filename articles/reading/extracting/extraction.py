"""Of the bytes of one article, whatever kind of file they are: the text as a newspaper would print it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from articles.reading.extracting.documents import page_of_document
from articles.reading.extracting.html import page_of_html
from articles.reading.extracting.markdown import page_of_markdown
from articles.reading.extracting.media_types import ENCRYPTED, HTML, MARKDOWN, OLD_WORD, PLAIN, ROW, WORD, essence
from articles.reading.extracting.page import Page
from articles.reading.extracting.rows import page_of_row
from articles.reading.record import Refused

# Markup and the names of columns, which are the same bytes in nearly all encodings. The first byte stays: it may be the
# second half of a character.
_TELLS_NOTHING = re.compile(rb"([\t-~])[\t-~]{40,}")
_REFUSED = {
    ENCRYPTED: ("encrypted", "The document is encrypted: save it without a password."),
    OLD_WORD: ("unsupported", "The document has the form of Word before 2007: save it as .docx."),
    "application/pdf": ("unsupported", "PDF is not read: save the text as .txt or .docx."),
    "application/rtf": ("unsupported", "RTF is not read: save it as .docx."),
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Decoder(NamedTuple):
    """`guess`: bytes to text, encoding and problems, or Refused where they are no Chinese text; `known`: to text."""

    guess: Callable[[bytes], tuple[str, str, tuple[str, ...]]]
    known: Callable[[bytes, str], str]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text, and how it was come by; where `titled`, its first line is what the file names the title."""

    text: str
    media_type: str
    encoding: str
    problems: tuple[str, ...]
    titled: bool = False


def extract(raw: bytes, media_type: str, columns: Mapping[str, str], decoder: Decoder) -> Extracted:
    """What is printed of the article; raises Refused."""
    kind = essence(media_type)
    if kind == PLAIN:
        text, encoding, problems = decoder.guess(raw)
        return Extracted(text, media_type, encoding, problems)
    page, encoding, problems = _page(raw, kind, columns, decoder)
    text = page.text
    # Refuses what the same text in a bare file would be refused for.
    decoder.guess(text.encode())
    return Extracted(text, media_type, encoding, problems, bool(page.title))


def _page(raw: bytes, kind: str, columns: Mapping[str, str], decoder: Decoder) -> tuple[Page, str, tuple[str, ...]]:
    if kind in _REFUSED:
        raise Refused(*_REFUSED[kind])
    if kind == WORD:
        return page_of_document(raw), "utf-8", ()
    if kind not in (HTML, MARKDOWN, ROW):
        raise Refused("unsupported", f"The file is of a kind that is not read ({kind}).")
    source, encoding, problems = _source(raw, decoder)
    if kind == ROW:
        return page_of_row(source, columns), encoding, problems
    return (page_of_html if kind == HTML else page_of_markdown)(source), encoding, problems


def _source(raw: bytes, decoder: Decoder) -> tuple[str, str, tuple[str, ...]]:
    """The text that the article is taken from; JSON and HTML may spell all Chinese in ASCII, \\u515a and &#20826;."""
    if raw.isascii() and raw.strip():
        return raw.decode("ascii"), "utf-8", ()
    if raw.startswith(_WIDE):
        return raw.decode("utf-16", "replace"), "utf-16", ()
    if b"\0" in raw:
        return decoder.guess(raw)
    _, encoding, problems = decoder.guess(_TELLS_NOTHING.sub(rb"\1\n", raw))
    return decoder.known(raw, encoding), encoding, problems
