"""Organisations' names as they stand in a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.finding.gazetteer import Gazetteer, Match
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, Span


@dataclass(frozen=True, slots=True)
class Body:
    """text[start:end]. `places`: the spans of the places with which it begins (none where they are elided: 区委宣传部);
    `rule`: how it was recognised.
    """

    start: int
    end: int
    kind: str
    places: tuple[Span, ...]
    rule: str


def bodies_in(
    text: str, blocks: Sequence[Block], names: Sequence[Match], gazetteer: Gazetteer, tell: Tell = nobody
) -> list[Body]:
    """In the order of the text; none overlaps another."""
    return []
