"""What comes out of archives, and what must not: bombs, ways out, links, archives within archives."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.bounds import Bounds
from articles.importing.intake import items
from articles.importing.items import Item

TEXT = "车棚改成议事厅，大家来商量。".encode()
SMALL = Bounds(entries=3, ratio=10, total=100_000, unmeasured=1000)


def a_zip(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def a_tar(members: Iterable[tuple[str | tarfile.TarInfo, bytes]], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            entry = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return file.getvalue()


def taken(folder: Path, name: str, raw: bytes, bounds: Bounds | None = None) -> list[Item]:
    (folder / name).write_bytes(raw)
    return list(items([folder / name], bounds=bounds))


def told(taken: Iterable[Item]) -> list[str]:
    return [item.trouble for item in taken]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.zip", a_zip([("2021/甲.txt", TEXT), (".DS_Store", b"x"), ("__MACOSX/._a", b"x"), ("leer/", b"")])),
        ("a.tar", a_tar([("2021/甲.txt", TEXT), (".DS_Store", b"x")])),
        ("a.tar.gz", a_tar([("2021/甲.txt", TEXT)], "w:gz")),
        ("a.tgz", a_tar([("2021/甲.txt", TEXT)], "w:gz")),
        ("a.tar.bz2", a_tar([("2021/甲.txt", TEXT)], "w:bz2")),
    ],
)
def test_the_files_of_an_archive_are_articles(name: str, raw: bytes, tmp_path: Path) -> None:
    (item,) = taken(tmp_path, name, raw)
    assert (item.raw, item.media_type, item.trouble) == (TEXT, "text/plain", "")
    assert (item.name, item.file_name) == (f"{tmp_path}/{name}!2021/甲.txt", f"{name}!2021/甲.txt")


def test_a_packed_file_is_the_file(tmp_path: Path) -> None:
    (item,) = taken(tmp_path, "甲.txt.gz", gzip.compress(TEXT))
    assert (item.raw, item.file_name) == (TEXT, "甲.txt.gz")


def test_the_tables_of_an_archive_are_read_row_by_row(tmp_path: Path) -> None:
    raw = a_zip([("rows.csv", "title,text\n题,文章\n".encode()), ("rows.jsonl", '{"text":"文章"}\n'.encode())])
    assert [item.file_name for item in taken(tmp_path, "a.zip", raw)] == ["a.zip!rows.csv#2", "a.zip!rows.jsonl#1"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_are_read_in_the_encoding_they_were_written_in(encoding: str, tmp_path: Path) -> None:
    placed = a_zip([("xx.txt", TEXT)]) if encoding == "gb18030" else a_zip([("xxx.txt", TEXT)])
    raw = placed.replace(b"x" * len("党".encode(encoding)) + b".txt", "党".encode(encoding) + b".txt")
    assert taken(tmp_path, "a.zip", raw)[0].file_name == "a.zip!党.txt"


def a_link() -> tuple[zipfile.ZipInfo, tarfile.TarInfo]:
    zipped, tarred = zipfile.ZipInfo("link.txt"), tarfile.TarInfo("link.txt")
    zipped.external_attr = (stat.S_IFLNK | 0o777) << 16
    tarred.type, tarred.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return zipped, tarred


@pytest.mark.parametrize("way_out", ["../a.txt", "/a.txt", "b/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_told(way_out: str, tmp_path: Path) -> None:
    for name, raw in (("a.zip", a_zip([(way_out, TEXT)])), ("a.tar", a_tar([(way_out, TEXT)]))):
        assert told(taken(tmp_path, name, raw)) == ["has a name that leads out of the archive"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    zipped, tarred = a_link()
    for name, raw in (("a.zip", a_zip([(zipped, b"/etc/passwd")])), ("a.tar", a_tar([(tarred, b"")]))):
        assert told(taken(tmp_path, name, raw)) == ["is a link or a device, not a file"]


def test_an_encrypted_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    raw = bytearray(a_zip([("a.txt", TEXT), ("b.txt", TEXT)]))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert told(taken(tmp_path, "a.zip", bytes(raw))) == ["is encrypted", ""]


@pytest.mark.parametrize("inner", ["b.zip", "b.tar", "b.tar.gz", "b.txt.gz", "b.warc"])
def test_an_archive_within_an_archive_is_told(inner: str, tmp_path: Path) -> None:
    reason = ["is an archive within an archive: unpack it first"]
    assert told(taken(tmp_path, "a.zip", a_zip([(inner, b"x")]))) == reason


def test_an_archive_of_too_many_files_stops_after_those_that_may_be(tmp_path: Path) -> None:
    raw = a_zip((f"{number}.txt", TEXT) for number in range(5))
    reason = "holds more than 3 files; the rest of it was not read"
    assert told(taken(tmp_path, "a.zip", raw, SMALL)) == ["", "", "", reason]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.zip", a_zip([("a.txt", TEXT), ("b.txt", b"x" * 90_000)])),
        ("a.tar.gz", a_tar([("a.txt", TEXT), ("b.txt", b"x" * 90_000)], "w:gz")),
        ("a.tar.bz2", a_tar([("a.txt", TEXT), ("b.txt", b"x" * 90_000)], "w:bz2")),
        ("a.jsonl.gz", gzip.compress(b'{"text":"x"}\n' * 7000)),
        ("a.txt.gz", gzip.compress(b"x" * 90_000)),
    ],
)
def test_a_bomb_stops_with_a_sentence(name: str, raw: bytes, tmp_path: Path) -> None:
    assert (
        told(taken(tmp_path, name, raw, SMALL))[-1]
        == "unpacks to more than 10 times its size; the rest of it was not read"
    )


def test_an_archive_that_unpacks_to_too_much_stops(tmp_path: Path) -> None:
    raw = a_zip((f"{number}.txt", bytes(range(256)) * 200) for number in range(3))
    generous = Bounds(entries=10, ratio=10_000, total=100_000)
    assert "unpacks to more than 0 MB" in told(taken(tmp_path, "a.zip", raw, generous))[-1]


def test_a_member_past_the_limit_of_an_article_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    raw = a_zip([("a.txt", b"\0" * (21 * 1024**2)), ("b.txt", TEXT)])
    assert told(taken(tmp_path, "a.zip", raw, Bounds(ratio=2000))) == ["is larger than 20 MB", ""]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.gz", "a.bz2", "a.warc", "a.warc.gz"])
@given(raw=st.binary(max_size=600))
def test_any_bytes_are_items_or_troubles(name: str, raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    for item in taken(tmp_path_factory.getbasetemp(), name, raw):
        assert isinstance(item, Item)


@given(place=st.integers(0, 400), byte=st.integers(0, 255), name=st.sampled_from(["a.zip", "a.tar", "a.tar.gz"]))
def test_an_archive_with_a_wrong_byte_is_items_or_troubles(
    place: int, byte: int, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    members = [("a.txt", TEXT), ("b.txt", TEXT[::-1])]
    whole = {"a.zip": a_zip(members), "a.tar": a_tar(members), "a.tar.gz": a_tar(members, "w:gz")}[name]
    raw = bytearray(whole)
    raw[place % len(raw)] = byte
    assert all(isinstance(item, Item) for item in taken(tmp_path_factory.getbasetemp(), name, bytes(raw)))
