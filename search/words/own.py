"""Words that curators add to the dictionary. An index keeps those it was made with, and whatever is asked of it is cut
by them too: so this process cuts by the words of the index that it reads or, while it writes to another, of that one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Own = tuple[str, ...]
"""Folded, each once, in their order."""


@dataclass(slots=True)
class _Process:
    reads: Own = ()


_process = _Process()
_writes: ContextVar[Own | None] = ContextVar("own words of the index that is written", default=None)


def in_use() -> Own:
    """Those by which texts are cut here and now."""
    written = _writes.get()
    return _process.reads if written is None else written


def read_with(words: Own) -> None:
    """From now on this process, with all its threads, reads an index that was made with these."""
    _process.reads = words


@contextmanager
def writing_with(words: Own) -> Iterator[None]:
    """In this thread, to the end of the block."""
    before = _writes.set(words)
    try:
        yield
    finally:
        _writes.reset(before)
