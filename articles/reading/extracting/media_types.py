"""Which kind of file holds an article, told by its name and its first bytes."""

import re
from pathlib import PurePosixPath

PLAIN = "text/plain"
HTML = "text/html"
MARKDOWN = "text/markdown"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROW = "application/json"
"""One article as an object of columns and values: a line of .jsonl, a row of .csv."""

OLD_WORD = "application/msword"
ENCRYPTED = "application/encrypted"
UNREADABLE = "application/octet-stream"

_BY_ENDING = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".docx": WORD,
    ".json": ROW,
}
_ZIP = b"PK\x03\x04"
_OPENINGS = {
    b"%PDF-": "application/pdf",
    b"{\\rtf": "application/rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": OLD_WORD,
}
# Scrapers save pages under any name. A byte order mark may stand before the first tag, the zeros of UTF-16 within it.
_PAGE = re.compile(
    rb"(?:[\s\x00\x80-\xff]|<!--[^>]{0,500}-->|<\?xml[^>]{0,200}>){0,100}<(?:\x00)?(?:!\x00?d|h\x00?t\x00?m\x00?l)",
    re.I,
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGINNING = 4096
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)


def media_type_of(raw: bytes, name: str) -> str:
    """By the bytes where they are unmistakable, else by the ending of the name, else plain text."""
    beginning = raw[:_BEGINNING]
    for opening, media_type in _OPENINGS.items():
        if beginning.startswith(opening):
            return ENCRYPTED if media_type == OLD_WORD and _ENCRYPTED in raw else media_type
    if beginning.startswith(_ZIP):
        return WORD if b"word/document.xml" in raw else UNREADABLE
    if _PAGE.match(beginning):
        return HTML
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower(), PLAIN)


def essence(media_type: str) -> str:
    """The type without its parameters: text/html of `text/html; charset=gbk`."""
    return media_type.partition(";")[0].strip().lower()


def charset(media_type: str) -> str | None:
    """What the type declares: gbk of `text/html; charset="gbk"`."""
    declared = _CHARSET.search(media_type)
    return declared[1] if declared else None
