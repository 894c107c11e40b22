"""Stored fields: a record for each document, one behind another, with the values in the order of the fields' names."""

import pickle
import zlib
from array import array
from typing import Any

import numpy as np

from search.columnar.container import Container, Writer
from search.columnar.lists.elias_fano import Values

_PLAIN, _PACKED = b"\0", b"\1"
_LARGE = 512
"""Bytes from which a record is packed: smaller ones hardly shrink."""


class StoredReader:
    """By document."""

    def __init__(self, container: Container, names: list[str]) -> None:
        self.names = names
        self.data = container["stored"]
        self.starts: Values = container.array("stored starts", "<i8")

    def __getitem__(self, document: int) -> dict[str, Any]:
        """Those fields that have a value."""
        start, end = self.starts[document : document + 2].tolist()
        record = bytes(self.data[start:end])
        raw = zlib.decompress(record[1:]) if record[:1] == _PACKED else record[1:]
        # What a process of ours wrote, sealed as all of the index is.
        values = pickle.loads(raw)  # noqa: S301
        # A record is shorter where fields were named first by a later one.
        return {name: value for name, value in zip(self.names, values, strict=False) if value is not None}


class StoredWriter:
    """Takes the records of documents in their order."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._data = bytearray()
        self._starts = array("q", [0])

    def add(self, fields: dict[str, Any]) -> None:
        """Of the next document."""
        self._know(fields)
        self._data += _record([fields.get(name) for name in self._names])
        self._starts.append(len(self._data))

    def join(self, reader: StoredReader, kept: Values) -> None:
        """Of documents of an older segment; copied as they lie, if they have their fields in our order."""
        if any(mine != name for mine, name in zip(self._names, reader.names, strict=False)):
            for document in kept.tolist():
                self.add(reader[document])
            return
        self._know(dict.fromkeys(reader.names))
        for run in np.split(kept, np.flatnonzero(np.diff(kept) != 1) + 1) if len(kept) else ():
            starts = reader.starts[run[0] : run[-1] + 2]
            self._starts.frombytes((starts[1:] - starts[0] + len(self._data)).tobytes())
            self._data += reader.data[starts[0] : starts[-1]]

    def finish(self, writer: Writer) -> list[str]:
        """Write the sections, and return the names."""
        writer.add("stored", bytes(self._data))
        writer.add("stored starts", np.array(self._starts).astype("<i8"))
        return list(self._names)

    def _know(self, fields: dict[str, Any]) -> None:
        for name in fields:
            self._names.setdefault(name, len(self._names))


def _record(values: list[Any]) -> bytes:
    raw = pickle.dumps(values, protocol=5)
    return _PACKED + zlib.compress(raw, 1) if len(raw) >= _LARGE else _PLAIN + raw
