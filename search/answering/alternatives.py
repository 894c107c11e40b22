"""What else could be chosen, and how much there would be of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from search.answering.facets import (
    FEW_CHOSEN,
    LEAST_AT_A_GLANCE,
    MOST_AT_A_GLANCE,
    MOST_IN_FULL,
    MOST_VALUES,
    Counted,
    Timeline,
    facet,
    timeline,
)
from search.answering.filtering import Filters, Sieve
from search.keeping.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A facet of which values are wanted counts as if none were, and so do years and the timeline where days are: as
    the other filters leave them.
    """

    facets: dict[str, Counted]
    narrower: Counted
    """Regions of what was found, where some are wanted: what lies in them may be too little to be among the others."""
    timeline: Timeline
    other_way: int
    """How much would be found if dates were taken the other way: surely, or possibly."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Which are told. Of the `whole` one every value; `at_a_glance`, what a page has room for of it, and few of those
    of which nothing is wanted.
    """

    names: Sequence[str]
    whole: str = ""
    at_a_glance: bool = False


def alternatives(snapshot: Snapshot, filters: Filters, sieve: Sieve, told: Facets) -> Alternatives:
    """`sieve`: what the filters leave of the documents that match."""
    undated = sieve.left(but="year")
    spans = filters.spans or [(date.min, date.max)]
    # The address of each value that is shown repeats all that are chosen.
    crowd = 1 + filters.chosen // FEW_CHOSEN

    def counted(name: str) -> Counted:
        as_bits = partial(sieve.left_as_bits, name)
        return facet(snapshot, name, sieve.left(but=name), most=most(name), as_bits=as_bits)

    def most(name: str) -> int | None:
        if name == "year":
            return None  # shown in their order, which bears no gaps
        if not told.at_a_glance:
            return None if name == told.whole else MOST_VALUES
        room = MOST_VALUES if filters.values.get(name) else MOST_AT_A_GLANCE
        return max(LEAST_AT_A_GLANCE, (MOST_IN_FULL if name == told.whole else room) // crowd)

    return Alternatives(
        facets={name: counted(name) for name in told.names},
        narrower=facet(snapshot, "region", sieve.left() if filters.values.get("region") else undated[:0]),
        timeline=timeline(snapshot, undated, spans[0][0], spans[-1][1]),
        other_way=len(sieve.the_other_way()),
    )
