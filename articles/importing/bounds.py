"""How much may come out of an archive before it is taken for a bomb; nothing of it is ever written to a disk."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Bounds:
    """`ratio`: unpacked bytes for each packed one, from the first `unmeasured` bytes on; `total`: unpacked bytes."""

    entries: int = 100_000
    ratio: int = 200
    total: int = 4 * 1024**3
    unmeasured: int = 1024**2


def bounds_from_settings() -> Bounds:
    """Those an operator may need to change."""
    return Bounds(
        entries=settings.IMPORT_ENTRIES, ratio=settings.IMPORT_RATIO, total=settings.IMPORT_TOTAL_MB * 1024**2
    )


class OutOfBounds(Exception):
    """An archive that holds more than is allowed, and which bound it broke."""


class Meter:
    """What has come out of one archive so far."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.entries = 0
        self.unpacked = 0

    def count_entry(self) -> None:
        """Raises OutOfBounds with the first entry too many."""
        self.entries += 1
        if self.entries > self.bounds.entries:
            raise OutOfBounds(f"holds more than {self.bounds.entries:,} files; the rest of it was not read")

    def count_bytes(self, new: int, of_stream: int, packed: int) -> None:
        """`new` bytes came, which makes `of_stream` bytes of the `packed` ones. Raises OutOfBounds."""
        self.unpacked += new
        if self.unpacked > self.bounds.total:
            raise OutOfBounds(f"unpacks to more than {self.bounds.total // 1024**2:,} MB; the rest of it was not read")
        if of_stream > self.bounds.unmeasured and of_stream > self.bounds.ratio * packed:
            raise OutOfBounds(f"unpacks to more than {self.bounds.ratio} times its size; the rest of it was not read")


class Readable(Protocol):
    """Whatever gives at most so many bytes when asked."""

    def read(self, size: int = -1, /) -> bytes: ...


class CountedStream(io.RawIOBase):
    """Passes bytes on, remembers how many they were, and tells `when_read` of each new lot."""

    def __init__(self, stream: Readable, when_read: Callable[[int, int], None] = lambda new, count: None) -> None:
        super().__init__()
        self.stream = stream
        self.when_read = when_read
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As many bytes as there are, up to the buffer's length."""
        got = self.stream.read(len(buffer))
        buffer[: len(got)] = got
        self.count += len(got)
        self.when_read(len(got), self.count)
        return len(got)


def bounded(stream: Readable, meter: Meter, packed: Callable[[], int]) -> BinaryIO:
    """The stream of unpacked bytes, which breaks off with OutOfBounds; `packed`: how many bytes went into it so far."""
    counted = CountedStream(stream, lambda new, count: meter.count_bytes(new, count, packed()))
    return io.BufferedReader(counted)
