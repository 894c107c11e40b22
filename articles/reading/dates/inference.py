"""The date of an article that prints none, from what it tells."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.dates.edtf import Dated
from articles.reading.dates.expressions import Expression


class Inferred(NamedTuple):
    """`evidence`: the sentences it rests on."""

    dated: Dated
    evidence: tuple[str, ...]


def infer(lines: Sequence[str], dateline: tuple[Expression, str] | None) -> Inferred | None:
    return None
