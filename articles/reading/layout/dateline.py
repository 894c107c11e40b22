"""The opening of a report: 湖南日报·新湖南客户端11月22日讯(通讯员 何丹 余思慧 曾婷)."""

import re
from typing import NamedTuple

from articles.reading.layout.credits import credits_in
from articles.reading.layout.outlets import outlets_in
from articles.reading.record import Credit

_DATELINE = re.compile(
    r"[（(【]?([^\s,，。(（【】]{2,40}?)(?:\d{1,2}月)?(?:\d{1,2}日)?[讯電电][】]?\s*(?:[(（]([^()（）]{2,80})[)）])?"
)


class Dateline(NamedTuple):
    """`length` characters of the line are the dateline."""

    length: int
    outlets: list[str]
    people: tuple[Credit, ...]


def dateline_of(line: str) -> Dateline | None:
    found = _DATELINE.match(line)
    if not found:
        return None
    named = credits_in(found[2]) if found[2] else None
    outlets = outlets_in(found[1])
    if not (outlets or named or found[1] in ("本报", "本网", "本站")):
        return None
    return Dateline(found.end(), outlets, named.people if named else ())
