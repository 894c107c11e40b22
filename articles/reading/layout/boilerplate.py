"""Lines that belong to the page and not to the article: buttons, navigation, counters, hotlines, notices."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from articles.reading.tables.words import alternation, lines, words

# Notices are long; everything else on a page is short.
_LONGEST = 420
_LONGEST_ROW, _EMPTY = 80, "|｜丨 \u3000[]【】()（）:：·"
_LEAST_CHANNELS, _LONGEST_CHANNEL = 3, 8
_MOST_PARTS_OF_A_HEADLINE = 4
_MENU_MARK = re.compile("[|｜☆★>＞»]")
_BETWEEN = r"[\s|｜丨/:：,，、·•\[\]【】〖〗()（）>》-]"
_TOKENS = re.compile(r"[\s|｜丨·•>＞»》/☆★-]+")


# Pages of one site repeat many of their lines.
@lru_cache(maxsize=1024)
def is_boilerplate(line: str) -> bool:
    """Whether it is one wherever it stands."""
    if not 0 < len(line) <= _LONGEST:
        return False
    is_known = _fits("boilerplate.txt", line) or _buttons().fullmatch(line)
    return bool(is_known) or is_navigation(line) or _is_furniture_throughout(line)


def is_boilerplate_at_the_foot(line: str) -> bool:
    """Whether it is one below the last paragraph."""
    return 0 < len(line) <= _LONGEST and _fits("boilerplate_at_the_foot.txt", line)


def is_navigation(line: str) -> bool:
    """Whether it is made of channels: 首页 新闻 党建 专题."""
    tokens = [token for token in _TOKENS.split(line) if token]
    if len(tokens) < _LEAST_CHANNELS:
        return False
    known = sum(token in words("navigation.txt") for token in tokens)
    return known >= _LEAST_CHANNELS and known >= len(tokens) - 1 and max(map(len, tokens)) <= _LONGEST_CHANNEL


def is_menu(line: str) -> bool:
    """Whether short words stand in a row, more of them than a headline has parts, or some of them channels."""
    tokens = [token for token in _TOKENS.split(line) if token]
    if len(tokens) < _LEAST_CHANNELS or max(map(len, tokens)) > _LONGEST_CHANNEL:
        return False
    known = sum(token in words("navigation.txt") for token in tokens)
    return known > 1 or len(tokens) > _MOST_PARTS_OF_A_HEADLINE or bool(_MENU_MARK.search(line))


def heads_links(line: str) -> bool:
    """Whether the short lines below it are links to other articles."""
    return line.strip(" \u3000:：【】[]>》|") in words("link_lists.txt")


def without_furniture(line: str) -> str:
    """A line about the article, with a bar for each button or counter that stands in it."""
    return _furniture().sub("|", line)


def _is_furniture_throughout(line: str) -> bool:
    if len(line) > _LONGEST_ROW:
        return False
    blank, furniture = len(line) - len(line.lstrip(_EMPTY)), _furniture()
    # Hardly any line begins with furniture, and its beginning is sooner looked at than all of it.
    begins = blank == len(line) or any(furniture.match(line, at) for at in range(blank + 1))
    return begins and not without_furniture(line).strip(_EMPTY)


class _Known(NamedTuple):
    """`plain` are tried with every line; `seen` only with one that has one of the `sights` in it, for they are slow to
    tell that it has none.
    """

    plain: re.Pattern[str]
    seen: re.Pattern[str]
    sights: re.Pattern[str]


def _fits(table: str, line: str) -> bool:
    """Whether the whole line is one of the table's."""
    known = _known(table)
    if known.plain.fullmatch(line):
        return True
    return known.sights.search(line.casefold()) is not None and known.seen.fullmatch(line) is not None


@cache
def _known(table: str) -> _Known:
    rows = [line.partition("\t") for line in lines(table)]
    return _Known(
        _any_of(pattern for pattern, _, sight in rows if not sight),
        _any_of(pattern for pattern, _, sight in rows if sight),
        re.compile("|".join(sight for _, _, sight in rows if sight)),
    )


@cache
def _furniture() -> re.Pattern[str]:
    return _any_of(lines("inline_furniture.txt"))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    """Atomic, so that a long line of buttons is not taken apart in every possible way."""
    button = f"(?>{alternation(words('buttons.txt'))})(?:\\s?\\d[\\d.万wk+]*+)?"
    return re.compile(f"{_BETWEEN}*+(?:{button}{_BETWEEN}*+)++", re.IGNORECASE)
