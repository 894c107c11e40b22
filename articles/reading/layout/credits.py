"""People named with a role: 责编:王茜, 记者/旷昆红 通讯员/陈亮, 通讯员 何丹 余思慧 曾婷; or bare: 戴 鹏 张思伟."""

import re
from functools import cache
from typing import NamedTuple

from articles.reading.record import Credit
from articles.reading.tables.words import alternation, words, words_by_label

_LONGEST = 120
_BETWEEN = re.compile(r"[\s、,，/;；|｜]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_CLOSING = re.compile(r"[(（]([^()（）]{2,100})[)）]$")
_WRAPPING = "[]【】()（） "


class Credits(NamedTuple):
    """`before` is what stands before the first role: an outlet, as a rule."""

    before: str
    people: tuple[Credit, ...]
    of_editors: bool


def credits_in(line: str) -> Credits | None:
    """The credits, if the line holds nothing else but what stands before the first role."""
    line = line.strip(_WRAPPING)
    roles = list(_role().finditer(line)) if len(line) <= _LONGEST else []
    if not roles:
        return None
    people: list[Credit] = []
    for role, following in zip(roles, [*roles[1:], None], strict=True):
        names = _names(line[role.end() : following.start() if following else len(line)])
        if names is None or not (names or role[1] in words_by_label("roles.tsv")["editors"]):
            return None
        people += [Credit(name, role[1]) for name in names]
    return Credits(line[: roles[0].start()].strip(), tuple(people), _is_editor(roles[0][1]))


def bare_names_in(line: str) -> tuple[Credit, ...]:
    """A line of nothing but two or more personal names; empty for any other line."""
    tokens = _joined(_BETWEEN.split(line)) if len(line) <= _LONGEST else []
    if len(tokens) < 2 or not all(_is_personal(token) for token in tokens):
        return ()
    return tuple(Credit(name, None) for name in tokens)


def picture_credit_in(line: str) -> tuple[Credit, ...]:
    """Who took or gave the picture above: 通讯员 刘阳/摄, 神农城。天元区委宣传部供图 (a body, so no person)."""
    found = _picture().search(line) if len(line) <= _LONGEST else None
    if not found:
        return ()
    names = _names(_role_word().sub(" ", found[1])) or []
    return tuple(Credit(name, found[2]) for name in names if _is_personal(name))


def is_picture_credit(line: str) -> bool:
    return len(line) <= _LONGEST and _picture().search(line) is not None


def is_picture_credit_alone(line: str) -> bool:
    """Whether nothing else stands in the line, so that the line above is the caption."""
    return len(line) <= _LONGEST and _picture().match(line) is not None


def closing_credits_in(line: str) -> tuple[Credit, ...]:
    """Those in brackets at the end of the last paragraph: …。(记者 张三 通讯员 李四)."""
    closing = _CLOSING.search(line[-_LONGEST:])
    named = credits_in(closing[1]) if closing else None
    return named.people if named and not named.before else ()


def _is_editor(role: str) -> bool:
    return role in words_by_label("roles.tsv")["editors"]


def _names(text: str) -> list[str] | None:
    """The names in a part between two roles, or None where something else stands there too."""
    tokens = _joined(_BETWEEN.split(text.strip(_WRAPPING)))
    return tokens if all(_NAME.fullmatch(token) for token in tokens) else None


def _joined(tokens: list[str]) -> list[str]:
    """戴 and 鹏, printed apart to fill the line, are one name."""
    joined: list[str] = []
    pending = ""
    for token in filter(None, tokens):
        if pending or len(token) == 1:
            pending += token
            if len(pending) > 1:
                joined.append(pending)
                pending = ""
        else:
            joined.append(token)
    return [*joined, pending] if pending else joined


def _is_personal(name: str) -> bool:
    surnames = words("surnames.txt")
    return 2 <= len(name) <= 4 and (name[:2] in surnames or (name[0] in surnames and len(name) <= 3))


@cache
def _roles() -> tuple[str, ...]:
    table = words_by_label("roles.tsv")
    return table["editors"] + table["writers"]


@cache
def _role() -> re.Pattern[str]:
    """A role with the mark or space that parts it from its names; 编辑部 and 记者站 have none."""
    return re.compile(rf"({alternation(_roles())})(?:\s*[:：/／]\s*|\s+|(?=[\]】)）]|$))")


@cache
def _role_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_roles())})[:：/／\s]")


@cache
def _picture() -> re.Pattern[str]:
    """What follows the last full stop and ends with 摄 or 供图."""
    pictures = alternation(words_by_label("roles.tsv")["pictures"])
    return re.compile(rf"(?:^|[。!！(（])([^。!！(（)）]{{2,40}}?)[/／\s]*({pictures})[)）]?$")
