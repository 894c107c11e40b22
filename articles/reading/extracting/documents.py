"""Documents of Word (.docx): paragraphs and tables as lines, without what says how a character is read.

Of the properties only the title counts, and only where the text begins without one: the author there is who owned the
program, the date when a file was made.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.text.paragraph import Paragraph
from lxml import etree

from articles.reading.extracting.page import Page, lines_of
from articles.reading.record import Refused

_LARGEST_UNPACKED, _MOST_PARTS, _LARGEST_TEXT = 256 * 1024**2, 5000, 20 * 1024**2
_BROKEN = (
    *(OpcError, etree.LxmlError, BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError),
    *(NotImplementedError, RuntimeError, AttributeError, TypeError, AssertionError, OverflowError),
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _ROW, _CELL, _TEXT, _TAB = (_WORD + name for name in ("p", "tr", "tc", "t", "tab"))
_BREAKS = (_WORD + "br", _WORD + "cr")
# What is shown instead of another part, and what stands above a character to say how it is read.
_UNREAD = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", _WORD + "rt", _WORD + "del")
_TITLES = ("Title", "Heading 1")
_LONGEST_TITLE = 80


def page_of_document(raw: bytes) -> Page:
    """Title and paragraphs; raises Refused."""
    try:
        document = _opened(raw)
        lines = list(_lines(document.element.body))
        styled, named = _styled_title(document), (document.core_properties.title or "").strip()
    except _BROKEN as error:
        raise Refused("damaged", "The document is damaged or no .docx at all.") from error
    if not lines:
        raise Refused("no-text", "The document holds no text.")
    return Page(tuple(lines), title=_title(lines[0], styled, named))


def _opened(raw: bytes) -> Any:
    """Measured before it is unpacked, for the library unpacks all of it at once."""
    with ZipFile(BytesIO(raw)) as parts:
        sizes = {part.filename: part.file_size for part in parts.infolist()}
    text = sizes.get("word/document.xml", 0)
    if len(sizes) > _MOST_PARTS or sum(sizes.values()) > _LARGEST_UNPACKED or text > _LARGEST_TEXT:
        raise Refused("too-large", "The document unpacks to more than any article holds.")
    return Document(BytesIO(raw))


def _styled_title(document: Any) -> str:
    """The first line, where it has the style of a title."""
    first = next((each for each in document.element.body.iter(_PARAGRAPH) if _shown(each).strip()), None)
    style = Paragraph(first, document).style if first is not None else None
    return " ".join(lines_of(_shown(first))) if style is not None and style.name in _TITLES else ""


def _title(first: str, styled: str, named: str) -> str:
    """A styled first line, a first line that the properties name, or the properties' where the text begins as prose."""
    if styled == first or named == first:
        return first
    return named if len(first) > _LONGEST_TITLE and "。" in first and len(named) <= _LONGEST_TITLE else ""


def _lines(body: Any) -> Iterator[str]:
    """Of every paragraph its lines, of every row of a table one line."""
    for element in body.iter(_PARAGRAPH, _ROW):
        if element.tag == _ROW:
            if not _is_within_row(element):
                cells = (" ".join(lines_of(_shown(cell))) for cell in element.iterchildren(_CELL))
                yield from filter(None, [" ".join(filter(None, cells))])
        elif not _is_within_row(element):
            yield from lines_of(_shown(element))


def _is_within_row(element: Any) -> bool:
    return next(element.iterancestors(_ROW), None) is not None


def _shown(element: Any) -> str:
    pieces: list[str] = []
    unread = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag in _UNREAD:
            unread += 1 if event == "start" else -1
        elif unread:
            continue
        elif event == "end":
            pieces.append("\n" if part.tag == _PARAGRAPH else "")
        elif part.tag == _TEXT:
            pieces.append(part.text or "")
        elif part.tag in _BREAKS or part.tag == _TAB:
            pieces.append("\n" if part.tag in _BREAKS else " ")
    return "".join(pieces)
