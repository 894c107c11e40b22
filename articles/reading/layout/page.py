"""The layout of an article: the role of each line, and what its head, its dateline and its foot say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from articles.reading.layout.captions import captions
from articles.reading.layout.closing import closing_of, signature_of
from articles.reading.layout.dateline import Dateline, dateline_of
from articles.reading.layout.echoes import channel_of_trail
from articles.reading.layout.headings import headings
from articles.reading.layout.headline import Headline, headline_in
from articles.reading.layout.lines import Line, lines_of
from articles.reading.layout.marks import Mark, mark_of
from articles.reading.layout.meta import Meta
from articles.reading.layout.pictures import picture_credit_in
from articles.reading.layout.supplied import supplied_title
from articles.reading.layout.zones import Zones, zones_of
from articles.reading.record import PROSE, Block, Credit

_LONGEST_CAPTION = 80
_VERSES = range(2, 25)
_LONGEST_VERSE = 30


@dataclass(frozen=True, slots=True)
class Layout:
    title: str | None
    title_supplied: str | None
    subtitles: tuple[str, ...]
    abstract: str | None
    section: str | None
    outlets: tuple[str, ...]
    credits: tuple[Credit, ...]
    blocks: tuple[Block, ...]


def lay_out(text: str, *, titled: bool = False) -> Layout:
    """The roles of the lines and what they say; `titled`: the first line is known to be the title."""
    lines = list(lines_of(text))
    zones = zones_of(lines, [mark_of(line) for line in lines], titled=titled)
    metas = [*(mark.meta for mark in zones.marks if mark.meta), *_closings(lines, zones)]
    headline = _headline(lines, zones)
    opening = dateline_of(lines[zones.first].text)
    roles = _roles(lines, zones, headline)
    return Layout(
        title=headline.title,
        title_supplied=None if headline.title else supplied_title(_prose(lines, roles, opening)),
        subtitles=headline.subtitles,
        abstract=_abstract(lines, zones.marks),
        section=_section(lines, zones.marks, headline),
        outlets=_outlets(metas, opening),
        credits=_credits(metas, opening, _pictures(lines, roles)),
        blocks=tuple(Block(role, line.start, line.end) for role, line in zip(roles, lines, strict=True)),
    )


def _closings(lines: Sequence[Line], zones: Zones) -> Iterator[Meta]:
    """What is named at the end of the last paragraph or of one that is signed, or in brackets on a line below it."""
    for place in range(zones.first, zones.last):
        yield signature_of(lines[place].text)
    yield closing_of(lines[zones.last].text)
    for place in range(zones.last + 1, len(lines)):
        if zones.marks[place].kind == "plain" and lines[place].text.startswith(("(", "（")):
            yield closing_of(lines[place].text)


def _headline(lines: Sequence[Line], zones: Zones) -> Headline:
    """As the head prints it, or else as a line for machines repeats it."""
    headline = headline_in([(place, lines[place]) for place in zones.head], zones.echo)
    return headline if headline.title else headline._replace(title=zones.echo)


def _roles(lines: Sequence[Line], zones: Zones, headline: Headline) -> list[str]:
    roles = [_role_of(mark) for mark in zones.marks]
    _tell_captions_above_credits(lines, zones.marks, roles)
    for place in captions(lines, zones.marks, zones.first, zones.last):
        roles[place] = "caption"
    for place, role in headings(lines, zones.marks, zones.first, zones.last):
        roles[place] = role if roles[place] == "body" else roles[place]
    for place in _verse(lines, zones.marks, [place for place in range(zones.first) if place not in headline.roles]):
        roles[place] = "lead"
    for place in _verse(lines, zones.marks, range(zones.last + 1, len(lines))):
        roles[place] = "closing"
    for place, role in headline.roles.items():
        roles[place] = role
    return roles


def _role_of(mark: Mark) -> str:
    if mark.kind == "meta" and mark.meta:
        return mark.meta.role
    return "body" if mark.kind in ("plain", "prose", "dateline") else mark.kind


def _tell_captions_above_credits(lines: Sequence[Line], marks: Sequence[Mark], roles: list[str]) -> None:
    for place in range(1, len(lines)):
        is_picture = marks[place].kind == "credit" and roles[place - 1] == "body"
        if is_picture and len(lines[place - 1].text) <= _LONGEST_CAPTION:
            roles[place - 1] = "caption"


def _verse(lines: Sequence[Line], marks: Sequence[Mark], places: Sequence[int]) -> list[int]:
    """Short lines above the first paragraph or below the last, if there are some but not many of them."""
    verse = [place for place in places if marks[place].kind == "plain"]
    is_verse = all(len(lines[place].text) <= _LONGEST_VERSE and lines[place].text[-1:] != "。" for place in verse)
    return verse if len(verse) in _VERSES and is_verse else []


def _abstract(lines: Sequence[Line], marks: Sequence[Mark]) -> str | None:
    """Behind its label, or in the line below the label."""
    for place, mark in enumerate(marks):
        if mark.kind == "abstract":
            return mark.abstract or (lines[place + 1].text if place + 1 < len(lines) else None)
    return None


def _section(lines: Sequence[Line], marks: Sequence[Mark], headline: Headline) -> str | None:
    printed = (mark.meta.section for mark in marks if mark.meta and mark.meta.section)
    trails = (line.text for line, mark in zip(lines, marks, strict=True) if mark.kind == "boilerplate")
    return headline.series or next(printed, None) or channel_of_trail(trails)


def _outlets(metas: Sequence[Meta], opening: Dateline | None) -> tuple[str, ...]:
    named = [*chain.from_iterable(meta.outlets for meta in metas), *(opening.outlets if opening else ())]
    return tuple(dict.fromkeys(named))


def _credits(metas: Sequence[Meta], opening: Dateline | None, others: tuple[Credit, ...]) -> tuple[Credit, ...]:
    named = chain.from_iterable(meta.people for meta in metas)
    return tuple(dict.fromkeys([*named, *(opening.people if opening else ()), *others]))


def _pictures(lines: Sequence[Line], roles: Sequence[str]) -> tuple[Credit, ...]:
    shown = (line.text for line, role in zip(lines, roles, strict=True) if role in ("caption", "credit", "body"))
    return tuple(chain.from_iterable(picture_credit_in(text) for text in shown))


def _prose(lines: Sequence[Line], roles: Sequence[str], opening: Dateline | None) -> list[str]:
    """The lines of the text itself, the first without its dateline."""
    prose = [line.text for line, role in zip(lines, roles, strict=True) if role in PROSE]
    prose = prose or [line.text for line, role in zip(lines, roles, strict=True) if role == "caption"]
    start = opening.length if opening else 0
    return [text[start:] if opening and dateline_of(text) == opening else text for text in prose]
