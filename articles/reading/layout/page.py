"""The layout of an article: the role of each line, and what its head, its dateline and its foot say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from articles.reading.layout.boilerplate import is_boilerplate
from articles.reading.layout.credits import (
    closing_credits_in,
    is_picture_credit,
    is_picture_credit_alone,
    picture_credit_in,
)
from articles.reading.layout.dateline import Dateline, dateline_of
from articles.reading.layout.lines import Line, lines_of
from articles.reading.layout.meta import Meta, meta_of
from articles.reading.layout.title import Headline, headline_in, stated_headline, supplied_title
from articles.reading.record import Block, Credit

_ABSTRACT = re.compile(r"[【\[]?(?:摘要|内容摘要|内容提要|导读|核心提示|提要)(?:[】\]]\s*[:：]?|\s*[:：])\s*")
_CAPTION_MARKS = ("▲", "△", "图为", "图①", "(图", "（图", "↑", "▼图")
_LONGEST_HEADING, _LONGEST_CAPTION = 30, 80
# Lines about the article stand this near to the beginning or the end of the file.
_FURTHEST = 30
# More short lines than this in a row are verse, not headings.
_MOST_HEADINGS = 2
_HEADING_CANNOT_END = ("。", ",", "，", "、", "；", ";", ":", "：", "…")


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
    first, last = _body(lines)
    first = max(first, int(titled))
    metas = _metas(lines, first, last)
    head = _head(lines[:first], metas)
    headline = stated_headline(lines[0], head) if titled else headline_in(head)
    opening = dateline_of(lines[first].text) if first < len(lines) else None
    closing = closing_credits_in(lines[last].text) if last < len(lines) else ()
    pictures = tuple(chain.from_iterable(picture_credit_in(line.text) for line in lines))
    return Layout(
        title=headline.title.text if headline.title else None,
        title_supplied=None if headline.title else _supplied(lines, first, opening),
        subtitles=tuple(line.text for line in (*headline.subtitles, *headline.banner_subtitles)),
        abstract=next((_abstract(line) for line in lines if _abstract(line)), None),
        section=_section(metas, headline),
        outlets=_outlets(metas, opening),
        credits=_credits(metas, opening, closing + pictures),
        blocks=tuple(_blocks(lines, (first, last), metas, headline)),
    )


def _metas(lines: Sequence[Line], first: int, last: int) -> dict[int, Meta]:
    """What is printed about the article above and below its body, by the number of the line."""
    above, below = range(min(first, _FURTHEST)), range(max(last + 1, len(lines) - _FURTHEST), len(lines))
    around = [place for place in (*above, *below) if not is_boilerplate(lines[place].text)]
    return {place: meta for place in around if (meta := meta_of(lines[place].text))}


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and the last line of prose; without any, what follows the first line and the lines about it."""
    prose = [place for place, line in enumerate(lines) if _is_body_prose(line)]
    below = (place for place, line in enumerate(lines) if place and line.text and not meta_of(line.text))
    return (prose[0], prose[-1]) if prose else (next(below, len(lines) - 1), len(lines) - 1)


def _is_body_prose(line: Line) -> bool:
    return line.is_prose and not (_abstract(line) or is_boilerplate(line.text) or meta_of(line.text))


def _abstract(line: Line) -> str | None:
    label = _ABSTRACT.match(line.text)
    return line.text[label.end() :] or None if label else None


def _head(lines: Sequence[Line], metas: dict[int, Meta]) -> list[Line]:
    """The first lines that stand together before the body and are neither meta, boilerplate nor abstract."""
    head: list[Line] = []
    for place, line in enumerate(lines):
        if place in metas and head:
            break
        if place not in metas and not is_boilerplate(line.text) and not _abstract(line):
            head.append(line)
    return head


def _supplied(lines: Sequence[Line], first: int, opening: Dateline | None) -> str:
    return supplied_title(lines[first].text[opening.length if opening else 0 :] or lines[first].text)


def _section(metas: dict[int, Meta], headline: Headline) -> str | None:
    printed = (meta.section for meta in metas.values() if meta.section)
    return headline.banner.text if headline.banner else next(printed, None)


def _outlets(metas: dict[int, Meta], opening: Dateline | None) -> tuple[str, ...]:
    named = [*chain.from_iterable(meta.outlets for meta in metas.values()), *(opening.outlets if opening else ())]
    return tuple(dict.fromkeys(named))


def _credits(metas: dict[int, Meta], opening: Dateline | None, others: tuple[Credit, ...]) -> tuple[Credit, ...]:
    named = chain.from_iterable(meta.people for meta in metas.values())
    return tuple(dict.fromkeys([*named, *(opening.people if opening else ()), *others]))


def _blocks(
    lines: Sequence[Line], body: tuple[int, int], metas: dict[int, Meta], headline: Headline
) -> Iterator[Block]:
    roles = {line.start: "subtitle" for line in (*headline.subtitles, *headline.banner_subtitles)}
    roles |= {line.start: "subtitle" for line in (headline.banner,) if line}
    roles |= {line.start: "title" for line in (headline.title,) if line}
    headings = _headings(lines, body)
    for place, line in enumerate(lines):
        follower = lines[place + 1].text if place + 1 < len(lines) else ""
        role = roles.get(line.start) or _role_of(line, follower, metas.get(place))
        yield Block("heading" if role == "body" and place in headings else role, line.start, line.end)


def _role_of(line: Line, follower: str, meta: Meta | None) -> str:
    if is_boilerplate(line.text):
        return "boilerplate"
    if _abstract(line):
        return "abstract"
    if meta:
        return "editors" if meta.of_editors else "meta"
    is_caption = line.text.startswith(_CAPTION_MARKS) or is_picture_credit(line.text)
    is_above_credit = len(line.text) <= _LONGEST_CAPTION and is_picture_credit_alone(follower)
    return "caption" if is_caption or is_above_credit else "body"


def _headings(lines: Sequence[Line], body: tuple[int, int]) -> set[int]:
    """Places of lines that stand alone, or two together, between prose and look like headings."""
    headings: set[int] = set()
    run: list[int] = []
    for place in range(body[0], body[1] + 1):
        if _may_be_heading(lines[place]):
            run.append(place)
        else:
            headings.update(run if len(run) <= _MOST_HEADINGS else ())
            run = []
    return headings


def _may_be_heading(line: Line) -> bool:
    return not line.is_prose and len(line.text) <= _LONGEST_HEADING and not line.text.endswith(_HEADING_CANNOT_END)
