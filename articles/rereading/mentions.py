"""What becomes of an article's mentions when it is read again: what a person judged stays judged."""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from articles.models import Mention
from articles.rereading.spans import Moving

Key = tuple[int, int, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class MentionPlan:
    """`gone` and `put` are rows to delete and to write, a moved one in both; `homeless`: judged words without a place.

    `gained` and `lost`: by region, how many more or fewer mentions there will be.
    """

    gone: list[Mention] = field(default_factory=list)
    put: list[Mention] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    gained: int = 0
    lost: int = 0


def planned(standing: Sequence[Mention], suggested: Iterable[Mention], moving: Moving) -> MentionPlan:
    """Judged mentions follow their words; the others make room for what was found now.

    What was judged is not suggested again: neither what was confirmed nor what was rejected.
    """
    kept: dict[Key, Mention] = {}
    homeless = []
    for mention in filter(is_judged, standing):
        place = moving.place(mention.start, mention.end, mention.surface)
        moved = place and _at(mention, *place)
        if moved is None or kept.setdefault(key_of(moved), moved).status != moved.status:
            homeless.append(mention.surface)
    wanted = {key_of(mention): mention for mention in suggested} | kept
    present = {key_of(mention): mention for mention in standing}
    same = {key for key in wanted.keys() & present.keys() if _is_same(wanted[key], present[key])}
    gone = [mention for key, mention in present.items() if key not in same]
    put = [mention for key, mention in wanted.items() if key not in same]
    before, after = _by_region(present.values()), _by_region(wanted.values())
    return MentionPlan(gone, put, homeless, (after - before).total(), (before - after).total())


def _is_same(wanted: Mention, present: Mention) -> bool:
    """A suggestion is the one that stands there already; a judged mention is its own row only."""
    return not is_judged(present) if wanted.pk is None else wanted.pk == present.pk


def is_judged(mention: Mention) -> bool:
    """By a person."""
    return mention.status != Mention.Status.SUGGESTED or mention.person_id is not None


def key_of(mention: Mention) -> Key:
    """What may be there once only."""
    return mention.start, mention.end, mention.region_id, mention.organisation_id, mention.event_id


def _at(mention: Mention, start: int, end: int) -> Mention:
    """The same row, elsewhere."""
    moved = copy(mention)
    moved.start, moved.end = start, end
    return moved


def _by_region(mentions: Iterable[Mention]) -> Counter[int]:
    rejected = Mention.Status.REJECTED
    return Counter(each.region_id for each in mentions if each.region_id and each.status != rejected)
