"""Whose a picture is: 通讯员 刘阳/摄, 神农城。天元区委宣传部供图, 图源:某某网."""

import re
from functools import cache

from articles.reading.layout.credits import any_role
from articles.reading.layout.names import begins_as_name, names_in
from articles.reading.record import Credit
from articles.reading.tables.words import alternation, words_by_label

_LONGEST = 160
# Behind a name another one, whatever its family name.
_SHORT_NAME = re.compile("[\u3400-\u9fff]{2}")
# The last characters of the words for it in roles.tsv.
_LAST_OF_A_PICTURE = frozenset("影摄图道片像频辑拍画")


def picture_credit_in(line: str) -> tuple[Credit, ...]:
    """Who took or gave the picture above: 通讯员 刘阳/摄, 神农城。天元区委宣传部供图 (a body, so no person)."""
    found = _picture().search(line) if _may_be_picture(line) else None
    if not found:
        return ()
    tokens = _role_word().sub(" ", f"{found[1]} ").split()
    named = names_in(" ".join(tokens)) or tokens
    role = found["apart"] or found["glued"]
    first = next((place for place, name in enumerate(named) if begins_as_name(name)), len(named))
    return tuple(Credit(name, role) for name in named[first:] if begins_as_name(name) or _SHORT_NAME.fullmatch(name))


def is_picture_credit(line: str) -> bool:
    return _may_be_picture(line) and _picture().search(line) is not None


def is_signed_picture(line: str) -> bool:
    """通讯员 刘阳/摄: a line of nothing else, ending as credits of pictures do."""
    return _may_be_picture(line) and _picture().match(line) is not None


def is_picture_source(line: str) -> bool:
    """Whether the line says where the picture above is from, and nothing else."""
    return len(line) <= _LONGEST and _picture_source().fullmatch(line) is not None


def _may_be_picture(line: str) -> bool:
    return len(line) <= _LONGEST and line.rstrip(")）")[-1:] in _LAST_OF_A_PICTURE


@cache
def _role_word() -> re.Pattern[str]:
    return re.compile(rf"\S*?(?:{any_role()})[:：/／\s]")


@cache
def _picture() -> re.Pattern[str]:
    """What follows the last full stop and ends with 摄 or 供图; 图片 must stand apart, since 新蓝图 is none."""
    pictures = alternation(words_by_label("roles.tsv")["pictures"])
    return re.compile(
        rf"(?:^|[。!！(（])([^。!！(（)）]{{2,40}}?)(?:[/／\s]+(?P<apart>{pictures})|(?P<glued>供图|(?<!拍)摄))[)）]?$"
    )


@cache
def _picture_source() -> re.Pattern[str]:
    """图源:某某网, 图片由某某提供, 摄影:王伟, 资料图片."""
    roles = words_by_label("roles.tsv")["pictures"]
    pictures, begins = alternation(roles), "图照本资网视航新" + "".join(role[0] for role in roles)
    return re.compile(
        # Most lines are told by their first character, before any alternative is tried.
        rf"(?=[(（【{begins}])[(（【]?(?:(?:图源|图片来源|{pictures})\s*[:：/／丨|｜].{{1,40}}|(?:图片|照片|本文图片).{{0,4}}由.{{2,24}}(?:提供|拍摄)"
        r"|(?:资料|网络|视频|航拍)(?:图片|图|照片|截图)|新华社发.{0,16})[)）】]?"
    )
