"""Of the bytes of one article, whatever kind of file they are: the text as a newspaper would print it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from articles.reading.extracting.html import page_of_html
from articles.reading.extracting.media_types import HTML, PLAIN, ROW, essence
from articles.reading.extracting.page import Page
from articles.reading.extracting.rows import page_of_row
from articles.reading.record import Refused

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
# Markup and the names of columns, which are the same bytes in nearly all encodings. The first byte stays: it may be the
# second half of a character.
_TELLS_NOTHING = re.compile(rb"([\t-~])[\t-~]{40,}")
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
    if kind not in (HTML, ROW):
        raise Refused("unsupported", f"The file is of a kind that is not read ({kind}).")
    source, encoding, problems = _source(raw, decoder)
    if kind == ROW:
        return page_of_row(source, columns), encoding, problems
    return page_of_html(source), encoding, problems


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
