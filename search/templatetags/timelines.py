"""The histogram of a search, drawn and as a table."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.browsing.holdings_of import Holdings
from articles.periods import Held, Period
from articles.templatetags.periods import words_of
from search.addressing.addresses import DAYS
from search.addressing.forms import SearchForm
from search.answering.facets import Timeline
from search.showing.drawing import drawing
from search.showing.histogram import ABOVE_HITS, Histogram, histogram

register = template.Library()


@register.inclusion_tag("search/timeline.html")
def search_timeline(form: SearchForm, timeline: Timeline) -> dict[str, Any]:
    """Of a form without errors: a drawing in which each bar is a link, and the same as a table."""
    drawn = histogram(timeline, ABOVE_HITS)
    all_years = str(form.address.replacing({name: [] for name in DAYS})) if form.is_dated else ""
    shown = _shown(timeline, drawn, _Spans(form, _periods(timeline, drawn)), all_years)
    return shown | {"is_short": False}  # hits wait below it


@register.inclusion_tag("search/timeline.html")
def timeline_of(holdings: Holdings, period: Period | None) -> dict[str, Any]:
    """Of what a body, an outlet or a tag holds: each bar narrows its list of articles to a year or a month."""
    timeline = Timeline(holdings.years, holdings.shown_months(period))
    drawn = histogram(timeline)
    return _shown(timeline, drawn, _Pages(period, _periods(timeline, drawn)), "?#articles" if period else "")


def _periods(timeline: Timeline, drawn: Histogram) -> set[Period]:
    return {*timeline.years, *timeline.months, *(bar.period for bar in drawn.bars)}


def _shown(timeline: Timeline, drawn: Histogram, links: "_Spans | _Pages", all_years: str) -> dict[str, Any]:
    return {
        "is_known": bool(timeline.years),
        "bars": drawing(drawn, links),
        "height": drawn.height,
        "rows": _rows(timeline, links),
        "is_short": len(timeline.years) + len(timeline.months) <= 12,
        "is_uncertain": any(bar.held.possible for bar in drawn.bars),
        "in_months": bool(timeline.months),
        "all_years": all_years,
    }


class _Pages:
    """Words for periods, and links to the same page of one only."""

    def __init__(self, chosen: Period | None, periods: Iterable[Period]) -> None:
        self.words = words_of(periods)
        self._chosen = chosen

    def link(self, period: Period) -> str:
        """Escaped."""
        return f"?period={period}#articles"

    def beside(self, period: Period) -> str:
        """Nothing: the list has one period at a time."""
        return ""

    def is_chosen(self, period: Period) -> bool:
        """Whether it is of what is listed."""
        return self._chosen is not None and self._chosen.first <= period.first and period.last <= self._chosen.last


class _Spans:
    """Words for periods, links to the same search of one, alone or beside what is chosen, and whether it is chosen."""

    def __init__(self, form: SearchForm, periods: Iterable[Period]) -> None:
        self.words = words_of(periods)
        self._chosen = form.address.filters.spans
        before, behind = form.address.replacing({"from": [], "to": [], "period": []}).open_at("to")
        self._before, self._behind = escape(before), escape(behind)
        self._one_more = tuple(map(escape, form.address.open_at("period")))
        self._also = f'">{escape(_("also"))}<span class="visually-hidden"> '

    def link(self, period: Period) -> str:
        """Escaped."""
        written = str(period)
        return f"{self._before}from={written}&amp;to={written}{self._behind}"

    def beside(self, period: Period) -> str:
        """The link to it beside what is chosen; nothing where all of it is chosen, or nothing at all."""
        if not self._chosen or self.is_chosen(period):
            return ""
        before, behind = self._one_more
        return f'<a class="also" href="{before}period={period}{behind}{self._also}{self.words[period]}</span></a>'

    def is_chosen(self, period: Period) -> bool:
        """Whether it lies in what is asked for, where that has both ends."""
        return any(date.min < first <= period.first and period.last <= last < date.max for first, last in self._chosen)


def _rows(timeline: Timeline, spans: _Spans | _Pages) -> SafeString:
    """The newest first, the months of a year below it."""
    return mark_safe("".join(_row(period, held, spans) for period, held in _in_order(timeline)))  # noqa: S308


def _in_order(timeline: Timeline) -> Iterable[tuple[Period, Held]]:
    for year, held in sorted(timeline.years.items(), reverse=True):
        yield year, held
        yield from (pair for pair in timeline.months.items() if pair[0].first.year == year.first.year)


def _row(period: Period, held: Held, spans: _Spans | _Pages) -> str:
    kind = ' class="month"' if period.unit == "month" else ""
    current = ' aria-current="true"' if spans.is_chosen(period) else ""
    return (
        f'<tr{kind}><th scope="row"><a href="{spans.link(period)}"{current}>{spans.words[period]}</a></th>'
        f"<td>{held.certain}</td><td>{held.possible or ''}</td><td>{spans.beside(period)}</td></tr>"
    )
