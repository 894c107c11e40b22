"""A field's values by document: numbers, or codes into the field's distinct values, which lie sorted.

Where a document has several values, its code is that of a set of them: most documents share theirs with many others.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import ColumnReader, VarBytesColumn

from search.columnar.compiling import compiled
from search.columnar.container import Container, Damaged
from search.columnar.lists.elias_fano import Bytes

Known = dict[str, Any]
"""What a reader must know of a column beside its sections."""


class SeveralColumn(VarBytesColumn):
    """What a schema says of a field with several values a document, joined by a character that none of them holds."""

    def __init__(self, separator: str) -> None:
        super().__init__()
        self.separator = separator


class Strings(Sequence[bytes]):
    """Distinct byte strings, ascending."""

    def __init__(self, container: Container, name: str, known: Known) -> None:
        self._data = container[f"{name}/values"]
        self._ends = container.array(f"{name}/value ends", known["value ends"])

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, code: int) -> bytes:  # type: ignore[override]
        if not 0 <= code < len(self._ends):
            raise IndexError(code)
        return bytes(self._data[self._ends.item(code - 1) if code else 0 : self._ends.item(code)])

    def __iter__(self) -> Iterator[bytes]:
        data, start = bytes(self._data), 0
        for end in self._ends.tolist():
            yield data[start:end]
            start = end

    def padded(self, codes: NDArray[Any]) -> NDArray[np.bytes_]:
        """The strings of these codes, filled up with NUL to one length; they compare as the strings do."""
        padded = _padded(np.frombuffer(self._data, np.uint8), self._ends, codes)
        return padded.view(f"S{padded.shape[1]}").ravel()


@compiled
def _padded(data: Bytes, ends: NDArray[np.unsignedinteger], codes: NDArray[np.integer]) -> Bytes:
    """A row of bytes for each of these pieces of the data, filled up with NUL."""
    firsts, lasts, width = np.zeros(len(codes), np.int64), np.empty(len(codes), np.int64), np.int64(1)
    for row in range(len(codes)):
        code = np.int64(codes[row])
        if not 0 <= code < len(ends):
            raise ValueError("No value has this code.")
        if code:
            firsts[row] = ends[code - 1]
        lasts[row] = ends[code]
        width = max(width, lasts[row] - firsts[row])
        if not 0 <= firsts[row] <= lasts[row] <= len(data):
            raise ValueError("A value is not where it was written.")
    rows = np.zeros((len(codes), width), np.uint8)
    for row in range(len(codes)):
        for at in range(firsts[row], lasts[row]):
            rows[row, at - firsts[row]] = data[at]
    return rows


class Numbers:
    """`none` stands where a document has no value."""

    def __init__(self, container: Container, name: str, known: Known) -> None:
        self.values: NDArray[Any] = container.array(f"{name}/numbers", known["type"])
        self.none: Any = known["none"]

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, document: int) -> Any:
        return self.values[document].item()


class Codes:
    """One value a document; code k is the k-th of the distinct values. `none` is that of a document without one."""

    def __init__(self, container: Container, name: str, known: Known) -> None:
        self.none = known["none"].encode("latin-1")
        self.codes: NDArray[Any] = container.array(f"{name}/codes", known["codes"])
        self.strings = Strings(container, name, known)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, document: int) -> bytes:
        return self.value(int(self.codes[document]))

    @property
    def distinct(self) -> int:
        """All codes are below it."""
        return len(self.strings)

    def value(self, code: int) -> bytes:
        """As it was given."""
        return self.strings[code]

    def every_value(self) -> list[bytes]:
        """Of all codes."""
        return list(self.strings)

    def members(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """The strings of all codes, one code's behind another's, and how many each code has: the `none` has none."""
        sizes = np.ones(len(self.strings), np.int64)
        none = bisect_left(self.strings, self.none)
        if none < len(sizes) and self.strings[none] == self.none:
            sizes[none] = 0
        return np.flatnonzero(sizes), sizes


class Sets(Codes):
    """Several values a document: a code stands for some of the strings."""

    def __init__(self, container: Container, name: str, known: Known) -> None:
        """Raises Damaged."""
        super().__init__(container, name, known)
        self._members: NDArray[Any] = container.array(f"{name}/members", known["members"])
        self._ends: NDArray[Any] = container.array(f"{name}/ends", known["ends"])
        self._sizes = np.diff(self._ends.astype(np.int64), prepend=0)
        if self._sizes.min(initial=0) < 0 or self._sizes.sum() != len(self._members):
            raise Damaged(f"The sets of the field {name} are not what was written.")
        self.separator: bytes = known["separator"].encode("latin-1")

    @property
    def distinct(self) -> int:
        """All codes are below it."""
        return len(self._ends)

    def value(self, code: int) -> bytes:
        """Joined, as they were given."""
        start = int(self._ends[code - 1]) if code else 0
        return self.separator.join(self.strings[at] for at in self._members[start : self._ends[code]].tolist())

    def every_value(self) -> list[bytes]:
        """Of all codes."""
        members = list(map(list(self.strings).__getitem__, self._members.tolist()))
        ends = self._ends.tolist()
        return [self.separator.join(members[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def members(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """The strings of all codes, one code's behind another's, and how many each code has."""
        return self._members, self._sizes


Column = Numbers | Codes
_KINDS: dict[str, Callable[[Container, str, Known], Column]] = {"numbers": Numbers, "codes": Codes, "sets": Sets}


def column(container: Container, name: str, known: Known) -> Column:
    """`known`: what `finish` of the column's writer returned."""
    return _KINDS[known["kind"]](container, name, known)


class StockReader(ColumnReader):
    """A column as Whoosh's own facets, orders and writers read it."""

    def __init__(self, column: Column) -> None:
        self._column, self._doccount, self._backwards = column, len(column), False

    def __len__(self) -> int:
        return len(self._column)

    def __getitem__(self, document: int) -> Any:
        return self._column[document]

    def sort_key(self, document: int) -> Any:
        value: Any = self._column[document]
        return -value if self._backwards else value

    def set_reverse(self) -> None:
        """Raises NotImplementedError for what is not a number: Whoosh then turns the order round itself."""
        if not isinstance(self._column, Numbers):
            raise NotImplementedError
        self._backwards = True
