"""Which lines above the body are the headline: those nearest above a line about the article, or above the body."""

import re
from collections.abc import Sequence

from articles.reading.layout.echoes import is_trail
from articles.reading.layout.headline import are_one_title, is_body_name, is_series
from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark
from articles.reading.layout.meta import Meta
from articles.reading.layout.names import is_personal
from articles.reading.layout.rivals import RELATED, opening_of, shared_pairs, title_of
from articles.reading.layout.standing import FULL, NEVER, SHORT, is_of_the_page, standing_of
from articles.reading.record import Credit
from articles.reading.tables.words import words

# The head is over, or there is none, where so many lines have passed.
FURTHEST = 60
_MOST_LINES, _LONGEST_JUNK, _NAME = 4, 8, 3
_MOST_OTHERS = 2
_SENTENCE_ENDS = tuple("。！!？?…”，,、；;")
_CHANNEL = re.compile(".*(?:动态|新闻|要闻|快讯|频道|栏目|之窗|园地|平台|中心|信息|公告|资讯|导航)")
_BOILERPLATE = Mark("boilerplate")


def head_of(lines: Sequence[Line], marks: list[Mark], first: int, echo: str | None) -> tuple[list[int], str | None]:
    """Places of the lines that make the headline, and which of them is known to be the title."""
    plain = _candidates(lines, marks, first)
    if not plain:
        return [], echo
    group, is_anchored = _nearest(lines, marks, plain, first, echo)
    for place in plain:
        if place < group[0] or (place > group[-1] and is_of_the_page(lines[place].text)):
            marks[place] = _BOILERPLATE
    _strike_other_headlines(lines, marks, [place for place in plain if place > group[-1]], first)
    if first == len(lines) and not is_anchored:
        return group[:1], echo
    is_named = echo is not None and any(lines[place].text == echo for place in group)
    head, title = (group, echo) if is_named else _told_apart(lines, marks, group, is_anchored, first)
    return (_without_strays(lines, marks, head, title), title) if title else (head, echo)


def _without_strays(lines: Sequence[Line], marks: list[Mark], head: list[int], title: str) -> list[int]:
    """The head without what stands above the title but not next to it, or is built as the page's own lines are."""
    begin = next(place for place in head if lines[place].text == title)
    kept = {begin}
    for place in reversed([place for place in head if place < begin]):
        is_fit = lines[place].is_dashed or standing_of(lines[place].text) >= SHORT or lines[place].text in title
        if place + 1 in kept and is_fit:
            kept.add(place)
        else:
            marks[place] = _BOILERPLATE
    return [place for place in head if place >= begin or place in kept]


def _candidates(lines: Sequence[Line], marks: list[Mark], first: int) -> list[int]:
    """The plain lines above the body, below the trail to this page; bare names are about the article."""
    above = range(min(first, FURTHEST))
    plain = [place for place in above if marks[place].kind == "plain"]
    trail = max((place for place in above if is_trail(lines[place].text)), default=-1)
    for place in plain:
        text = lines[place].text
        if place < trail < plain[-1] or text in words("above_headlines.txt") or text in words("navigation.txt"):
            marks[place] = _BOILERPLATE
        elif place > plain[0] and len(text) <= _NAME and is_personal(text):
            marks[place] = Mark("meta", Meta(people=(Credit(text, None),)))
    return [place for place in plain if marks[place].kind == "plain"]


def _nearest(
    lines: Sequence[Line], marks: Sequence[Mark], plain: list[int], first: int, echo: str | None
) -> tuple[list[int], bool]:
    """Of the lines parted by those about the article, the first together that look most like a headline.

    Those that only the body follows come last. The second value tells whether a line about the article follows.
    """
    ends = [place for place in range(plain[0], min(first, FURTHEST)) if _is_about(marks[place])]
    groups = [
        [place for place in plain if start < place < end]
        for start, end in zip([-1, *ends], [*ends, max(first, plain[-1] + 1)], strict=True)
    ]
    told = [(group, number < len(ends)) for number, group in enumerate(groups) if group]
    return max(told, key=lambda one: _worth(lines, one[0], one[1], echo))


