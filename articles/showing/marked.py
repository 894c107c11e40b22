"""A text with what it names marked in it: links that never lie in one another, and a sign where an event was told."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.models import Event, Mention, Organisation, Region
from articles.showing.evidence import LONGEST, Passage, Words, evidence, told
from articles.showing.segments import Segment, segments

Subject = Region | Organisation | Event

MOST_WITH_SENTENCES = 12
"""Subjects of a kind that stand beside a text without being asked for."""
SHORT = 48
"""Characters of the sentence that names a place or a body."""


class Mark(NamedTuple):
    """Words that name a region or an organisation; of an event an empty span behind its evidence."""

    start: int
    end: int
    subject: Subject

    @property
    def is_sign(self) -> bool:
        return self.start == self.end


class Line(NamedTuple):
    """One block of the text."""

    role: str
    text: str
    pieces: list[Segment[Mark]]


class Named(NamedTuple):
    """One subject of an article: where it is named or told of, whether a person has confirmed that, and the words that
    prove it.
    """

    subject: Subject
    spans: list[Words]
    is_confirmed: bool
    passage: Passage | None = None

    @property
    def times(self) -> int:
        return len(self.spans)


def subject_of(mention: Mention) -> Subject:
    """Whichever of the three it names."""
    subject = mention.region or mention.organisation or mention.event
    if subject is None:
        raise ValueError("A mention names something: the database sees to it.")
    return subject


def kind_of(subject: Subject) -> str:
    """By which of a mention's three relations it is named."""
    return "region" if isinstance(subject, Region) else "event" if isinstance(subject, Event) else "organisation"


def marked_lines(text: str, blocks: Iterable[dict[str, object]], mentions: Iterable[Mention]) -> list[Line]:
    """The blocks in their order. The longer of two names that overlap is marked, the body before the place."""
    marks = _marks(mentions)
    starts = [mark.start for mark in marks]
    lines = []
    for block in blocks:
        first, last = int(str(block["start"])), int(str(block["end"]))
        # A sign stands behind its evidence: at the end of a line, not at the beginning of the next.
        here = marks[bisect_left(starts, first) : bisect_left(starts, last + 1)]
        its = (Mark(a - first, b - first, subject) for a, b, subject in here if b <= last and not a == b == first)
        lines.append(Line(str(block["role"]), text[first:last], list(segments(text[first:last], its))))
    return lines


def named(mentions: Iterable[Mention]) -> list[Named]:
    """Each subject once, the most often named first, else in the order of the text."""
    tellings: dict[Subject, list[Mention]] = {}
    for mention in mentions:
        tellings.setdefault(subject_of(mention), []).append(mention)
    rows = (
        Named(
            subject,
            [Words(mention.start, mention.end) for mention in its],
            any(mention.status == Mention.Status.CONFIRMED for mention in its),
        )
        for subject, its in tellings.items()
    )
    return sorted(rows, key=lambda row: -row.times)


def with_sentences(text: str, blocks: Sequence[dict[str, object]], rows: Sequence[Named]) -> list[Named]:
    """Each with its words, where these say more than what it is called; of many the first ones."""
    proved = (row._replace(passage=_proof(text, blocks, row)) for row in rows[:MOST_WITH_SENTENCES])
    return [*proved, *rows[MOST_WITH_SENTENCES:]]


def _proof(text: str, blocks: Sequence[dict[str, object]], row: Named) -> Passage | None:
    if isinstance(row.subject, Event):
        passage: Passage | None = told(text, row.spans[0], LONGEST)
    else:
        passage = evidence(text, blocks, row.spans, SHORT)
    return None if passage is None or passage.text == str(row.subject) else passage


def _marks(mentions: Iterable[Mention]) -> list[Mark]:
    links, ends = [], []
    for mention in mentions:
        if mention.event:
            ends.append((mention.end, mention.event))
        else:
            links.append(Mark(mention.start, mention.end, subject_of(mention)))
    kept = _apart(sorted(links, key=lambda mark: (mark.start, -mark.end, isinstance(mark.subject, Region))))
    signs = [Mark(place, place, event) for end, event in ends for place in [_behind(kept, end)]]
    # Where a sign and a name meet, the sign belongs to what stands before it.
    return sorted([*kept, *signs], key=lambda mark: (mark.start, mark.end))


def _apart(links: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for link in links:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept


def _behind(links: Sequence[Mark], place: int) -> int:
    """The place itself, or the end of the link that lies over it."""
    before = bisect_left(links, place, key=lambda link: link.start) - 1
    return max(place, links[before].end) if before >= 0 else place
