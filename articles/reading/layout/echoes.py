"""Lines that repeat the headline for machines (标题_频道_网站, 标题-红网), lists of key words, trails of channels."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.reading.layout.boilerplate import is_menu
from articles.reading.layout.outlets import outlets_in
from articles.reading.tables.words import words

_BETWEEN = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]\s+|(?<![-—\d])-{1,2}(?![-—\d])")
_PARTING = re.compile(r"[\s_|｜>＞»》/·—-]")
_MENU_END = re.compile(r"[_|｜>＞»》/]\s*$")
_KEYWORD = re.compile(r"[^。！!？?]{1,10}")
_BETWEEN_KEYWORDS = re.compile(r"[,，;；]\s*")
_FEWEST_KEYWORDS = 4
_SHORTEST, _LONGEST = 4, 200
_TRAIL = re.compile(
    r"(?:.{0,10}位置(?:是)?\s*[:：]\s*)?([\w·]{1,12}(?:\s*[>＞»›→》/]+\s*[^>＞»›→》/]{1,80}){1,6})[>＞»›→\s]*"
)
_FIRST_PAGE = re.compile(".{0,10}(?:首页|主页|位置)")
_STEP = re.compile(r"\s*[>＞»›→》/]+\s*")
_NO_CHANNEL = frozenset(
    {"首页", "网站首页", "主页", "返回首页", "正文", "详情", "内容", "新闻", "文章", "新闻详情", "正文内容"}
)
_LONGEST_CHANNEL = 10


def is_for_machines(text: str) -> bool:
    parts = _parts(text)
    ends_with_site = len(parts) > 1 and _is_site(parts[-1])
    return (ends_with_site and (_is_title(parts[0]) or _is_site(parts[0]))) or _is_keywords(text)


def echoed_title(text: str) -> str | None:
    """What stands before the channel and the site, if the line ends with one of them."""
    parts = _parts(text)
    return parts[0] if len(parts) > 1 and _is_site(parts[-1]) and _is_title(parts[0]) else None


def title_among(text: str, others: Sequence[str]) -> str | None:
    """Which of the lines an echo repeats: it begins with all of it, or is its beginning cut short."""
    whole = [other for other in others if len(other) >= _SHORTEST and is_part_of(other, text)]
    echo = (echoed_title(text) or "").rstrip("….")
    cut = (other for other in others if len(echo) >= _SHORTEST and other.startswith(echo))
    return max(whole, key=len) if whole else next(cut, None)


def is_part_of(title: str, text: str) -> bool:
    """Whether the text goes on after the title, or ends with it, where something parts the two."""
    if len(title) < _SHORTEST or len(text) <= len(title):
        return False
    if text.startswith(title):
        return _PARTING.match(text, len(title)) is not None
    menu = text[: len(text) - len(title)]
    return text.endswith(title) and (_MENU_END.search(menu) is not None or is_menu(menu + "首页"))


def printed_twice(texts: Sequence[str]) -> str | None:
    """A headline printed whole, and above or below it in two lines."""
    whole = {"".join(text.split()): text for text in texts}
    joined = (whole.get(first + second) for first, second in pairwise(texts) if first and second)
    return next(filter(None, joined), None)


def is_trail(text: str) -> bool:
    """Whether it leads from the first page to this one, so that the headline stands below."""
    return len(text) <= _LONGEST and _TRAIL.fullmatch(text) is not None and _FIRST_PAGE.match(text) is not None


def channel_of_trail(texts: Iterable[str]) -> str | None:
    """党建 in 您的位置:首页>新闻>党建>正文: the last channel of the first trail."""
    trails = (found for text in texts if len(text) <= _LONGEST and (found := _TRAIL.fullmatch(text)))
    steps = [step for trail in trails for step in _STEP.split(trail[1])]
    channels = [step for step in steps if step not in _NO_CHANNEL and len(step) <= _LONGEST_CHANNEL]
    return channels[-1] if channels else None


def _parts(text: str) -> list[str]:
    return _BETWEEN.split(text) if len(text) <= _LONGEST else []


def _is_title(part: str) -> bool:
    return len(part) >= _SHORTEST and not _is_site(part)


def _is_site(part: str) -> bool:
    named = outlets_in(part)
    return part in words("navigation.txt") or "".join(named) == part or part.endswith(("频道", "门户网站", "正文"))


def _is_keywords(text: str) -> bool:
    parts = _BETWEEN_KEYWORDS.split(text) if len(text) <= _LONGEST else []
    return len(parts) >= _FEWEST_KEYWORDS and all(_KEYWORD.fullmatch(part) for part in parts)
