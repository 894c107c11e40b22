"""What EDTF says of days, in the reader's words."""

from collections.abc import Callable

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.periods import Period
from articles.reading.dates.edtf import Dated
from articles.reading.dates.extents import Extent
from articles.templatetags.periods import period_words

register = template.Library()

_SEASONS: dict[str, Callable[[], str]] = {
    "21": lambda: _("spring of %(year)s"),
    "22": lambda: _("summer of %(year)s"),
    "23": lambda: _("autumn of %(year)s"),
    "24": lambda: _("winter of %(year)s"),
}


@register.filter
def extent_words(extent: Extent) -> str:
    """2021年5月至8月, 2020年代, 2021年春, 自2021年5月 or what the reader's language says for it."""
    begin, end = extent
    if begin is None or end is None:
        open_end, day = (_("from %(day)s"), begin) if begin else (_("to %(day)s"), end)
        return open_end % {"day": _words(day)} if day else ""
    if begin == end:
        return _words(begin)
    return _("%(first)s to %(last)s") % {"first": _words(begin), "last": _behind(begin, end)}


def _words(dated: Dated) -> str:
    if dated.edtf.endswith("XX"):
        return _("the years %(first)s to %(last)s") % {"first": dated.first.year, "last": dated.last.year}
    if dated.edtf.endswith("X"):
        return _("the %(year)ss") % {"year": dated.first.year}
    if dated.precision == "interval":
        return _SEASONS[dated.edtf[-2:]]() % {"year": dated.first.year}
    return period_words(Period.parse(dated.edtf))


def _behind(begin: Dated, end: Dated) -> str:
    """Where a language does not say a year or a month twice, without it."""
    is_short = {begin.precision, end.precision} <= {"month", "day"}
    if not is_short or begin.first.year != end.first.year:
        return _words(end)
    if end.precision == "month":
        return date_format(end.first, pgettext("a month, the year being said", "YEAR_MONTH_FORMAT"))
    if begin.first.month != end.first.month:
        return date_format(end.first, pgettext("a day, the year being said", "DATE_FORMAT"))
    return date_format(end.first, pgettext("a day, the month being said", "DATE_FORMAT"))
