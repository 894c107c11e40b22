"""The months of the whole archive, for a page that knows nothing of the index."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template

from articles.browsing.almanac import grid
from articles.periods import Held, Period
from articles.templatetags.periods import period_url, words_of
from search.answering.facets import Timeline
from search.showing.drawing import drawing, in_words
from search.showing.histogram import ACROSS_THE_PAGE, histogram

register = template.Library()


@register.inclusion_tag("search/span.html")
def span_of(years: dict[Period, Held], months: dict[Period, Held]) -> dict[str, Any]:
    """A drawing in which each bar leads to the page of its month, and the same as a table."""
    drawn = histogram(Timeline(years, months), ACROSS_THE_PAGE)
    highest = max(drawn.bars, key=lambda bar: bar.held.certain, default=None)
    return {
        "bars": drawing(drawn, _Pages(bar.period for bar in drawn.bars), by_keyboard=False) if drawn.bars else "",
        "height": drawn.height,
        "in_months": bool(drawn.bars) and drawn.bars[0].period.unit == "month",
        "is_uncertain": any(bar.held.possible for bar in drawn.bars),
        "highest": highest,
        "most": in_words(highest.held) if highest else "",
        "years": grid(years, months, months),
    }


class _Pages:
    """Links to the pages that browse by date."""

    def __init__(self, periods: Iterable[Period]) -> None:
        self.words = words_of(periods)

    def link(self, period: Period) -> str:
        """Escaped."""
        return escape(period_url(period))

    def is_chosen(self, period: Period) -> bool:
        """Never."""
        return False
