"""Of the bytes of one article, whatever kind of file they are: the text as a newspaper would print it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from articles.reading.extracting.media_types import PLAIN, ROW, essence
from articles.reading.extracting.page import Page
from articles.reading.extracting.rows import page_of_row
from articles.reading.record import Refused

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
Decode = Callable[[bytes], tuple[str, str, tuple[str, ...]]]
"""Bytes to text, encoding and problems; raises Refused where they are no Chinese text."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text, and how it was come by; where `titled`, its first line is what the file names the title."""

    text: str
    media_type: str
    encoding: str
    problems: tuple[str, ...]
    titled: bool = False


def extract(raw: bytes, media_type: str, columns: Mapping[str, str], decode: Decode) -> Extracted:
    """What is printed of the article; raises Refused."""
    kind = essence(media_type)
    if kind == PLAIN:
        text, encoding, problems = decode(raw)
        return Extracted(text, media_type, encoding, problems)
    if kind != ROW:
        raise Refused("unsupported", f"The file is of a kind that is not read ({kind}).")
    text, encoding, problems = _source(raw, decode)
    page = page_of_row(text, columns)
    return Extracted(_held_to_be_chinese(page, decode), media_type, encoding, problems, bool(page.title))


def _source(raw: bytes, decode: Decode) -> tuple[str, str, tuple[str, ...]]:
    """The text that the article is taken from; JSON and HTML may spell all Chinese in ASCII, \\u515a and &#20826;."""
    return (raw.decode("ascii"), "utf-8", ()) if raw.isascii() and raw.strip() else decode(raw)


def _held_to_be_chinese(page: Page, decode: Decode) -> str:
    """The page's text, refused as the same text in a bare file would be."""
    text = page.text
    decode(text.encode())
    return text
