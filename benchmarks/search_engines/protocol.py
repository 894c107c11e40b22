"""What the benchmark asks of an engine, in the same words of each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from benchmarks.search_engines.articles import Article

PAGE = 20

Kind = Literal["all", "any", "phrase", "string"]


class Question(NamedTuple):
    """`terms`: words of which all or any are wanted, or that stand one behind the other; or one string of characters.
    `pairs` of characters: as any words, of which the article may have these instead, or beside; not every engine is
    asked for them.

    Best first by BM25 (a string by how often it stands there) unless the newest are wanted first; pages count from 1.
    """

    kind: Kind
    terms: tuple[str, ...]
    region: str | None = None
    year: str | None = None
    newest: bool = False
    page: int = 1
    facets: bool = False
    passages: bool = False
    pairs: tuple[str, ...] = ()


FACETS = ("region", "year", "outlet")


class Answer(NamedTuple):
    """How many there are, the numbers of those on the page, and by facet how many have each value (100 at most)."""

    total: int
    numbers: list[int]
    facets: dict[str, dict[str, int]] = {}


class Engine(Protocol):
    """Over one folder, which is its own."""

    def __init__(self, folder: Path) -> None: ...

    def build(self, articles: Iterable[Article]) -> None:
        """Write all of them, and wait until they are committed."""

    def open(self) -> None:
        """As a web process does once."""

    def ask(self, question: Question) -> Answer: ...

    def change(self, article: Article) -> None:
        """Write it in place of the one with its number; committed, and what is asked next sees it."""

    def sizes(self) -> dict[str, int]:
        """Bytes on disk, by what they are for."""

    def segments(self) -> int: ...

    def close(self) -> None: ...


def facets_of(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """From rows of a facet, a value and a count."""
    facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for name, value, count in rows:
        facets[name][value] = count
    return facets


def bytes_of(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())
