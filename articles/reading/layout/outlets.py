"""Names of outlets in a place where outlets are printed: 湖南日报·新湖南客户端, 星辰在线长沙发布, 新华社长沙."""

import re
from collections.abc import Callable
from functools import cache

from articles.reading.tables.words import alternation, words

_LONGEST, _LONGEST_ROW, _MOST_TOGETHER = 24, 40, 3
_COMPANION = re.compile("[\u3400-\u9fffA-Za-z]{3,8}")
_SENTENCE = re.compile("[,，。;；:：!！?？(（“]")
_BETWEEN = re.compile(r"[·・•、,，/|｜丨;；&＆\s]+|(?<=[^\d])[-—](?=[^\d])")
_WRAPPING = '【】[]()（）《》“”" \u3000:：'
_EDITION = re.compile(r"(?<=.{3})(?:电子版|多媒体数字报|数字报刊?|电子报)$|(?<=[报网社台端])\d{1,7}$")
# The one who speaks, not a name.
_OWN = re.compile(
    r"本[报网站台刊社文]|本[报网站台刊社][\u3400-\u9fff]{2,4}|[日晚早晨]报|(?:互联|校园|新闻|校)?网络?|综合|未知|其他|用户|网友"
    "|(?:本站|网站|用户|网友|会员|读者|作者)?(?:原创|转载|投稿|上传|整理|供稿)"
)


def outlets_in(text: str) -> list[str]:
    """The parts that end as names of outlets do; a part made of several such names is divided."""
    return [outlet for part in _parts(text) for outlet in _divided(part)]


def outlets_named(text: str) -> list[str]:
    """Those behind a label (来源:), where whatever stands is one."""
    parts = _parts(text)
    found = [_divided(part) or [part] for part in parts]
    return [outlet for outlets in found for outlet in outlets if not _OWN.fullmatch(outlet)]


def outlets_beside(text: str) -> tuple[str, ...]:
    """Those before a role: in 株洲日报·掌上株洲 one is known by its ending, so the other is its companion."""
    if len(text) > _LONGEST_ROW or _SENTENCE.search(text):
        return ()
    return _with_companions(text, _divided)


def outlets_opening(text: str) -> tuple[str, ...]:
    """Those of a dateline, with or without the town behind the last: 新华社长沙, 湖南日报·新湖南客户端."""
    return _with_companions(text, lambda part: _divided(part) or _leading(part))


def _with_companions(text: str, named_in: Callable[[str], list[str]]) -> tuple[str, ...]:
    """The names, and what stands beside one of them and may be another."""
    parts = [part for part in _parts(text) if not _OWN.fullmatch(part)]
    known = [named_in(part) for part in parts]
    is_pair = any(known) and len(parts) <= _MOST_TOGETHER
    found = (
        names or ([part] if is_pair and _COMPANION.fullmatch(part) else [])
        for part, names in zip(parts, known, strict=True)
    )
    return tuple(name for names in found for name in names)


def is_masthead(text: str) -> bool:
    """Whether the text is the name of one outlet, with its edition perhaps: 某某日报数字报."""
    named = outlets_in(text)
    return len(named) == 1 and named[0] in (text, _EDITION.sub("", text))


def is_own(text: str) -> bool:
    """本报, 本网: the outlet without its name."""
    return _OWN.fullmatch(text.strip(_WRAPPING)) is not None


def _parts(text: str) -> list[str]:
    return [_EDITION.sub("", part) for part in _BETWEEN.split(text.strip(_WRAPPING)) if part]


def _divided(part: str) -> list[str]:
    if len(part) > _LONGEST or not _telltale().search(part):
        return []
    outlets = _outlet().findall(part)
    if any(outlet.startswith(tuple(words("outlet_endings.txt"))) or outlet.endswith("频道") for outlet in outlets[1:]):
        return [part]
    if "".join(outlets) == part:
        return outlets
    return [part] if outlets and part.endswith(outlets[-1]) else []


def _leading(part: str) -> list[str]:
    found = _outlet().match(part)
    return [found[0]] if found and len(part) <= _LONGEST else []


@cache
def _telltale() -> re.Pattern[str]:
    """A part without a known name and without an ending holds no outlet; `_outlet` would look for one at each place."""
    return re.compile(alternation(words("outlets.txt") | words("outlet_endings.txt") | {"报"}))


@cache
def _outlet() -> re.Pattern[str]:
    """A known name, or two characters or more up to the first ending."""
    known, endings = alternation(words("outlets.txt")), alternation(words("outlet_endings.txt"))
    paper = "(?<![公简海举通情电捷汇申预警喜墙月年填])报"
    return re.compile(
        f"(?:{known})(?:(?:{endings})(?![\u3400-\u9fff]))?|[^\\W_]{{2,}}?(?:{endings}|{paper}(?![\u3400-\u9fff]))"
    )
