"""What else could be chosen, and how much there would be of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.answering.facets import Counted, Timeline, facet, timeline
from search.answering.filtering import Filters, filtered
from search.columnar.lists.elias_fano import Values
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


def alternatives(
    snapshot: Snapshot, filters: Filters, matched: Values, found: Values, names: Sequence[str], whole: str
) -> Alternatives:
    """Of the documents that match, those that the filters left are `found`. Of the facet `whole` every value counts."""

    def without(name: str) -> Values:
        others = filters.but(name)
        return found if others == filters else filtered(snapshot, matched, others)

    undated = without("year")
    other_way = filtered(snapshot, matched, replace(filters, within=not filters.within)) if filters.dated else found
    # Years are shown in their order, which bears no gaps.
    among = {name: undated if name == "year" else without(name) for name in names}
    return Alternatives(
        facets={name: facet(snapshot, name, among[name], whole=name in ("year", whole)) for name in names},
        narrower=facet(snapshot, "region", found if filters.values.get("region") else found[:0], whole=False),
        timeline=timeline(snapshot, undated, filters.first, filters.last),
        other_way=len(other_way),
    )
