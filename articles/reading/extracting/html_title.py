"""The headline of a page: what is shown as such, checked against what the page calls itself."""

import re
from collections.abc import Iterable, Sequence

from articles.reading.extracting.html_lines import ShownLine

_HAN = re.compile("[\u4e00-\u9fff]")
_BEFORE_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|-{1,2}|(?<!—)—(?!—)|–)\s*")
_SHORTEST = 4
# Pages cut long titles off in what they call themselves.
_SAME = 8
_LONGEST = 160


def title_line(lines: Sequence[ShownLine], named: Iterable[str]) -> int | None:
    """The place of the shown headline: what a name of the page begins with, h1 before others; else the only h1."""
    names = [_plain(name) for name in named if name]
    shown = {place: _plain(line.text) for place, line in enumerate(lines) if _can_be(line.text)}
    best = max(
        ((lines[place].rank == 1, _agreement(text, names), -place) for place, text in shown.items()), default=(0, 0, 0)
    )
    if best[1]:
        return -best[2]
    only = [place for place in shown if lines[place].rank == 1 and not lines[place].is_link]
    return only[0] if len(only) == 1 else None


def title_without_site(name: str) -> str:
    """党建引领 of 党建引领_望城频道_红网."""
    return next((part for part in _BEFORE_SITE.split(name) if _can_be(part)), "")


def _agreement(shown: str, names: Iterable[str]) -> int:
    """How many characters the line shares with a name of the page; 0 where it is another text."""
    if len(shown) > _LONGEST:
        return 0
    whole = max((len(shown) for name in names if name.startswith(shown)), default=0)
    return whole or max((_SAME for name in names if len(name) > _SAME and shown.startswith(name[:_SAME])), default=0)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _can_be(text: str) -> bool:
    return len(_HAN.findall(text)) >= _SHORTEST
