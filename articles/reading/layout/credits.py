"""People named with a role: 责编:王茜, 记者/旷昆红 通讯员/陈亮, 通讯员 何丹 余思慧; or bare: 戴 鹏 张思伟 张弥郁."""

import re
from functools import cache
from typing import NamedTuple

from articles.reading.layout.names import (
    PARTING,
    is_no_person,
    is_personal,
    names_in,
    personal_names_in,
    surname_and_more,
)
from articles.reading.layout.outlets import outlets_in
from articles.reading.record import Credit
from articles.reading.tables.skipping import matches
from articles.reading.tables.words import alternation, words_by_label

# More names than that in a row without a role are a list of those present.
_LONGEST, _LONGEST_ROW, _MOST_NAMES = 160, 60, 5
_SHORT_ROLE, _SHORT_BODY, _LONGEST_NAME = 2, 3, 3
_MARK = "[:：/／丨|｜]"
_BRACKETS = "[]【】〖〗()（）〔〕 \u3000"
_WRAPPING = "[]【】〖〗()（）〔〕 \u3000□■◎●○◇◆▪•*|｜丨/—-"
_BULLETS = tuple("□■◎◇◆")
_INNER_SPACE = re.compile(r"[\u3400-\u9fff]\s+[\u3400-\u9fff]{1,2}")
# 供稿:区委宣传部 names a body, which is no person, and so does what stands before the name in 区委宣传部 王伟.
_BODY = re.compile(
    r"[\w·（）()]{1,24}(?:局|委|部|院|所|中心|办|办公室|街道|镇|乡|社区|村|学校|大学|学院|公司|集团|协会|支队|大队|联|政府|工会|厅"
    r"|站|馆|社|室|组|网|报|台|单位|班|校|科|处|队|股|厂|矿|车间)"
)
_OFFICE = re.compile(
    r"[\w·]{2,24}(?:书记|主任|主席|[市区县镇乡院校厂队局部处科会社州省]长|总经理|董事长|总编辑|教授|研究员|代表)"
)
# Someone of the outlet writes, without a name.
_UNNAMED = re.compile(r"本[报刊网台社站](?:特约)?(?:评论员|编辑部|记者|通讯员|观察员)|编辑部|[\w]{2,8}(?:特约)?评论员")
_PARTED = re.compile(r"[\s:：]+")


class Credits(NamedTuple):
    """`before` is what stands before the first role: an outlet, as a rule."""

    before: str
    people: tuple[Credit, ...]
    of_editors: bool


def credits_in(line: str, *, bracketed: bool = False) -> Credits | None:
    """The credits, if the line holds nothing else but what stands before the first role.

    `bracketed`: it is known to name people, so that a role needs neither mark nor space: (记者才让多杰).
    """
    if len(line) > _LONGEST:
        return None
    line = line.lstrip(_WRAPPING).rstrip(_BRACKETS)
    if _UNNAMED.fullmatch(line):
        return Credits("", (), of_editors=False)
    roles = list(matches(_role_begins(), _role_in_brackets() if bracketed else _role(), line))
    if not roles:
        return _with_role_behind(line)
    ends = [*(role.start() for role in roles[1:]), len(line)]
    parts = [_people(role, line[role.end() : end], bracketed) for role, end in zip(roles, ends, strict=True)]
    people = tuple(person for part in parts if part for person in part)
    of_editors = all(role["role"] in _words("editors") for role in roles)
    if None in parts or not (people or of_editors or all(role["mark"] for role in roles)):
        return None
    return Credits(line[: roles[0].start()].strip(_WRAPPING), people, of_editors)


def bare_names_in(line: str) -> tuple[Credit, ...]:
    """A line of nothing but personal names; a single one only where its characters are set apart, or marked □,
    or where its office stands before it.
    """
    # What nothing parts is at most one name, of which none is set apart.
    if len(line) > _LONGEST_ROW or not (PARTING.search(line) or line[:1] in _BULLETS):
        return ()
    if people := _of_office(line):
        return people
    names = personal_names_in(line.strip(_WRAPPING))
    is_surely_one = _INNER_SPACE.search(line) or line[:1] in _BULLETS
    is_byline = len(names) > 1 or is_surely_one
    return tuple(Credit(name, None) for name in names) if is_byline and len(names) <= _MOST_NAMES else ()


