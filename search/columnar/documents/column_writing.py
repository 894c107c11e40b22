"""Writing columns: values come document by document, or many at once from the columns of older segments."""

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, FixedBytesColumn, NumericColumn, RefBytesColumn, VarBytesColumn

from search.columnar.container import Writer
from search.columnar.documents.columns import Codes, Known, Numbers, Sets, SeveralColumn
from search.columnar.lists.elias_fano import Values


class ColumnWriter(Protocol):
    """Takes documents in ascending order; those passed over have no value."""

    def add(self, document: int, value: Any) -> None: ...

    def add_all(self, first: int, values: Sequence[Any]) -> None:
        """Of the document `first` and those behind it; None: no value."""

    def join(self, column: Any, kept: Values, first: int) -> None:
        """These documents of an older column become `first` and those behind it."""

    def finish(self, writer: Writer, name: str, documents: int) -> Known:
        """Write the sections, and return what a reader must know besides."""


class NumbersWriter:
    def __init__(self, typecode: str, none: Any) -> None:
        self._none = none
        self._numbers = array(typecode)

    def add(self, document: int, value: Any) -> None:
        self._fill(document)
        self._numbers.append(value)

    def add_all(self, first: int, values: Sequence[Any]) -> None:
        self._fill(first)
        self._numbers.extend(self._none if value is None else value for value in values)

    def join(self, column: Numbers, kept: Values, first: int) -> None:
        self._fill(first)
        self._numbers.frombytes(column.values[kept].tobytes())

    def finish(self, writer: Writer, name: str, documents: int) -> Known:
        self._fill(documents)
        return {"kind": "numbers", "none": self._none, "type": _add(writer, f"{name}/numbers", np.array(self._numbers))}

    def _fill(self, documents: int) -> None:
        self._numbers.extend([self._none] * (documents - len(self._numbers)))


class CodesWriter:
    """Codes are given as values come, and put into the order of the values at the end."""

    kind = "codes"

    def __init__(self, none: bytes) -> None:
        self._none = none
        self._known: dict[bytes, int] = {}
        self._codes = array("I")

    def add(self, document: int, value: bytes) -> None:
        self._fill(document)
        self._codes.append(self._code(value))

    def add_all(self, first: int, values: Sequence[bytes | None]) -> None:
        self._fill(first)
        self._codes.extend(self._code(self._none if value is None else value) for value in values)

    def join(self, column: Codes, kept: Values, first: int) -> None:
        self._fill(first)
        codes = column.codes[kept]
        present = np.flatnonzero(np.bincount(codes, minlength=column.distinct))
        new = np.zeros(column.distinct, np.uint32)
        values = column.every_value()
        new[present] = [self._code(values[code]) for code in present.tolist()]
        self._codes.frombytes(new[codes].tobytes())

    def finish(self, writer: Writer, name: str, documents: int) -> Known:
        self._fill(documents)
        values = sorted(self._known)
        ranks = np.empty(len(values), np.uint32)
        ranks[[self._known[value] for value in values]] = np.arange(len(values))
        codes = ranks[np.array(self._codes)]
        known = {"kind": self.kind, "none": self._none.decode("latin-1")}
        known["codes"] = _add(writer, f"{name}/codes", _narrow(codes))
        return known | self._write_values(writer, name, values)

    def _write_values(self, writer: Writer, name: str, values: list[bytes]) -> Known:
        writer.add(f"{name}/values", b"".join(values))
        return {"value ends": _add(writer, f"{name}/value ends", _ends(values))}

    def _code(self, value: bytes) -> int:
        return self._known.setdefault(value, len(self._known))

    def _fill(self, documents: int) -> None:
        if missing := documents - len(self._codes):
            self._codes.extend([self._code(self._none)] * missing)


class SetsWriter(CodesWriter):
    """A code stands for the joined values of a document, until it is told at the end which these are."""

    kind = "sets"

    def __init__(self, none: bytes, separator: bytes) -> None:
        super().__init__(none)
        self._separator = separator

    def _write_values(self, writer: Writer, name: str, values: list[bytes]) -> Known:
        sets = [list(dict.fromkeys(joined.split(self._separator))) if joined else [] for joined in values]
        singles = sorted({value for each in sets for value in each})
        places = {value: place for place, value in enumerate(singles)}
        members = np.array([places[value] for each in sets for value in each], np.uint32)
        known = super()._write_values(writer, name, singles)
        known["members"] = _add(writer, f"{name}/members", _narrow(members))
        known["ends"] = _add(writer, f"{name}/ends", _ends(sets))
        return known | {"separator": self._separator.decode("latin-1")}


def column_writer(name: str, stock: Column) -> ColumnWriter:
    """For what a schema says. Raises ValueError for a column that this codec does not keep."""
    none = stock.default_value()
    match stock:
        case NumericColumn():
            return NumbersWriter(stock._typecode, none)  # noqa: SLF001
        case SeveralColumn():
            return SetsWriter(none, stock.separator.encode())
        case VarBytesColumn() | RefBytesColumn() | FixedBytesColumn():
            return CodesWriter(none)
    raise ValueError(f"The field {name} wants {type(stock).__name__}, which this codec does not keep.")


def writer_like(column: Numbers | Codes) -> ColumnWriter:
    """For joining columns like this one."""
    match column:
        case Sets():
            return SetsWriter(column.none, column.separator)
        case Codes():
            return CodesWriter(column.none)
        case Numbers():
            return NumbersWriter(column.values.dtype.char, column.none)


def _ends(pieces: list[Any]) -> NDArray[Any]:
    return _narrow(np.array(list(accumulate(map(len, pieces))), np.int64))


def _narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """In as few bytes as hold the greatest of them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _add(writer: Writer, section: str, numbers: NDArray[Any]) -> str:
    """Write them, and return their type as numpy names it."""
    little = numbers.astype(numbers.dtype.newbyteorder("<"), copy=False)
    writer.add(section, little)
    return little.dtype.str
