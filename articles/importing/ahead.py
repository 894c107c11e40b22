"""Items in portions of a transaction, the next ones being read while one is written."""

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from articles.importing.items import Item
from articles.importing.readers import Pending, Readers

TOGETHER = 100
"""Items a transaction: what is kept is told to the index once for all of them, and what a kill -9 undoes is little."""
_MOST_BYTES = 32 * 1024**2
"""Bytes a transaction, so that memory stays flat for large items too."""
_AHEAD = 2
"""Portions that are read while one is written."""

Held = Callable[[Collection[str]], Collection[str]]
"""Says which of these hashes need no reading."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One item on its way: `sha256` is empty where it has no bytes, `pending` None where nothing is to be read."""

    item: Item
    sha256: str
    pending: Pending | None


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    portion: list[Item] = []
    size = 0
    for item in items:
        if portion and (len(portion) == TOGETHER or size + len(item.raw) > _MOST_BYTES):
            yield portion
            portion, size = [], 0
        portion.append(item)
        size += len(item.raw)
    if portion:
        yield portion


def read_ahead(items: Iterable[Item], held: Held, readers: Readers) -> Iterator[list[Coming]]:
    """The portions, in the order of the items; `held` is asked once for each."""
    waiting: deque[list[Coming]] = deque()
    for portion in portions(items):
        waiting.append(_sent(portion, held, readers))
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting


def _sent(portion: list[Item], held: Held, readers: Readers) -> list[Coming]:
    hashes = [_sha256_of(item) for item in portion]
    idle = {"", *held(hashes)}
    coming = []
    for item, sha256 in zip(portion, hashes, strict=True):
        coming.append(Coming(item, sha256, None if sha256 in idle else readers.submit(item)))
        idle.add(sha256)
    return coming


def _sha256_of(item: Item) -> str:
    return "" if item.trouble or item.note else hashlib.sha256(item.raw).hexdigest()
