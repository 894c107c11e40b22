"""The places of the tables as a gazetteer takes them, for whoever has no database."""

from collections import defaultdict
from collections.abc import Iterator

from articles.reading.finding.place_names import Alias, Place
from articles.reading.tables.contracted_names import contracted_names
from articles.reading.tables.divisions import divisions
from articles.reading.tables.former_names import former_names
from articles.reading.tables.zones import Zone, zones

_NO_ZONE = Zone("", "", (), "", "", "", (), (), "")


def tabled_places() -> Iterator[Place]:
    """Parents before children; the key is the code, of a zone that the bureau does not count its address."""
    by_key = {zone.key: zone for zone in zones()}
    aliases, joint_with = _aliases(by_key), _joint_both_ways(by_key)
    for row in divisions():
        key = row.code
        zone = by_key.get(key, _NO_ZONE)
        ties = aliases.get(key, ()), zone.covers, joint_with.get(key, ())
        yield Place(key, zone.customary or row.name, row.kind, row.parent_code, key, *ties)
    for key, zone in by_key.items():
        if not zone.is_counted:
            also = aliases.get(key, ())
            yield Place(key, zone.customary, "functional-zone", zone.parent, None, also, zone.covers, zone.joint_with)


def _aliases(by_key: dict[str, Zone]) -> dict[str, tuple[Alias, ...]]:
    aliases = {key: tuple(map(Alias, _other_names(zone))) for key, zone in by_key.items()}
    for name, code in contracted_names():
        aliases[code] = (*aliases.get(code, ()), Alias(name))
    for former in former_names():
        aliases[former.key] = (*aliases.get(former.key, ()), Alias(former.name, former.first, former.last))
    return aliases


def _other_names(zone: Zone) -> list[str]:
    return [name for name in (zone.name, *zone.aliases) if name != zone.customary]


def _joint_both_ways(by_key: dict[str, Zone]) -> dict[str, tuple[str, ...]]:
    joint: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, zone in by_key.items():
        for other in zone.joint_with:
            joint[other] = (*joint[other], key)
    return joint