def _is_about(mark: Mark) -> bool:
    """Editors of the page may stand above the headline, so that theirs is no line to find it by."""
    return mark.meta is not None and mark.kind == "meta" and mark.meta.role != "editors"


def _worth(lines: Sequence[Line], group: list[int], is_anchored: bool, echo: str | None) -> tuple[bool, int]:
    best = max(standing_of(lines[place].text) for place in group)
    is_named = echo is not None and any(lines[place].text == echo for place in group)
    return is_named, best if is_anchored else min(best, SHORT)


def _told_apart(
    lines: Sequence[Line], marks: list[Mark], group: list[int], is_anchored: bool, first: int
) -> tuple[list[int], str | None]:
    """The group without what stands lower than its best lines; of several good ones, which is the title."""
    if len(group) == 1 and standing_of(lines[group[0]].text) > NEVER:
        return group, None
    if not is_anchored and _is_verse(lines, group):
        return group, None
    opening = opening_of(lines, first)
    kept, title = _kept(lines, group, opening)
    for place in group:
        is_above = not kept or place < kept[-1] or marks[place + 1 : place + 2] == [_BOILERPLATE]
        if place not in kept and (is_anchored or is_above):
            marks[place] = _BOILERPLATE
    return kept, title


def _kept(lines: Sequence[Line], group: list[int], opening: str) -> tuple[list[int], str | None]:
    kept = _without_furniture(lines, group)
    full = [place for place in kept if not lines[place].is_dashed and standing_of(lines[place].text) == FULL]
    if len(full) == 1 and full[0] > kept[0] and not lines[kept[0] + 1].is_dashed:
        return kept, lines[full[0]].text
    title = title_of([lines[place].text for place in full], opening) if len(full) > 1 else None
    if title is None or shared_pairs(title, opening) < RELATED:
        return kept, title
    return [place for place in kept if place not in full or shared_pairs(lines[place].text, opening)], title


def _strike_other_headlines(lines: Sequence[Line], marks: list[Mark], below: list[int], first: int) -> None:
    """One or two lines between the head and the body, built as headlines, of which the body does not speak."""
    if not 0 < len(below) <= _MOST_OTHERS or first == len(lines):
        return
    opening = opening_of(lines, first)
    above = {line.text for line in lines[: below[0]]}
    for place in below:
        text = lines[place].text
        if (
            text not in above
            and standing_of(text) == FULL
            and not text.endswith(_SENTENCE_ENDS)
            and not shared_pairs(text, opening)
        ):
            marks[place] = _BOILERPLATE


def _is_verse(lines: Sequence[Line], group: list[int]) -> bool:
    """More lines than a headline has, and not all of them but the last are short as those of a menu are."""
    if len(group) <= _MOST_LINES:
        return False
    *others, last = (lines[place].text for place in group)
    return len(last) <= _LONGEST_JUNK + 2 or any(len(text) > _LONGEST_JUNK for text in others)


def _without_furniture(lines: Sequence[Line], group: list[int]) -> list[int]:
    """The lines of the best standing, those that are dashed, what goes on in the next line, and one rubric above."""
    standings = {place: standing_of(lines[place].text) for place in group}
    best = max(standings.values())
    good = [
        place
        for place in group
        if standings[place] == best
        or lines[place].is_dashed
        or (standings[place] > NEVER and _goes_on(lines, group, place))
    ]
    begin = good[0]
    rubrics = [place for place in group if place < begin and standings[place] == SHORT]
    listed = [place for place in rubrics if is_series(lines[place].text) or is_body_name(lines[place].text)]
    if len(rubrics) == 1 and not _CHANNEL.fullmatch(lines[rubrics[0]].text):
        listed = rubrics
    return [*listed[-1:], *good] if best > NEVER else []


def _goes_on(lines: Sequence[Line], group: list[int], place: int) -> bool:
    """Whether a dashed line follows it, or it and a neighbour are one title."""
    at = group.index(place)
    following = [lines[other] for other in group[at + 1 : at + 2]]
    before = [lines[other] for other in group[max(at - 1, 0) : at]]
    return any(line.is_dashed or are_one_title(lines[place].text, line.text) for line in following) or any(
        are_one_title(line.text, lines[place].text) for line in before
    )
