"""Lines about the article around it: 都市新闻 | 2022-12-18 21:59:43, 来源:株洲日报 编辑:李冰清, 记者/旷昆红."""

import re
from typing import NamedTuple

from articles.reading.layout.credits import bare_names_in, credits_in
from articles.reading.layout.outlets import outlets_beside, outlets_in
from articles.reading.record import Credit

_LONGEST = 160
_TIMESTAMP = re.compile(
    r"(?:(?:发布|发表|更新)?(?:时间|日期|于)[:：]?\s*)?"
    r"[12\uff11\uff12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[T\s]*\d{1,2}[:：时]\d{2}分?(?:[:：]\d{2}秒?)?)?"
)
_LABEL = re.compile(r"(?:文章|稿件|信息|新闻)?(?:来源|稿源|出处|转自|来自)\s*[:：]\s*")
_BETWEEN = re.compile(r"\s*[|｜丨│]\s*|\s{2,}|\u3000+|\s+(?=\S{2,6}[:：])")
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,8}")


class Meta(NamedTuple):
    """What a line, or a part of one, says; `of_editors` where it says nothing but who answers for the page."""

    outlets: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    section: str | None = None
    of_editors: bool = False


def meta_of(line: str) -> Meta | None:
    """What the line says, if every part of it is understood and at least one is more than a mere word."""
    if len(line) > _LONGEST:
        return None
    line = line.strip("【】[] ")
    undated = _TIMESTAMP.sub("|", line)
    parts = [_understood(part) for part in _BETWEEN.split(undated) if part.strip("()（） ")]
    known = [part for part in parts if part is not None]
    tells = undated != line or _LABEL.match(line) or any(part.people or part.of_editors for part in known)
    if len(known) < len(parts) or not tells:
        return None
    return Meta(
        tuple(outlet for part in known for outlet in part.outlets),
        tuple(person for part in known for person in part.people),
        next((part.section for part in known if part.section), None),
        bool(known) and all(part.of_editors for part in known),
    )


def _understood(part: str) -> Meta | None:
    if labelled := _LABEL.match(part):
        source = part[labelled.end() :].strip()
        return Meta(outlets=tuple(outlets_in(source) or filter(None, [source])))
    if named := credits_in(part):
        outlets = outlets_beside(named.before)
        return Meta(outlets, named.people, None, named.of_editors) if outlets or not named.before else None
    if people := bare_names_in(part):
        return Meta(people=people)
    if outlets := tuple(outlets_in(part)):
        return Meta(outlets=outlets)
    return Meta(section=part) if _SECTION.fullmatch(part) else None
