"""Which documents answer, in their order."""

from dataclasses import dataclass, field

from whoosh.fields import Schema
from whoosh.query import Query

from search.haystack.ordering import in_order
from search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents that match `query` and all of `narrowing`, ordered by the fields of `sort_by`, else best first."""

    query: Query
    narrowing: tuple[Query, ...] = ()
    sort_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of documents in their order, and their scores; kept for who turns pages and asks the same again."""

    wanted: Wanted
    numbers: list[int] = field(repr=False)
    scores: dict[int, float] = field(repr=False)

    @classmethod
    def by(cls, snapshot: Snapshot, schema: Schema, wanted: Wanted) -> "Found":
        """Ask the index. Raises IndexTrouble, and SearchBackendError for an order that it cannot make."""
        scores = dict(snapshot.scores(wanted.query))
        for narrow in wanted.narrowing:
            kept = set(snapshot.matches(narrow))
            scores = {number: score for number, score in scores.items() if number in kept}
        return cls(wanted, in_order(snapshot, schema, scores, wanted.sort_by), scores)
