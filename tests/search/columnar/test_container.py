"""One file of named sections."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.container import VERSION, Container, Damaged, Writer

SECTIONS = st.dictionaries(st.text(max_size=8), st.binary(max_size=40), max_size=5)


def file_of(sections: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = Writer(file)
    for name, data in sections.items():
        writer.add(name, data)
    writer.finish()
    return file.getvalue()


@given(SECTIONS)
def test_what_is_written_is_read(sections: dict[str, bytes]) -> None:
    container = Container(memoryview(file_of(sections)))
    container.verify()
    assert {name: bytes(container[name]) for name in sections} == sections


def test_numbers_are_read_as_they_were_written() -> None:
    file = io.BytesIO()
    writer = Writer(file)
    writer.add("odd", b"abc")
    writer.add("numbers", np.arange(5, dtype="<u4"))
    writer.finish()
    assert Container(memoryview(file.getvalue())).array("numbers", "<u4").tolist() == [0, 1, 2, 3, 4]


@given(st.lists(st.binary(max_size=9)))
def test_a_section_is_written_piece_by_piece(pieces: list[bytes]) -> None:
    file = io.BytesIO()
    writer = Writer(file)
    writer.begin("lists")
    for piece in pieces:
        writer.append(np.frombuffer(piece, np.uint8))
    writer.end()
    writer.finish()
    container = Container(memoryview(file.getvalue()))
    container.verify()
    assert bytes(container["lists"]) == b"".join(pieces)


def test_one_section_is_written_at_a_time() -> None:
    writer = Writer(io.BytesIO())
    writer.begin("lists")
    with pytest.raises(ValueError, match="lists"):
        writer.begin("terms")


def test_a_name_stands_for_one_section() -> None:
    writer = Writer(io.BytesIO())
    writer.add("terms", b"")
    with pytest.raises(ValueError, match="terms"):
        writer.add("terms", b"")


@given(SECTIONS, st.data())
def test_a_file_that_is_cut_off_is_told(sections: dict[str, bytes], data: st.DataObject) -> None:
    whole = file_of(sections)
    with pytest.raises(Damaged):
        Container(memoryview(whole[: data.draw(st.integers(0, len(whole) - 1))]))


@given(SECTIONS, st.data())
def test_a_byte_that_is_changed_is_told_unless_it_fills_a_gap(sections: dict[str, bytes], data: st.DataObject) -> None:
    whole = bytearray(file_of(sections))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    try:
        container = Container(memoryview(whole))
        container.verify()
    except Damaged:
        return
    assert {name: bytes(container[name]) for name in sections} == sections


def test_another_format_is_told() -> None:
    whole = bytearray(file_of({}))
    whole[7] += 1
    with pytest.raises(Damaged, match=f"format {VERSION + 1}"):
        Container(memoryview(whole))
