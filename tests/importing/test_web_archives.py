"""The pages of a web archive, and the count of what is none."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.importing.bounds import Bounds
from articles.importing.intake import items
from articles.importing.items import Item

# warcio leaves the temporary files of its writer open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PAGE = "<html><body><h1>议事厅开门</h1></body></html>"


def a_warc(*answers: tuple[str, str, list[tuple[str, str]], bytes], packed: bool = False) -> bytes:
    """Of answers as (address, status, headers, body)."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, status, headers, body in answers:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(body), http_headers=http))
    return file.getvalue()


def taken(folder: Path, name: str, raw: bytes, bounds: Bounds | None = None) -> list[Item]:
    (folder / name).write_bytes(raw)
    return list(items([folder / name], bounds=bounds))


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_is_the_payload_under_its_address(packed: bool, tmp_path: Path) -> None:
    html = [("Content-Type", "text/html; charset=GBK")]
    raw = a_warc(("http://例.test/2021/0517/1.html", "200 OK", html, PAGE.encode("gbk")), packed=packed)
    item, note = taken(tmp_path, "a.warc" + ".gz" * packed, raw)
    assert (item.file_name, item.raw) == ("http://例.test/2021/0517/1.html", PAGE.encode("gbk"))
    assert item.media_type == "text/html;charset=gbk"
    assert note.note == "left out: 1 records that are no answers"


def test_a_payload_is_taken_out_of_what_it_was_sent_in(tmp_path: Path) -> None:
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    body = gzip.compress(PAGE.encode())
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    item, _ = taken(tmp_path, "a.warc", a_warc(("http://a.test/", "200 OK", headers, chunked)))
    assert item.raw == PAGE.encode()


def test_what_is_no_page_is_counted_on_one_line(tmp_path: Path) -> None:
    html, picture = [("Content-Type", "text/html")], [("Content-Type", "image/png")]
    answers = [("http://a.test/1", "404 Not Found", html, b"x"), ("http://a.test/2", "200 OK", picture, b"x")] * 2
    (note,) = taken(tmp_path, "a.warc", a_warc(*answers))
    reasons = "2 answers other than 200, 2 answers that are neither page nor text, 1 records that are no answers"
    assert sorted(note.note.removeprefix("left out: ").split(", ")) == sorted(reasons.split(", "))


def test_a_page_that_unpacks_to_too_much_stops_the_reading(tmp_path: Path) -> None:
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    raw = a_warc(("http://a.test/", "200 OK", headers, gzip.compress(b"x" * 900_000)))
    *_, last = taken(tmp_path, "a.warc", raw, Bounds(ratio=10, unmeasured=1000))
    assert "unpacks to more than 10 times its size" in last.trouble
