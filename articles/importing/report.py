"""What became of each file of an import: lines for a screen, JSON for programs, and the counts; nothing is kept."""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from articles.models import Arrival

_NAME_COLUMNS = 48
_OUTCOME_COLUMNS = max(map(len, Arrival.Outcome.values))


def line_of(arrival: Arrival) -> str:
    """One line of the table: outcome, article, file, reason, each under the one above."""
    name = _padded(_printable(arrival.name), _NAME_COLUMNS)
    outcome = arrival.outcome.ljust(_OUTCOME_COLUMNS)
    return f"{outcome}  {arrival.identifier:<12}  {name}  {_printable(arrival.reason)}".rstrip()


def _padded(text: str, columns: int) -> str:
    """Filled with spaces to so many columns of a terminal, where a Chinese character takes two."""
    return text + " " * (columns - sum(_columns(character) for character in text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _printable(text: str) -> str:
    """Without what would break the line or steer the terminal: a file may be called anything."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def as_json(arrival: Arrival) -> dict[str, str]:
    return {
        "name": arrival.name,
        "outcome": str(arrival.outcome),
        "identifier": arrival.identifier,
        "sha256": arrival.sha256,
        "reason": arrival.reason,
    }


class Counts:
    """How many files ended each way; `before`, in an earlier part of the same import."""

    def __init__(self, before: Mapping[str, int] | None = None) -> None:
        self._counts: Counter[str] = Counter(before)

    def add(self, arrival: Arrival) -> None:
        self._counts[str(arrival.outcome)] += 1

    @property
    def total(self) -> int:
        return self._counts.total()

    @property
    def refused(self) -> int:
        return self._counts[Arrival.Outcome.REFUSED]

    def as_json(self) -> dict[str, int]:
        return {outcome: self._counts[outcome] for outcome in Arrival.Outcome.values if self._counts[outcome]}

    def __str__(self) -> str:
        """For example `5 files: 4 imported, 1 refused`."""
        parts = ", ".join(f"{count} {outcome}" for outcome, count in self.as_json().items())
        return f"{self.total} files" + (f": {parts}" if parts else "")


@contextmanager
def written(path: str | None, about: dict[str, Any], counts: Counts) -> Iterator[Callable[[Arrival], None]]:
    """Gives what writes an arrival as JSON, a line each: into the file, to standard output (`-`), or nowhere.

    The file holds one object, {…about, "entries": […], "counts": {…}}, whole even where the import is interrupted.
    """
    if path is None:
        yield lambda arrival: None
        return
    with nullcontext(sys.stdout) if path == "-" else Path(path).open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(about, ensure_ascii=False)[:-1] + ', "entries": [')
        between = chain(["\n"], repeat(",\n"))

        def write(arrival: Arrival) -> None:
            stream.write(next(between) + json.dumps(as_json(arrival), ensure_ascii=False))

        try:
            yield write
        finally:
            stream.write(f'\n], "counts": {json.dumps(counts.as_json())}}}\n')
