"""Columns as they lie in a file."""

from io import BytesIO

import numpy as np
import pytest

from search.columnar.container import Container, Damaged, Writer
from search.columnar.documents.columns import Sets, Strings


@pytest.mark.parametrize("offset", range(8))
def test_strings_are_read_at_whatever_byte_their_file_begins(offset: int) -> None:
    file = BytesIO()
    writer = Writer(file)
    writer.add("name/values", np.frombuffer(b"onethreetwo", np.uint8))
    writer.add("name/value ends", np.array([3, 8, 11], np.uint32))
    writer.finish()
    whole = bytearray(offset) + file.getvalue()
    strings = Strings(Container(memoryview(whole)[offset:]), "name", {"value ends": "<u4"})
    assert [*map(strings.__getitem__, range(3))] == [b"one", b"three", b"two"]


@pytest.mark.parametrize("ends", [[1, 3], [1, 1], [2, 1], [3, 2]])
def test_sets_that_end_elsewhere_than_their_members_are_damaged(ends: list[int]) -> None:
    file = BytesIO()
    writer = Writer(file)
    writer.add("name/values", b"ab")
    for name, numbers in {"codes": [0, 1], "value ends": [1, 2], "members": [0, 1], "ends": ends}.items():
        writer.add(f"name/{name}", np.array(numbers, np.uint8))
    writer.finish()
    known = {"none": "", "separator": "/"} | dict.fromkeys(["codes", "value ends", "members", "ends"], "u1")
    with pytest.raises(Damaged):
        Sets(Container(memoryview(file.getvalue())), "name", known)
