"""What the archive holds, for pages that know nothing of the index."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.almanac import Cell, Row
from articles.periods import Period
from articles.templatetags.periods import period_url, period_words, words_of
from search.showing.drawing import drawing, in_words
from search.showing.histogram import ACROSS_THE_PAGE, histogram
from search.showing.holdings import Holdings, everything

register = template.Library()


@register.simple_tag
def holdings() -> Holdings:
    """Of everything."""
    return everything()


@register.inclusion_tag("search/span.html")
def span_of(held: Holdings) -> dict[str, Any]:
    """A drawing in which each bar leads to the page of its month, and the same as a table."""
    drawn = histogram(held.timeline, ACROSS_THE_PAGE)
    highest = max(drawn.bars, key=lambda bar: bar.held.certain, default=None)
    return {
        "bars": drawing(drawn, _Pages(bar.period for bar in drawn.bars), by_keyboard=False) if drawn.bars else "",
        "height": drawn.height,
        "in_months": bool(drawn.bars) and drawn.bars[0].period.unit == "month",
        "is_uncertain": any(bar.held.possible for bar in drawn.bars),
        "highest": highest,
        "most": in_words(highest.held) if highest else "",
        "months": range(1, 13),
        "rows": _rows(held.grid),
    }


def _rows(years: Iterable[Row]) -> SafeString:
    """A year and its months, each as how much is held of it."""
    rows = (
        "".join([f'<tr><th scope="row">{_link(year.period)}</th>', *map(_cell, year.months), "</tr>"]) for year in years
    )
    return mark_safe("".join(rows))  # noqa: S308


def _cell(cell: Cell) -> str:
    certain, possible = cell.held
    shown = f"{certain or ''}{f'+{possible}?' if possible else ''}"
    return f'<td><a href="{escape(period_url(cell.period))}">{shown}</a></td>' if shown else "<td></td>"


def _link(period: Period) -> str:
    return f'<a href="{escape(period_url(period))}">{escape(period_words(period))}</a>'


class _Pages:
    """Links to the pages that browse by date."""

    def __init__(self, periods: Iterable[Period]) -> None:
        self.words = {period: escape(words) for period, words in words_of(periods).items()}

    def link(self, period: Period) -> str:
        """Escaped."""
        return escape(period_url(period))

    def is_chosen(self, period: Period) -> bool:
        """Never."""
        return False
