"""The opening of a report: 湖南日报·新湖南客户端11月22日讯(通讯员 何丹 余思慧), 新华社长沙5月1日电, 央视网消息：."""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.reading.layout.credits import credits_in
from articles.reading.layout.names import personal_names_in
from articles.reading.layout.outlets import is_own, outlets_opening
from articles.reading.record import Credit

_HINT = re.compile(r"[（(【\[]|.{0,80}?(?:讯|电|消息|报道)")
_BRACKET = r"\s*(?:[(（【]([^()（）【】]{2,80})[)）】])?"
_WHEN = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_DATELINE = re.compile(
    rf"[（(【\[]?(?:据)?([^\s,，。;；:：!！?？(（【“”‘’《》]{{2,40}}?)\s?"
    rf"(?:(?:{_WHEN}\s?)(?:讯|电|消息)|(?:讯|专电|电|消息|快讯)(?=[】\]）)]|\s|[(（【:：]|$))[】\]）)]?{_BRACKET}\s*[:：]?\s*"
)
# No outlet, but those who wrote: (记者 王伟) and then the text; 记者王伟报道:.
_WRITERS = re.compile(
    r"[(（【]([^()（）【】]{4,80})[)）】]\s*"
    r"|((?:[^\s,，。:：“]{2,10})?(?:记者|通讯员)[^,，。:：“]{2,40}?)\s?(?:综合|现场)?报道(?:[:：\s]\s*|$)"
)
# Who wrote, printed behind the dateline without brackets: 李清源、特约记者俞江涛报道：.
_REPORTING = re.compile(r"([^,，。:：“(（]{2,40}?)\s?(?:综合|现场|摄影)?报道\s*[:：]\s*")


class Dateline(NamedTuple):
    """`length` characters of the line are the dateline."""

    length: int
    outlets: tuple[str, ...]
    people: tuple[Credit, ...]


def dateline_of(line: str) -> Dateline | None:
    if not _HINT.match(line):
        return None
    found = _DATELINE.match(line)
    if not found:
        return _by_writers(line)
    outlets, people = _outlets(found[1]), _people(found[2] or "")
    if not (outlets or people or is_own(found[1])):
        return None
    if not found[2] and (reporting := _REPORTING.match(line, found.end())) and (people := _people(reporting[1])):
        return Dateline(reporting.end(), outlets, people)
    return Dateline(found.end(), outlets, people)


def _by_writers(line: str) -> Dateline | None:
    found = _WRITERS.match(line)
    named = credits_in(found[1] or found[2], bracketed=bool(found[1])) if found else None
    if not found or not named or not named.people:
        return None
    return Dateline(found.end(), outlets_opening(named.before), named.people)


# The articles of one paper begin alike.
@lru_cache(maxsize=1024)
def _outlets(opening: str) -> tuple[str, ...]:
    return outlets_opening(opening)


@lru_cache(maxsize=1024)
def _people(bracket: str) -> tuple[Credit, ...]:
    """With a role or, before the first of them, without: 李清源、特约记者俞江涛."""
    named = credits_in(bracket, bracketed=True)
    before = named.before if named else bracket
    alone = personal_names_in(before) if before else []
    return (*(Credit(name, None) for name in alone), *(named.people if named else ()))
