"""One choice of days from what stands in an address: from, to, and further periods."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _

from articles.reading.dates.extents import Extent, NotDates, between
from search.addressing.fields import MOST_CHOSEN, in_order, too_many


def from_to(begin: Extent | None, end: Extent | None) -> Extent | None:
    """From the beginning of the one to the end of the other. What has both ends itself stands in one of them alone."""
    if begin is None or end is None or begin == end:
        only = begin or end
        if only is None or not only.is_one or begin == end:
            return only
        return Extent(begin and begin.begin, end and end.end)
    for name, each in (("from", begin), ("to", end)):
        if not each.is_one:
            sentence = _("“%(value)s” says where it begins and where it ends: leave the other field empty.")
            raise forms.ValidationError({name: sentence % {"value": each}})
    try:
        return between(begin.begin, end.end)
    except NotDates as error:
        raise forms.ValidationError({"to": _("It ends before “from” begins.")}) from error


def said_once(chosen: Extent | None, periods: Iterable[Extent]) -> tuple[Extent | None, list[Extent]]:
    """One alone goes from its beginning to its end, several are periods: each choice of days has one address."""
    every = in_order([*([chosen] if chosen else []), *periods])
    if len(every) > MOST_CHOSEN:
        raise forms.ValidationError({"period": too_many()})
    return (every[0] if every else None, []) if len(every) < 2 else (None, every)
