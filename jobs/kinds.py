"""Which jobs there are, and how each is told of in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Report = dict[str, Any]
"""What a job came to, as JSON."""
Line = tuple[str | Promise, Any]


def plainly(report: Report) -> Iterable[Line]:
    """Each value under its name."""
    return report.items()


@dataclass(frozen=True, slots=True)
class Kind:
    """`label`: what is done; `lines`: its report, line by line, for a person."""

    label: str | Promise
    lines: Callable[[Report], Iterable[Line]] = plainly


KINDS: dict[str, Kind] = {}
"""By the dotted path of the task, filled where jobs are declared."""


def kind_of(path: str, kinds: Mapping[str, Kind] = KINDS) -> Kind:
    """Of a job that no code declares any more, what is left: its name."""
    return kinds.get(path) or Kind(path.rpartition(".")[2])
