"""Lines that belong to the page and not to the article: buttons, navigation, counters, hotlines, notices."""

import re
from functools import cache

from articles.reading.tables.words import alternation, lines, words

# Notices are long; everything else on a page is short.
_LONGEST = 420
_LONGEST_ROW, _EMPTY = 80, "|｜丨 \u3000[]【】()（）:：·"
_LEAST_CHANNELS, _LONGEST_CHANNEL = 3, 8
_MOST_PARTS_OF_A_HEADLINE = 4
_MENU_MARK = re.compile("[|｜☆★>＞»]")
_BETWEEN = r"[\s|｜丨/:：,，、·•\[\]【】〖〗()（）>》-]"
_TOKENS = re.compile(r"[\s|｜丨·•>＞»》/☆★-]+")


def is_boilerplate(line: str) -> bool:
    """Whether it is one wherever it stands."""
    if not 0 < len(line) <= _LONGEST:
        return False
    is_known = _patterns("boilerplate.txt").fullmatch(line) or _buttons().fullmatch(line)
    return bool(is_known) or is_navigation(line) or _is_furniture_throughout(line)


def is_boilerplate_at_the_foot(line: str) -> bool:
    """Whether it is one below the last paragraph."""
    return 0 < len(line) <= _LONGEST and _patterns("boilerplate_at_the_foot.txt").fullmatch(line) is not None


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
    return _patterns("inline_furniture.txt").sub("|", line)


def _is_furniture_throughout(line: str) -> bool:
    if len(line) > _LONGEST_ROW:
        return False
    blank, furniture = len(line) - len(line.lstrip(_EMPTY)), _patterns("inline_furniture.txt")
    # Hardly any line begins with furniture, and its beginning is sooner looked at than all of it.
    begins = blank == len(line) or any(furniture.match(line, at) for at in range(blank + 1))
    return begins and not without_furniture(line).strip(_EMPTY)


@cache
def _patterns(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lines(table)), re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    """Atomic, so that a long line of buttons is not taken apart in every possible way."""
    button = f"(?>{alternation(words('buttons.txt'))})(?:\\s?\\d[\\d.万wk+]*+)?"
    return re.compile(f"{_BETWEEN}*+(?:{button}{_BETWEEN}*+)++", re.IGNORECASE)
