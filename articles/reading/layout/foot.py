"""Where the prose ends, and which of the lines below it are the page's."""

import re
from collections.abc import Sequence

from articles.reading.layout.boilerplate import heads_links, is_boilerplate_at_the_foot
from articles.reading.layout.credits import is_body
from articles.reading.layout.head import FURTHEST
from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark
from articles.reading.layout.names import is_personal
from articles.reading.layout.outlets import outlets_in
from articles.reading.layout.standing import NEVER, PAGE, standing_of
from articles.reading.tables.words import words

_LONG_PARAGRAPH = 100
_HEADLINE, _BUTTON, _ROW_LABEL = 12, 3, 8
_SENTENCE_ENDS = tuple("。！!？?…”；;，,")
_BOILERPLATE = Mark("boilerplate")
# 【…】, …：…, 上一篇…, 新 闻 查 询, 2005-2018.
_FURNITURE = re.compile(
    r"[【〖\[].*[】〗\]]$|[^，。]{2,12}[:：]|[上下前后]一?[篇条页则章]|[^\s](?:\s[^\s]){2,}$|.*\d{4}\s?[-—]\s?\d{4}|.*[|｜]"
)
# What a notice ends with is no furniture.
_NOTE = re.compile("附件|附[:：]|抄送|主送|联系|地址|此致|敬礼|注[:：]")


def last_of(lines: Sequence[Line], marks: list[Mark], first: int) -> int:
    """The last line of prose that is no notice; the links and notices below it are marked as the page's."""
    end = _links(lines, marks, first)
    last = next((place for place in range(end - 1, first, -1) if _is_last(lines[place].text, marks[place])), first)
    for place in range(last + 1, len(lines)):
        kind = marks[place].kind
        if kind != "meta" and (place >= end or is_boilerplate_at_the_foot(lines[place].text)):
            marks[place] = _BOILERPLATE
    _strike_furniture(lines, marks, first, last)
    return last


def _strike_furniture(lines: Sequence[Line], marks: list[Mark], first: int, last: int) -> None:
    """Of the lines below the prose that do not end as sentences do, those built as the page's, and all below one."""
    told = {line.text for line in lines[: min(first, FURTHEST)]}
    below = range(last + 1, len(lines))
    listed = _headlines_in_a_row(lines, marks, below)
    is_over = False
    for place in below:
        text, kind = lines[place].text, marks[place].kind
        if kind == "plain" and text and not text.endswith(_SENTENCE_ENDS) and not text.startswith(("(", "（")):
            if _is_signature(text, marks, place):
                continue
            longest = _ROW_LABEL if place == last + 1 else _BUTTON
            is_named = is_personal(text) or is_body(text)
            is_button = len(text) <= longest and not is_named and _is_page_next(lines, marks, place)
            is_page = is_over or is_button or place in listed or is_furniture(text) or text in told
            marks[place] = _BOILERPLATE if is_page else marks[place]
        is_over = is_over or marks[place].kind in ("boilerplate", "meta")


def _is_signature(text: str, marks: Sequence[Mark], place: int) -> bool:
    """Whether a body signs, with a date or nothing below it."""
    if not is_body(text) or outlets_in(text):
        return False
    if place + 1 == len(marks):
        return True
    meta = marks[place + 1].meta
    return meta is not None and meta.is_dated


def _is_page_next(lines: Sequence[Line], marks: Sequence[Mark], place: int) -> bool:
    if place + 1 == len(marks):
        return False
    return marks[place + 1].kind == "boilerplate" or is_furniture(lines[place + 1].text)


def _headlines_in_a_row(lines: Sequence[Line], marks: Sequence[Mark], below: range) -> set[int]:
    """Places of those that nothing but their length tells from verse."""
    long = {place for place in below if marks[place].kind == "plain" and len(lines[place].text) >= _HEADLINE}
    return {place for place in long if place - 1 in long or place + 1 in long}


def is_furniture(text: str) -> bool:
    """Whether it is a label, a button, a row of words, the way to another page or the like, whatever it says."""
    if _NOTE.match(text):
        return False
    return _FURNITURE.match(text) is not None or standing_of(text) in (NEVER, PAGE)


def _links(lines: Sequence[Line], marks: Sequence[Mark], first: int) -> int:
    """Where the links and comments begin: below a heading of theirs no long paragraph follows."""
    begin, prose_below = len(lines), False
    for place in range(len(lines) - 1, first, -1):
        text = lines[place].text
        is_prose = _is_last(text, marks[place])
        if is_prose and len(text) > _LONG_PARAGRAPH:
            break
        if heads_links(text) and not (prose_below and text in words("subheadings.txt")):
            begin = place
        prose_below = prose_below or is_prose
    return begin


def _is_last(text: str, mark: Mark) -> bool:
    return mark.kind in ("prose", "dateline") and not is_boilerplate_at_the_foot(text)
