"""Events found in a text alone, without places or bodies."""

from collections.abc import Sequence
from datetime import date

from articles.reading.dates.telling import times_told
from articles.reading.finding.events.finding import find_events
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, nobody
from articles.reading.record import Block, EventFound, Published

NOWHERE = Gazetteer([])


def published_on(day: str) -> Published:
    when = date.fromisoformat(day)
    return Published(day, when, when, "day", "stated", ())


def as_lines(text: str, *roles: str) -> list[Block]:
    """One block a line; all body where no roles are named."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(roles[number] if roles else "body", start, start + len(line)))
        start += len(line) + 1
    return blocks


def events_in(text: str, day: str, blocks: Sequence[Block] = (), tell: Tell = nobody) -> tuple[EventFound, ...]:
    lines, published = blocks or as_lines(text), published_on(day)
    told = Told(published=published, times=times_told(text, lines, published))
    return find_events(text, lines, told, [], None, [], NOWHERE, tell)
