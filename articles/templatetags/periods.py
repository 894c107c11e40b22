"""Dates in the reader's words, and the way to their pages."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Protocol

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.models import Article, Event
from articles.periods import Period, Unit

register = template.Library()

_KEPT = 4096
"""Dates whose words and addresses are kept: a list has one a line, and the same ones come again."""
_UNIT_OF: dict[str, Unit] = {"second": "day", "minute": "day", "day": "day", "month": "month", "year": "year"}


class Dated(Protocol):
    """An article, or what a list has of one."""

    @property
    def published_first(self) -> date | None: ...
    @property
    def published_last(self) -> date | None: ...
    @property
    def published_precision(self) -> str: ...
    @property
    def published_basis(self) -> str: ...


class _Told(NamedTuple):
    """All that a date says of its article."""

    published_first: date | None
    published_last: date | None
    published_precision: str
    published_basis: str


_told = attrgetter(*_Told._fields)


@register.filter
def period_url(period: Period) -> str:
    """The page of a year, a month or a day."""
    return _url(period, get_script_prefix())


@lru_cache(_KEPT)
def _url(period: Period, script_prefix: str) -> str:
    return reverse(period.unit, args=period.numbers)


@register.filter
def period_words(period: Period) -> str:
    """2021年, 2021年5月, 2021年5月17日 or what the reader's language says for it."""
    return _in_words(period, get_language())


def words_of(periods: Iterable[Period]) -> dict[Period, str]:
    """The same of several, escaped."""
    language = get_language()
    return {period: escape(_in_words(period, language)) for period in periods}


@lru_cache(_KEPT)
def _in_words(period: Period, language: str | None) -> str:
    formats = {"year": pgettext("date format", "Y"), "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}
    return date_format(period.first, formats[period.unit])


@register.filter
def date_link(article: Dated) -> SafeString:
    """An article's date, as a link where it has a page, and what is to be known of it."""
    return date_link_in(get_language(), get_script_prefix(), article)


def date_link_in(language: str | None, script_prefix: str, article: Dated) -> SafeString:
    """The same for who has looked up, for a whole list, the language and where addresses begin."""
    return _date_link(_Told._make(_told(article)), language, script_prefix)


@lru_cache(_KEPT)
def _date_link(article: Dated, language: str | None, script_prefix: str) -> SafeString:
    first, shown = article.published_first, str(escape(date_words(article)))
    period = _period(article.published_precision, first)
    if period:
        shown = f'<a href="{escape(period_url(period))}"><time datetime="{period}">{shown}</time></a>'
    doubts = []
    if first and not (period and period.unit == "day"):
        doubts.append(_("day unknown"))
    if article.published_basis == "inferred":
        doubts.append(_("inferred"))
    if doubts:
        shown += " " + "\u00a0".join(map(_labelled, doubts))  # they stand on one line
    return mark_safe(shown)  # noqa: S308


def label(words: str) -> str:
    """A remark behind something."""
    return f" {_labelled(words)}"


def _labelled(words: str) -> str:
    return f'<span class="label">{escape(words)}</span>'


@register.filter
def time_of(article: Article) -> str:
    """The time of day, where one is printed."""
    return article.published_edtf.partition("T")[2]


@register.filter
def date_words(article: Dated) -> str:
    """An article's date as exactly as it is known, without its time of day."""
    first, last = article.published_first, article.published_last
    return _words(article.published_precision, first, last) or _("between %(first)s and %(last)s") % _ends(first, last)


@register.filter
def event_words(event: Event) -> str:
    """When it happened, as exactly as that is known."""
    first, last = event.date_first, event.date_last
    sentence = _("between %(first)s and %(last)s") if is_about(event) else _("from %(first)s to %(last)s")
    return _words(event.date_precision, first, last) or sentence % _ends(first, last)


@register.simple_tag
def event_date(event: Event, leading: Period | None = None) -> SafeString:
    """When it happened, as a link to what else did where it is `leading` there, and what is to be known of it."""
    shown = str(escape(event_words(event)))
    if event.date_first:
        shown = f'<time datetime="{event.date_first.isoformat()}">{shown}</time>'
    if leading and event.date_first:
        shown = f'<a href="{escape(period_url(leading))}?of=events">{shown}</a>'
    doubt = _("about") if is_about(event) else _("inferred") if event.date_basis == "inferred" else ""
    return mark_safe(f"{shown}{label(doubt) if doubt else ''}")  # noqa: S308


@register.filter
def event_period(event: Event) -> Period | None:
    """The year, month or day in which it surely happened; None where that is known otherwise."""
    return None if is_about(event) else _period(event.date_precision, event.date_first)


@register.filter
def is_about(event: Event) -> bool:
    """Whether its date is approximate: 近日, 日前."""
    return "~" in event.date_edtf


def _period(precision: str, first: date | None) -> Period | None:
    unit = _UNIT_OF.get(precision)
    return Period.of(unit, first) if unit and first else None


def _words(precision: str, first: date | None, last: date | None) -> str:
    """Of a period or of no date at all; empty for an interval."""
    period = _period(precision, first)
    if period:
        return period_words(period)
    return _("date unknown") if first is None or last is None else ""


def _ends(first: date | None, last: date | None) -> dict[str, str]:
    return {"first": date_format(first or ""), "last": date_format(last or "")}