def is_body(text: str) -> bool:
    """Whether it is called as offices, schools and companies are."""
    return len(text) > _SHORT_BODY and _BODY.fullmatch(text) is not None


def names_of_body_in(text: str) -> tuple[Credit, ...]:
    """区委宣传部 王伟, 第三项目部：王伟: people behind the body they belong to."""
    first, *others = _PARTED.split(text.strip(_WRAPPING))
    named = names_in(" ".join(others)) if len(first) >= _SHORT_BODY and _BODY.fullmatch(first) else None
    return tuple(Credit(name, None) for name in named or () if len(name) < 5 or "·" in name)


def _people(role: re.Match[str], text: str, bracketed: bool) -> list[Credit] | None:
    """Those named behind a role; without a mark between them, at least one who is surely a person."""
    names = names_in(text) or names_in(
        " ".join(token for token in text.split() if not (outlets_in(token) or is_no_person(token)))
    )
    if names is None:
        return [] if role["mark"] and _BODY.fullmatch(text.strip(_WRAPPING)) else None
    if not role["mark"] and not (any(map(is_personal, names)) or _is_sure(role["role"], names, bracketed)):
        return None
    return [Credit(name, role["role"]) for name in names]


def _is_sure(role: str, names: list[str], bracketed: bool) -> bool:
    """通讯员 步青云: behind so telling a role three characters are a name, whatever the first."""
    if names and role not in _words("editors") + _words("writers"):
        return False
    return bracketed or (len(role) > _SHORT_ROLE and {len(name) for name in names} == {_LONGEST_NAME})


def _of_office(line: str) -> tuple[Credit, ...]:
    """中共某区委书记 王伟, 三（2）班 李小明."""
    office, *others = line.split() or [""]
    if office.endswith("班"):
        names = names_in(" ".join(others)) or []
    else:
        names = personal_names_in(" ".join(others)) if _OFFICE.fullmatch(office) else []
    return tuple(Credit(name, None) for name in names)


def _with_role_behind(line: str) -> Credits | None:
    """甲 乙/文, 李四 摄影报道."""
    found = _role_behind().fullmatch(line) if "/" in line or "／" in line else None
    names = personal_names_in(found[1]) if found else []
    if not found or not names:
        return None
    return Credits("", tuple(Credit(name, found[2]) for name in names), of_editors=False)


def _words(label: str) -> tuple[str, ...]:
    return words_by_label("roles.tsv")[label]


@cache
def _role() -> re.Pattern[str]:
    """A role with the mark, the space or the family name that follows it; 编辑部 and 记者站 have none."""
    everyone, pictures = _words("editors") + _words("writers"), _words("pictures")
    bare = rf"(?:{alternation(everyone)})(?=\s|[\]】)）]|$|{surname_and_more()})"
    spaced = rf"(?:{alternation(pictures + _words('joined'))})(?=\s+{surname_and_more()}|\s+[\u3400-\u9fff]\s)"
    return re.compile(rf"(?P<role>{any_role()}(?=\s*{_MARK})|{bare}|(?<!\S){spaced})\s*(?P<mark>{_MARK}?)\s*")


@cache
def _role_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{any_role()})\s*(?P<mark>{_MARK}?)\s*")


@cache
def _role_begins() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({role[0] for role in _roles()}))}]")


def _roles() -> tuple[str, ...]:
    return tuple(role for label in ("editors", "writers", "pictures", "joined") for role in _words(label))


@cache
def any_role() -> str:
    """A regular expression for every role; those of one character only where no other runs into them."""
    longer, short = (alternation(tuple(r for r in _roles() if (len(r) > 1) == is_long)) for is_long in (True, False))
    return rf"(?:{longer}|(?<![\u3400-\u9fff])(?:{short}))"


@cache
def _role_behind() -> re.Pattern[str]:
    roles = alternation((*_words("writers"), "文", "图", "摄影", "摄"))
    return re.compile(rf"(.{{2,60}}?)\s*[/／]\s*({roles})")
