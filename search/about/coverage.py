"""Which months are held of a place: not at all, of some days, of every day. The index knows, in milliseconds."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.periods import Held, Period
from search.answering.facets import held, known_days
from search.columnar.lists.ascending import distinct
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot


class State(Enum):
    """What the archive has of a month, about a place. `SILENT`: it holds articles, none of them about the place."""

    NOTHING = "nothing"
    SILENT = "silent"
    POSSIBLY = "possibly"
    PARTLY = "partly"
    COMPLETE = "complete"

    @property
    def words(self) -> str | Promise:
        """For people."""
        return _WORDS[self]


_WORDS: dict[State, str | Promise] = {
    State.NOTHING: _("nothing held"),
    State.SILENT: _("held, but nothing about this place"),
    State.POSSIBLY: _("possibly held"),
    State.PARTLY: _("held of some days"),
    State.COMPLETE: _("held of every day"),
}


@dataclass(frozen=True, slots=True)
class Month:
    """Of `days_held` days an article is held that is surely of that day."""

    period: Period
    held: Held
    days_held: int
    state: State

    @property
    def days(self) -> int:
        """Of the calendar."""
        return self.period.last.day


class Coverage:
    """Of a place, or of everything; `everywhere` is what the archive holds of anything."""

    def __init__(self, snapshot: Snapshot, documents: Values, everywhere: Container[Period]) -> None:
        self._held = held(snapshot, documents, "month")
        self._days = _days(snapshot, documents)
        self._everywhere = everywhere

    def of(self, period: Period) -> Month:
        """A month."""
        each, days = self._held.get(period, Held()), self._days[period.first.year * 100 + period.first.month]
        return Month(period, each, days, self._state(period, each, days))

    def _state(self, period: Period, each: Held, days: int) -> State:
        if days == period.last.day:
            return State.COMPLETE
        if each.certain:
            return State.PARTLY
        if each.possible:
            return State.POSSIBLY
        return State.SILENT if period in self._everywhere else State.NOTHING


def _days(snapshot: Snapshot, documents: Values) -> Counter[int]:
    """By month, as 202105: of how many days there is any document that is of a single day."""
    return Counter((distinct(known_days(snapshot, documents)) // 100).tolist())
