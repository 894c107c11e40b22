"""What became of each file of an import."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """The end of one file; NOTED is no end but something to know of it."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report: which file, what became of it, as which article, and why."""

    path: str
    outcome: Outcome
    identifier: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.outcome:<9}  {self.path}" + (f": {self.reason}" if self.reason else "")


@dataclass(slots=True)
class Report:
    """Every file that was named or found, in order."""

    entries: list[Entry] = field(default_factory=list)

    @property
    def refused(self) -> list[Entry]:
        """What could not be taken in."""
        return [entry for entry in self.entries if entry.outcome is Outcome.REFUSED]

    def as_json(self) -> list[dict[str, Any]]:
        """One object a file."""
        return [asdict(entry) for entry in self.entries]

    def summary(self) -> str:
        """For example `5 files: 4 imported, 1 refused`."""
        counts = Counter(entry.outcome for entry in self.entries)
        parts = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
        return f"{len(self.entries)} files" + (f": {parts}" if parts else "")
