"""Dates in the reader's words, and the way to their pages."""

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article
from articles.periods import Period, Unit

register = template.Library()

_UNIT_OF: dict[str, Unit] = {"second": "day", "minute": "day", "day": "day", "month": "month", "year": "year"}


@register.filter
def period_url(period: Period) -> str:
    """The page of a year, a month or a day."""
    return reverse(period.unit, args=period.numbers)


@register.filter
def period_words(period: Period) -> str:
    """2021年, 2021年5月, 2021年5月17日 or what the reader's language says for it."""
    formats = {"year": pgettext("date format", "Y"), "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}
    return date_format(period.first, formats[period.unit])


@register.filter
def period_of(article: Article) -> Period | None:
    """The day, month or year an article is dated to; None where its date is an interval or unknown."""
    unit = _UNIT_OF.get(article.published_precision)
    return Period.of(unit, article.published_first) if unit and article.published_first else None


@register.filter
def time_of(article: Article) -> str:
    """The time of day, where one is printed."""
    return article.published_edtf.partition("T")[2]


@register.filter
def date_words(article: Article) -> str:
    """An article's date as exactly as it is known, without its time of day."""
    period = period_of(article)
    if period:
        return period_words(period)
    if article.published_first is None or article.published_last is None:
        return _("date unknown")
    ends = {"first": date_format(article.published_first), "last": date_format(article.published_last)}
    return _("between %(first)s and %(last)s") % ends
