"""A histogram as SVG, each bar a link, and the words for what a period holds."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from articles.periods import Held, Period
from articles.showing.numbers import number_of_articles
from search.showing.histogram import GAP, Bar, Histogram

MOST_NAMES = 12
"""Periods that are written below the bars."""
_HATCH = (
    '<defs><pattern id="{name}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="1" y1="0" x2="1" y2="4"/></pattern></defs>'
)


class Links(Protocol):
    """Where the bars lead, and how their periods are called."""

    @property
    def words(self) -> Mapping[Period, str]:
        """Escaped."""

    def link(self, period: Period) -> str:
        """The address, escaped."""

    def is_chosen(self, period: Period) -> bool:
        """Whether somebody is there already."""


def drawing(drawn: Histogram, links: Links, *, by_keyboard: bool = True) -> SafeString:
    """What stands inside the `svg`. Not `by_keyboard` where hundreds of stops would lie before what follows: then the
    same links are to stand in a table.
    """
    language = get_language()
    bars = (_bar(bar, drawn, links, by_keyboard, language) for bar in drawn.bars if any(bar.held))
    return mark_safe("".join([_HATCH.format(name=_hatch(drawn)), *bars, *_names(drawn, links.words)]))  # noqa: S308


def _hatch(drawn: Histogram) -> str:
    """Its id: no page has two drawings of one height."""
    return f"hatch-{drawn.height:g}"


def _bar(bar: Bar, drawn: Histogram, links: Links, by_keyboard: bool, language: str | None) -> str:
    """The first rectangle is what can be pressed."""
    words = f"{links.words[bar.period]}: {_escaped(bar.held, language)}"
    chosen = ' class="chosen"' if links.is_chosen(bar.period) else ""
    reached = f' aria-label="{words}"' if by_keyboard else ' tabindex="-1"'
    wide = f'x="{bar.x}%" width="{bar.width}%"'
    up = f'<rect class="certain" {wide} y="{bar.top}" height="{bar.up}"/>' if bar.up else ""
    hatched = f'class="possible" fill="url(#{_hatch(drawn)})" {wide} y="{drawn.ceiling}"'
    down = f'<rect {hatched} height="{bar.down}"/>' if bar.down else ""
    link = f'<a href="{links.link(bar.period)}"{chosen}{reached}><title>{words}</title>'
    return f'{link}<rect {wide} height="{drawn.height}"/>{up}{down}</a>'


def _names(drawn: Histogram, words: Mapping[Period, str]) -> list[str]:
    """Of the first and the last bar; where there are many months, of years, each below its January."""
    bars, line = drawn.bars, drawn.ground + GAP - 3
    if len(bars) > MOST_NAMES * 2 and bars[0].period.unit == "month":
        januaries = [bar for bar in bars if bar.period.first.month == 1]
        named = januaries[:: -(-len(januaries) // MOST_NAMES)]
        return [
            f'<text x="{bar.x}%" y="{line}"{_MINOR if at % 3 else ""}>{bar.period.first.year}</text>'
            for at, bar in enumerate(named)
        ]
    ends = [(bars[0], "0", "start"), (bars[-1], "100%", "end")] if len(bars) > 1 else []
    ends = ends or [(bar, "0", "start") for bar in bars]
    return [f'<text x="{x}" y="{line}" text-anchor="{anchor}">{words[bar.period]}</text>' for bar, x, anchor in ends]


_MINOR = ' class="minor"'
"""Left out where there is no room."""


def in_words(held: Held) -> str:
    """12 articles · possibly 3 more"""
    said = []
    if held.certain:
        said.append(number_of_articles(held.certain))
    if held.possible:
        more = ngettext("possibly %(possible)s more", "possibly %(possible)s more", held.possible)
        said.append(more % {"possible": held.possible})
    return " · ".join(said)


@lru_cache(maxsize=4096)
def _escaped(held: Held, language: str | None) -> str:
    """In this language. Kept, because a page has dozens of bars, and a sentence of each takes as long as to draw it."""
    return escape(in_words(held))
