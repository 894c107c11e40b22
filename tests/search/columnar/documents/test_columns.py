"""Columns as they lie in a file."""

from io import BytesIO

import numpy as np
import pytest

from search.columnar.container import Container, Writer
from search.columnar.documents.columns import Strings


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
