"""The headline, where the text prints one, and a title made of the text's own words where it does not."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from articles.reading.layout.lines import Line

# More short lines than this in a row are verse, as the leads of public accounts are; their headline is lost.
_MOST_LINES = 4
_SHORTEST, _LONGEST_SUPPLIED = 4, 30
_HAN = re.compile("[\u4e00-\u9fff]")
_CLAUSE_END = re.compile("[,，。;；!！?？:：]")
_TIME_CLAUSE = re.compile(
    r"(?:近日|日前|当天|今天|昨天|如今|目前|当前|上午|下午|近年来|[\d年月日上下午以来从自,，至到—-]{2,20}|.{1,6}年来)"
)


class Headline(NamedTuple):
    """`banner` heads a series and has subtitles of its own; each part is a line of the text."""

    title: Line | None
    subtitles: tuple[Line, ...]
    banner: Line | None
    banner_subtitles: tuple[Line, ...]


def headline_in(head: Sequence[Line]) -> Headline:
    """`head`: the lines that stand together before the body and say nothing about the page or its makers."""
    plain = [line for line in head if not line.is_dashed]
    if not 0 < len(plain) <= _MOST_LINES or head[0].is_dashed or not _can_be_title(plain[0]):
        return Headline(None, (), None, ())
    groups = _groups(head)
    if len(groups) > 1 and all(len(group) > 1 for group in groups):
        banner, group = groups[0], groups[-1]
        return Headline(group[0], tuple(group[1:]), banner[0], tuple(banner[1:]))
    return Headline(head[0], tuple(head[1:]), None, ())


def stated_headline(title: Line, head: Sequence[Line]) -> Headline:
    """Where the file names the title, which is a line of its own; subtitles are what is dashed below it."""
    return Headline(title, tuple(line for line in head if line.is_dashed and line != title), None, ())


def _can_be_title(line: Line) -> bool:
    return not line.is_prose and len(_HAN.findall(line.text)) >= _SHORTEST


def _groups(head: Sequence[Line]) -> list[list[Line]]:
    """Each line with the dashed lines under it."""
    groups: list[list[Line]] = []
    for line in head:
        if line.is_dashed and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def supplied_title(prose: str) -> str:
    """In square brackets, the first clauses of the prose after those that only say when."""
    clauses = [clause.strip() for clause in _CLAUSE_END.split(prose) if clause.strip()]
    telling = [clause for clause in clauses if not _TIME_CLAUSE.fullmatch(clause)] or clauses or [prose]
    lengths = (len("，".join(telling[: count + 1])) for count in range(len(telling)))
    fitting = len(list(takewhile(lambda length: length <= _LONGEST_SUPPLIED, lengths)))
    if fitting:
        return f"[{'，'.join(telling[: min(fitting, 2)])}]"
    return f"[{telling[0][:_LONGEST_SUPPLIED]}…]"
