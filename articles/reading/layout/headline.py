"""The headline and what stands around it: the banner of a series, the shoulder above, the subtitles below."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from articles.reading.layout.lines import Line
from articles.reading.tables.words import lines as table_lines

# More short lines than this in a row are verse, as the leads of public accounts are; their headline is lost.
_MOST_LINES = 4
_LONGEST_RUBRIC = 6
_FEWEST_HAN, _FEWEST_LETTERS = 2, 3
_LETTER = re.compile(r"[\w]")
# A salutation or a sentence belongs to the text below.
_NOT_IN_HEAD = re.compile(r"[:：。；;，,]$")
_PLACE_OR_BODY = re.compile(
    r"[\u3400-\u9fff]{2,12}(?:省|市|区|县|州|街道|镇|乡|社区|村|局|委|委员会|政府|公司|集团|学校|大学|学院|中学|小学|医院|协会|总站|支队|法院|检察院)"
)
_COUPLET = range(5, 15)
_HAN = re.compile("[\u3400-\u9fff]")
_OPEN_AT_THE_END = re.compile(r"[,，、:：—《“‘「(（【]$")
_CLOSED_AT_THE_START = re.compile(r"[》”’」)）】、，]")
_PAIRS = ("“”", "《》", "「」", "（）", "()", "【】")
_OCCASION = re.compile(r"[—-]{1,2}\s*(?:纪念|庆祝|喜迎|献礼|迎接|聚焦|走进|致敬)")


class Headline(NamedTuple):
    """`title` may be made of two lines; `places` gives the role of each line that has one."""

    title: str | None
    subtitles: tuple[str, ...]
    series: str | None
    roles: dict[int, str]


NONE = Headline(None, (), None, {})


def headline_in(head: Sequence[tuple[int, Line]], known: str | None = None) -> Headline:
    """`head`: the lines before the body that say nothing about page or makers, with their places.

    `known` is the title as another line of the page repeats it, if one does.
    """
    if known and (named := _named(head, known)):
        return _around(head, named)
    head = _without_salutation(head)
    plain = [line for _, line in head if not line.is_dashed]
    if not 0 < len(plain) <= _MOST_LINES or head[0][1].is_dashed:
        return NONE
    groups = _groups(head)
    while len(groups) > 1 and (_is_series(groups) or is_body_name(groups[0][0][1].text)):
        groups = groups[1:]
    title = groups[0]
    is_next = len(groups) > 1 and groups[1][0][0] == title[0][0] + 1
    if len(title) == 1 and is_next and are_one_title(title[0][1].text, groups[1][0][1].text):
        return _as_headline(head, [title[0][0], groups[1][0][0]])
    if len(title) == 1 and len(groups) > 1 and len(groups[-1]) > 1:
        title = groups[-1]
    return _as_headline(head, [title[0][0]]) if _can_be_title(title[0][1].text) else NONE


def _without_salutation(head: Sequence[tuple[int, Line]]) -> Sequence[tuple[int, Line]]:
    """The head up to the first line below another that no headline has."""
    until = (place for place in range(1, len(head)) if _NOT_IN_HEAD.search(head[place][1].text))
    return head[: next(until, len(head))]


def is_series(text: str) -> bool:
    return _series().fullmatch(text) is not None


def is_body_name(text: str) -> bool:
    """Whether it is the name of a place or a body and nothing else."""
    return _PLACE_OR_BODY.fullmatch(text) is not None


def is_rubric(text: str) -> bool:
    """Whether many articles may appear under it: by its words, or because it is short and names no body."""
    return is_series(text) or (len(_HAN.findall(text)) <= _LONGEST_RUBRIC and not is_body_name(text))


def _named(head: Sequence[tuple[int, Line]], known: str) -> list[int]:
    """The lines that are the title, or two that make it together."""
    named = [place for place, line in head if line.text == known]
    for (above, first), (below, second) in pairwise(head) if named else ():
        if first.text and second.text and first.text + second.text == "".join(known.split()):
            named += [above, below]
    return sorted(named, key=lambda place: place not in named[:1])


def _can_be_title(text: str) -> bool:
    return len(_HAN.findall(text)) >= _FEWEST_HAN and len(_LETTER.findall(text)) >= _FEWEST_LETTERS


def _is_series(groups: list[list[tuple[int, Line]]]) -> bool:
    """Whether the first group heads a series: by its words, or because it and the last have subtitles of their own."""
    first = groups[0]
    return (
        is_series(first[0][1].text)
        or all(len(group) > 1 for group in groups)
        or (len(first) > 1 and _OCCASION.match(first[1][1].text) is not None)
    )


def _groups(head: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    """Each line with the dashed lines under it."""
    groups: list[list[tuple[int, Line]]] = []
    for place, line in head:
        if line.is_dashed and groups:
            groups[-1].append((place, line))
        else:
            groups.append([(place, line)])
    return groups


def are_one_title(first: str, second: str) -> bool:
    """Whether a title was broken over two lines: a bracket or a clause stays open, or the two make a couplet."""
    if _OPEN_AT_THE_END.search(first) or _CLOSED_AT_THE_START.match(second):
        return True
    if any(first.count(pair[0]) > first.count(pair[1]) and pair[1] in second for pair in _PAIRS):
        return True
    lengths = {len(_HAN.findall(text)) for text in (first, second)}
    return len(lengths) == 1 and len(first) == len(second) and len(first) in _COUPLET


def _around(head: Sequence[tuple[int, Line]], named: list[int]) -> Headline:
    """The headline whose title is known: what stands above is its shoulder, what stands below its subtitles."""
    headline = _as_headline([one for one in head if one[0] not in named[1:]], named[:1])
    return headline._replace(roles=headline.roles | dict.fromkeys(named, "title"))


def _as_headline(head: Sequence[tuple[int, Line]], title: list[int]) -> Headline:
    roles: dict[int, str] = dict.fromkeys(title, "title")
    above = "shoulder"
    for place, line in head:
        if place < title[0]:
            in_series = is_rubric(line.text) or line.is_dashed or _is_dashed_next(head, place)
            roles[place] = ("series-subtitle" if line.is_dashed else "series") if in_series else above
        elif place > title[-1]:
            roles[place] = "subtitle"
    text = dict(head)
    series = next((text[place].text for place, role in roles.items() if role == "series"), None)
    subtitles = tuple(line.text for place, line in head if roles.get(place) in ("shoulder", "subtitle"))
    return Headline(_joined([text[place].text for place in title]), subtitles, series, roles)


def _is_dashed_next(head: Sequence[tuple[int, Line]], place: int) -> bool:
    return any(other == place + 1 and line.is_dashed for other, line in head)


def _joined(parts: list[str]) -> str:
    """A title over two lines in one: with nothing between where a mark joins them, else with a space."""
    if len(parts) == 1:
        return parts[0]
    is_joined = _OPEN_AT_THE_END.search(parts[0]) or _CLOSED_AT_THE_START.match(parts[1])
    return ("" if is_joined else " ").join(parts)


@cache
def _series() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table_lines("series.txt")))
