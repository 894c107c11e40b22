"""Calendars, which have hundreds of cells: in Python, because a template takes twenty times as long for them."""

from collections.abc import Callable
from html import escape
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.browsing.almanac import Cell, Row, Sheet
from articles.periods import Held, Period
from articles.showing.numbers import number_of_articles, number_of_events
from articles.templatetags.periods import period_url, words_of

register = template.Library()
register.filter(number_of_events)

MOST_YEARS = 40
"""That are shown month by month; of those before them only how much each holds."""

_ONLY_PERHAPS = '<span class="possible">?</span>'

Way = Callable[[Period], str]


@register.simple_tag(takes_context=True)
def month_rows(context: Context, years: list[Row], here: Any = None) -> SafeString:
    """The rows of a grid of years and months; `here`: they narrow the list of this page, else they lead to others."""
    way, chosen = _way(context, here), context.get("period")
    words = words_of(row.period for row in years[:MOST_YEARS])
    unheld = f'<td class="nothing">{_hidden(_("nothing held"))}</td>' if here else '<td class="nothing"></td>'
    rows = (
        f'<tr><th scope="row">{_link(row.period, words[row.period], way, chosen)}{_perhaps(row.of_any, " ")}</th>'
        + "".join([_month(cell, row.of_any, way, chosen, unheld) for cell in row.months])
        for row in years[:MOST_YEARS]
    )
    return mark_safe("</tr>".join(rows) + "</tr>" if years else "")  # noqa: S308


def _month(cell: Cell, of_any: int, way: Way, chosen: Period | None, unheld: str) -> str:
    """What may be `of_any` month of the year is counted beside it; a month that may hold only that has a mark."""
    certain, possible = cell.held
    if certain or possible:
        shown = f"{certain or ''}{_perhaps(possible - of_any)}" or _ONLY_PERHAPS
        return f'<td class="held">{_link(cell.period, shown, way, chosen)}</td>'
    return '<td class="silent">0</td>' if cell.silent else unheld


def _perhaps(number: int, before: str = "") -> str:
    return f'{before}<span class="possible">+{number}?</span>' if number else ""


@register.simple_tag(takes_context=True)
def years_before(context: Context, years: list[Row], here: Any = None) -> SafeString:
    """Links to the years for which a grid has no room, each with what it holds; nothing where it has."""
    way, chosen, earlier = _way(context, here), context.get("period"), years[MOST_YEARS:]
    words = words_of(row.period for row in earlier)
    links = (
        f'{_link(row.period, words[row.period], way, chosen)} <span class="count">{in_figures(row.held)}</span>'
        for row in earlier
    )
    return mark_safe(" · ".join(links))  # noqa: S308


@register.simple_tag(takes_context=True)
def day_rows(context: Context, sheet: Sheet, here: Any = None) -> SafeString:
    """The weeks of a month; only days that surely hold something are links."""
    way, chosen = _way(context, here), context.get("period")
    in_words = number_of_events if context.get("of_events") else number_of_articles
    rows = ("".join([_day(cell, way, chosen, in_words) for cell in week]) for week in sheet.weeks)
    return mark_safe("".join([f"<tr>{row}</tr>" for row in rows]))  # noqa: S308


def _day(cell: Cell | None, way: Way, chosen: Period | None, in_words: Callable[[int], str]) -> str:
    if cell is None:
        return "<td></td>"
    day, number = cell.period.first.day, cell.held.certain
    if not number:
        return f"<td>{day}</td>"
    shown = f"{day}{_hidden(': ' + in_words(number))}"
    return f'<td class="held">{_link(cell.period, shown, way, chosen)}</td>'


def in_figures(held: Held) -> str:
    """12+3?"""
    return f"{held.certain or ''}{f'+{held.possible}?' if held.possible else ''}"


@register.simple_tag(takes_context=True)
def way_to(context: Context, period: Period, here: Any = None) -> str:
    """The address of a period's page, or of this page with nothing but the period."""
    return mark_safe(_way(context, here)(period))  # noqa: S308


def _way(context: Context, here: Any) -> Way:
    """Where periods lead; escaped. What else the address of this page says is kept, but for the page of a list."""
    if not here:
        query = context.get("of_query", "")
        return lambda period: escape(f"{period_url(period)}{query}")
    request: HttpRequest = context["request"]
    kept = request.GET.copy()
    for name in ("page", "period"):
        kept.pop(name, None)
    before = escape(f"?{kept.urlencode()}{'&' if kept else ''}period=")
    return lambda period: f"{before}{period}#articles"


def _link(period: Period, shown: str, way: Way, chosen: Period | None) -> str:
    current = ' aria-current="true"' if period == chosen else ""
    return f'<a href="{way(period)}"{current}>{shown}</a>'


def _hidden(words: str) -> str:
    return f'<span class="visually-hidden">{escape(words)}</span>'
