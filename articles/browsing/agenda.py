"""What happened when, as far as articles tell: the questions of a ledger (ledger.py), asked of events.

The database keeps how many there are of which days (migration 0015).
"""

from django.db.models import F, Max, Min, Q, Sum
from django.db.models.functions import Trunc

from articles.browsing.stretches import Stretch
from articles.models import Event, Occasion, Register
from articles.periods import Beside, Counts, Held, Period, Unit, beside

_OF_ONE_DAY = Q(first=F("last"), is_about=False)


class Agenda:
    """Of everything that a reader may see told."""

    def __init__(self) -> None:
        self._occasions = Occasion.objects.filter(events__gt=0).order_by()
        self._held: dict[Unit, dict[Period, Held]] = {}

    def held(self, unit: Unit) -> dict[Period, Held]:
        """How many are of each year or month; only where any are. One query, when it is asked first."""
        if unit not in self._held:
            self._held[unit] = self._counted(unit)
        return self._held[unit]

    def _counted(self, unit: Unit) -> dict[Period, Held]:
        counts = Counts(unit)
        days = self._occasions.values_list("is_about", Trunc("first", unit), Trunc("last", unit))
        for is_about, begun, ended, number in days.annotate(number=Sum("events")):
            sure = number if begun == ended and not is_about else 0
            counts.begin(begun, number, sure)
            counts.end(ended, number, sure)
        return counts.held()

    def days(self, within: Period) -> dict[Period, int]:
        """How many are surely of each day of a year or month; only where any are. One query."""
        days = self._occasions.filter(_OF_ONE_DAY, first__range=(within.first, within.last))
        return {Period("day", day): number for day, number in days.values_list("first", "events")}

    def beside(self, period: Period) -> Beside:
        """The nearest before and after that hold anything; of days, those that surely do. One query."""
        if period.unit != "day":
            return beside(self.held(period.unit), period)
        ends = self._occasions.filter(_OF_ONE_DAY).aggregate(
            before=Max("first", filter=Q(first__lt=period.first)), after=Min("first", filter=Q(first__gt=period.first))
        )
        eve, morrow = (day and Period("day", day) for day in (ends["before"], ends["after"]))
        return eve, morrow

    def undated(self) -> Stretch:
        """Those of no known date. One query."""
        number = Register.objects.filter(of=Register.Of.EVENT, initial="").aggregate(number=Sum("rows"))["number"]
        return Stretch(Event.objects.told().filter(date_first=None).latest_first(), number or 0)

    def of(self, period: Period) -> tuple[Stretch, Stretch]:
        """Those that are surely of the period, and those that may be, the latest first. One query."""
        first, last = period.first, period.last
        sure = Q(first__gte=first, last__lte=last, is_about=False)
        numbers = self._occasions.filter(first__lte=last, last__gte=first).aggregate(
            sure=Sum("events", filter=sure, default=0), others=Sum("events", filter=~sure, default=0)
        )
        told = Event.objects.told()
        return (
            Stretch(told.within(first, last).latest_first(), numbers["sure"]),
            Stretch(told.perhaps_within(first, last).latest_first(), numbers["others"]),
        )
