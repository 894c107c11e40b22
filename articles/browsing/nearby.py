"""Events around another: of the same days, in the same place before and after it, and those that may be the same."""

from typing import NamedTuple

from articles.curating.likely import likely_same
from articles.models import Event

MOST_OF_THE_DAY = 10
MOST_OF_THE_PLACE = 4
"""Before, and after."""
MOST_LIKELY = 5


class Nearby(NamedTuple):
    """No event stands in two of them."""

    likely: list[Event]
    same_place: list[Event]
    same_day: list[Event]


def nearby(event: Event) -> Nearby:
    """Six queries at most, none for an undated event."""
    if event.date_first is None:
        return Nearby([], [], [])
    likely = _told(likely_same(event))[:MOST_LIKELY]
    place = [each for each in _of_the_place(event) if each not in likely]
    day = [each for each in _of_the_day(event) if each not in likely and each not in place]
    return Nearby(likely, place, day)


def _told(events: list[Event]) -> list[Event]:
    return [event for event in events if event.held]


def _of_the_place(event: Event) -> list[Event]:
    """In the order of time. Two queries."""
    if event.region_id is None:
        return []
    there = Event.objects.told().filter(region=event.region_id).exclude(pk=event.pk).select_related("region")
    before = there.filter(date_first__lt=event.date_first).order_by("-date_first", "-pk")[:MOST_OF_THE_PLACE]
    after = there.filter(date_first__gte=event.date_first).order_by("date_first", "pk")[:MOST_OF_THE_PLACE]
    return [*reversed(before), *after]


def _of_the_day(event: Event) -> list[Event]:
    """Those of which most is told. One query."""
    same = Event.objects.told().filter(date_first=event.date_first, date_last=event.date_last).exclude(pk=event.pk)
    return list(same.select_related("region").order_by("-held", "pk")[:MOST_OF_THE_DAY])
