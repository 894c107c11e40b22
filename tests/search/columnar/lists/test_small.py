"""Numbers of which most are small."""

import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.columnar.container import Container, Writer
from search.columnar.lists.small import BLOCK, Small, write_small

NUMBERS = st.lists(st.one_of(st.integers(0, 9), st.integers(250, 260), st.integers(0, (1 << 32) - 1)), max_size=400)


@given(NUMBERS)
def test_what_is_written_is_read(numbers: list[int]) -> None:
    file = io.BytesIO()
    writer = Writer(file)
    write_small(writer, "documents", np.array(numbers, np.int64))
    writer.finish()
    # Inside the file of a segment it may lie on any byte.
    small = Small(Container(memoryview(b"x" + file.getvalue())[1:]), "documents")
    for block in range(-(-len(numbers) // BLOCK)):
        assert list(small.block(block)) == numbers[block * BLOCK : (block + 1) * BLOCK]
        assert small.blocks(block, block + 3).tolist() == numbers[block * BLOCK : (block + 3) * BLOCK]
