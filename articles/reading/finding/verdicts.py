"""Why a span of the text was taken for something, or was not: for whoever asks for an explanation."""

from collections.abc import Callable
from typing import Literal, NamedTuple


class Verdict(NamedTuple):
    """`rule`: the short name of the rule that decided; `because`: what it saw, in a few plain words."""

    start: int
    end: int
    subject: Literal["region", "organisation", "event"]
    taken: bool
    rule: str
    because: str


Tell = Callable[[Verdict], None]


def nobody(verdict: Verdict) -> None:
    """Tell nobody: articles are read much more often than explained."""
