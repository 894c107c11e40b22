"""The tokens of numbers: each with fewer and fewer of its bits, by which Whoosh finds ranges."""

import struct
from collections.abc import Sequence

import numpy as np
from whoosh.fields import NUMERIC, FieldType

from search.columnar.inverting.inversion import Numbers, Tokens, numbered

_TERM = struct.Struct(">BI")


def is_of_numbers(field: FieldType) -> bool:
    """Whether these are whole numbers of 32 bits, each with all its ranges."""
    return type(field) is NUMERIC and field.bits == 32 and field.numtype is int and field.shift_step > 0


def tokens_of_numbers(field: NUMERIC, values: Sequence[int]) -> Tokens:
    """What the field's `index` tells. Raises ValueError for a number that it does not hold."""
    numbers = np.fromiter(map(field.to_column_value, values), np.uint64, len(values))
    shifts = np.arange(0, field.bits, field.shift_step, dtype=np.uint64)
    ranges = (shifts << np.uint64(32)) | (numbers[:, None] >> shifts)
    known, keys = numbered(ranges.ravel(), 1 << 64)
    positions = np.tile(np.arange(len(shifts), dtype=np.uint32), len(values))
    return Tokens(keys, positions, np.full(len(values), len(shifts), np.int64), lambda some: _terms(known[some]))


def _terms(ranges: Numbers) -> list[bytes]:
    return [_TERM.pack(each >> 32, each & 0xFFFFFFFF) for each in ranges.tolist()]
