"""The pages of a web archive: what servers answered when a crawler asked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from articles.importing.bounds import Meter
from articles.reading.decoding import LARGEST

DAMAGE = (ArchiveLoadFailed,)
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/json")
_LONGEST_TYPE = 100


@dataclass(frozen=True, slots=True)
class WebPage:
    """The answer's payload, decoded as HTTP transfers it; or (without address) something to tell of the archive."""

    address: str
    raw: bytes = b""
    media_type: str = ""
    note: str = ""


def web_pages(stream: BinaryIO, meter: Meter) -> Iterator[WebPage]:
    """Every page and text that was answered with 200; the others are counted. Raises OutOfBounds."""
    left_out: Counter[str] = Counter()
    for record in ArchiveIterator(stream):
        reason = _reason_to_leave_out(record)
        if reason:
            left_out[reason] += 1
            continue
        raw = record.content_stream().read(LARGEST + 1)
        meter.count_bytes(len(raw), len(raw), max(int(record.length or 0), 1))
        yield WebPage(record.rec_headers.get_header("WARC-Target-URI") or "", raw, _media_type(record))
    if left_out:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in left_out.most_common())
        yield WebPage("", note=f"left out: {reasons}")


def _reason_to_leave_out(record: Any) -> str:
    """In words that follow a number; empty for a page."""
    if record.rec_type != "response" or record.http_headers is None:
        return "records that are no answers"
    if record.http_headers.get_statuscode() != "200":
        return "answers other than 200"
    return "" if _media_type(record).partition(";")[0] in _PAGES else "answers that are neither page nor text"


def _media_type(record: Any) -> str:
    """With the charset that the server declared."""
    stated = (record.http_headers.get_header("Content-Type") or "").lower().replace(" ", "")
    return stated.replace("application/xhtml+xml", "text/html")[:_LONGEST_TYPE]
