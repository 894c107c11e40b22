"""The places of the tables into the tree of regions: divisions, the zones laid over them, and their other names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from articles.changes import tell_of
from articles.importing.planting import Planting
from articles.models import Article, Region, RegionAlias
from articles.reading.finding.place_names import Place
from articles.reading.finding.tabled_places import tabled_places
from articles.reading.tables.former_names import former_names

LOCK = 2260  # the standard's number: two loaders at once would give one path to two regions
_ZONE = Region.Kind.ZONE
_HAND_KEPT = "in the tables of zones and of contracted names"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many regions and other names were added, and how many regions were there already and left as they are."""

    added: int
    names: int
    kept: int


@transaction.atomic
def load_regions() -> Loaded:
    """Add what the tree lacks, and change nothing that a person has changed, moved, renamed or taken away.

    Costs a dozen queries where nothing is missing, and a bulk insert of a few seconds for all 45,000 rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    places = list(tabled_places())
    planting = Planting()
    added = _plant(places, planting)
    _name_zones_as_such(places, planting)
    _lay_over(places, planting)
    return Loaded(added, _add_names(places, planting), planting.known)


def _plant(places: Sequence[Place], planting: Planting) -> int:
    """A zone that history knows is not missing: somebody took it away, or gave it another address."""
    zones = {place.name: place.key for place in places if place.code is None and place.key not in planting}
    for region in Region.objects.filter(kind=_ZONE, name__in=zones):
        planting.adopt(zones[region.name], region)  # somebody was quicker
    taken_away = set(Region.history.filter(slug__in=zones.values()).values_list("slug", flat=True))
    for place in places:
        if place.key not in planting and (place.code or place.key not in taken_away):
            planting.add(place)
    planted = planting.plant()
    Region.history.bulk_history_create([region for region in planted if region.code is None], batch_size=2000)
    return len(planted)


def _name_zones_as_such(places: Iterable[Place], planting: Planting) -> None:
    """Earlier tables called the zones that the bureau counts counties and townships."""
    zones = [place.key for place in places if place.kind == _ZONE and planting.kinds.get(place.key, _ZONE) != _ZONE]
    if zones:
        untouched = _untouched(planting.primary_keys[key] for key in zones)
        Region.objects.filter(pk__in=untouched).update(kind=_ZONE)


def _untouched(regions: Iterable[int]) -> set[int]:
    """Those that no person has changed: what programs made has no history, or begins one. One query."""
    listed = set(regions)
    by_hand = Region.history.filter(id__in=listed).exclude(history_type="+", history_user=None)
    return listed - set(by_hand.values_list("id", flat=True))


def _lay_over(places: Iterable[Place], planting: Planting) -> None:
    """What zones cover, and with what they share an administration; those that a person has changed stay."""
    standing = planting.primary_keys
    laid = [place for place in places if place.key in standing and (place.covers or place.joint_with)]
    untouched = _untouched(standing[place.key] for place in laid)
    for relation in ("covers", "joint_with"):
        pairs = {
            (standing[place.key], standing[other])
            for place in laid
            for other in getattr(place, relation)
            if other in standing and standing[place.key] in untouched
        }
        _relate(relation, pairs)


def _relate(relation: str, pairs: set[tuple[int, int]]) -> None:
    links = getattr(Region, relation).through.objects
    known = set(links.filter(from_region__in={one for one, _ in pairs}).values_list("from_region", "to_region"))
    missing = pairs - known
    links.bulk_create(links.model(from_region_id=one, to_region_id=other) for one, other in sorted(missing))
    if missing and relation == "covers":
        regions = Region.objects.filter(pk__in={pk for pair in missing for pk in pair})
        reached = Article.objects.reaching(regions.values_list("path", flat=True))
        tell_of(list(reached.values_list("identifier", flat=True)))


def _add_names(places: Iterable[Place], planting: Planting) -> int:
    """A name that history knows was here before: whoever took it away or mended it meant it."""
    sources = {(former.key, former.name): former.source for former in former_names()}
    names = [
        RegionAlias(
            region_id=planting.primary_keys[place.key],
            name=alias.name,
            valid_from=alias.valid_from,
            valid_to=alias.valid_to,
            source=sources.get((place.key, alias.name), _HAND_KEPT),
        )
        for place in places
        if place.key in planting.primary_keys
        for alias in place.aliases
    ]
    known = set(RegionAlias.objects.values_list("region", "name")) | set(
        RegionAlias.history.values_list("region", "name")
    )
    added = RegionAlias.objects.bulk_create(
        (alias for alias in names if (alias.region_id, alias.name) not in known), batch_size=2000
    )
    RegionAlias.history.bulk_history_create(added, batch_size=2000)
    named = Article.objects.filter(mentions__region__in={alias.region_id for alias in added})
    tell_of(list(named.values_list("identifier", flat=True).distinct()))
    return len(added)
