"""Bodies that are known by name, and names that are never bodies."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from articles.reading.tables.words import lines


class KnownBody(NamedTuple):
    """`region`: the gazetteer's key of its place, None where it has none or is the whole country's."""

    name: str
    kind: str
    region: str | None = None
    aliases: tuple[str, ...] = ()


class KnownMatch(NamedTuple):
    """`body` is None where the name is never a body."""

    start: int
    end: int
    body: KnownBody | None


class KnownBodies:
    """What everybody or a curator knows. Of bodies that share a name the later one has it, and a name that is never
    to be taken, nobody. Read from many threads, and never changed.
    """

    def __init__(self, bodies: Iterable[KnownBody] = (), never: Iterable[str] = ()) -> None:
        self._bodies: dict[str, KnownBody | None] = {n: body for body in bodies for n in (body.name, *body.aliases)}
        self._bodies |= dict.fromkeys(never)

    @classmethod
    @cache
    def from_tables(cls) -> "KnownBodies":
        return cls(known_from_tables())

    def named(self, name: str) -> KnownBody | None:
        return self._bodies.get(name)

    def names(self) -> Iterable[str]:
        """Those that are never bodies too."""
        return self._bodies

    def lists(self, name: str) -> bool:
        return name in self._bodies

    def never(self, name: str) -> bool:
        return name in self._bodies and self._bodies[name] is None


def known_from_tables() -> Iterator[KnownBody]:
    """The bodies of the whole country and of the world."""
    for line in lines("known_bodies.tsv"):
        kind, name, *others = line.split("\t")
        yield KnownBody(name, kind, None, tuple(" ".join(others).split()))
