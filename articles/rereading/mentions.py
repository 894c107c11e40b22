"""What becomes of an article's mentions when it is read again: what a person judged stays judged."""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from articles.curating.handiwork import made_by_programs
from articles.importing.suggestions import Suggested
from articles.models import Event, Mention, Organisation
from articles.rereading.spans import Moving

Key = tuple[Any, ...]


def standing_mentions() -> "Prefetch[Any]":
    """An article's mentions with their events: each says in `is_shared` whether other articles tell of it as well, or
    a person has changed it. Three queries, however many articles.
    """
    programs = Event.objects.filter(made_by_programs(Event), pk=OuterRef("pk"))
    events = Event.objects.annotate(tellings=Count("mentions"))
    events = events.annotate(is_shared=~Exists(programs) | Q(tellings__gt=1))
    takers = Prefetch("organisations", Organisation.objects.only("pk"))
    return Prefetch("mentions", Mention.objects.prefetch_related(Prefetch("event", events.prefetch_related(takers))))


@dataclass(frozen=True, slots=True)
class MentionPlan:
    """`gone` are rows to delete and `put` such to write, a moved one in both; `homeless`: judged words without a place.

    `gained` and `lost`: by what they name, how many more or fewer mentions there will be.
    """

    gone: list[Mention] = field(default_factory=list)
    put: list[Suggested] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)


def planned(standing: Sequence[Mention], suggested: Iterable[Suggested], moving: Moving) -> MentionPlan:
    """Judged mentions follow their words; the others make room for what was found now.

    What was judged is not suggested again: neither what was confirmed nor what was rejected.
    """
    kept: dict[Key, Suggested] = {}
    homeless = []
    for mention in filter(is_judged, standing):
        place = moving.place(mention.start, mention.end, mention.surface)
        moved = place and Suggested(_at(mention, *place))
        if moved is None or kept.setdefault(key_of(moved), moved).mention.status != mention.status:
            homeless.append(mention.surface)
    judged_events = [each.mention for each in kept.values() if each.mention.event_id]
    found = [each for each in suggested if not _tells_again(each.mention, judged_events)]
    wanted = {key_of(each): each for each in found} | kept
    present = {key_of(each): each for each in map(_as_it_stands, standing)}
    same = {key for key in wanted.keys() & present.keys() if _is_same(wanted[key].mention, present[key].mention)}
    before, after = _by_subject(present.values()), _by_subject(wanted.values())
    return MentionPlan(
        gone=[each.mention for key, each in present.items() if key not in same],
        put=[each for key, each in wanted.items() if key not in same],
        homeless=homeless,
        gained=_by_sort(after - before),
        lost=_by_sort(before - after),
    )


def is_judged(mention: Mention) -> bool:
    """By a person, or of an event that is not this article's alone."""
    is_decided = mention.status != Mention.Status.SUGGESTED or mention.person_id is not None
    return is_decided or (mention.event is not None and mention.event.is_shared)  # type: ignore[attr-defined]


def key_of(each: Suggested) -> Key:
    """What may be there once only. An event that a reading found is what it says; one of which a person has decided
    something is its row.
    """
    mention, event = each.mention, each.mention.event
    told: Key | None = None
    if event and (event.pk is None or not is_judged(mention)):
        told = (event.title, event.kind, event.date_edtf, event.date_basis, event.region_id, each.organisations)
    elif event:
        told = (event.pk,)
    return mention.start, mention.end, mention.region_id, mention.organisation_id, told


def _tells_again(mention: Mention, judged: Iterable[Mention]) -> bool:
    """Whether a person has decided about the event already: the same sentences tell it."""
    return mention.event is not None and any(each.start < mention.end and mention.start < each.end for each in judged)


def _as_it_stands(mention: Mention) -> Suggested:
    event = mention.event
    return Suggested(mention, frozenset(each.pk for each in event.organisations.all()) if event else frozenset())


def _is_same(wanted: Mention, present: Mention) -> bool:
    """A suggestion is the one that stands there already; a judged mention is its own row only."""
    return not is_judged(present) if wanted.pk is None else wanted.pk == present.pk


def _at(mention: Mention, start: int, end: int) -> Mention:
    """The same row, elsewhere."""
    moved = copy(mention)
    moved.start, moved.end = start, end
    return moved


def _by_subject(mentions: Iterable[Suggested]) -> Counter[tuple[str, Any]]:
    counts: Counter[tuple[str, Any]] = Counter()
    for each in mentions:
        mention = each.mention
        if mention.status == Mention.Status.REJECTED:
            continue
        if mention.region_id:
            counts["regions", mention.region_id] += 1
        elif mention.organisation_id:
            counts["organisations", mention.organisation_id] += 1
        elif event := mention.event:
            counts["events", (event.title, event.date_edtf)] += 1
    return counts


def _by_sort(counts: Counter[tuple[str, Any]]) -> Counter[str]:
    sorts: Counter[str] = Counter()
    for (sort, _), count in counts.items():
        sorts[sort] += count
    return sorts
