"""The names that reading is handed, made of the rows: what curators change counts from the next reading on."""

from collections import defaultdict
from collections.abc import Iterator

from articles.importing.names import Names
from articles.models import Judgement, Misnomer, Organisation, Region, RegionAlias
from articles.reading.finding import misnomers
from articles.reading.finding.organisations.known import KnownBody
from articles.reading.finding.place_names import Alias, Place


def names_from_rows() -> Names:
    """All that the archive knows by name. Six queries."""
    bodies, never = [], []
    judged = Organisation.objects.exclude(status=Judgement.SUGGESTED).order_by("pk")
    for name, kind, aliases, status, region in judged.values_list("name", "kind", "aliases", "status", "region__slug"):
        if status == Judgement.REJECTED:
            never += [name, *aliases]
        else:
            bodies.append(KnownBody(name, kind or Organisation.Kind.OTHER.value, region, tuple(aliases)))
    return Names(places_from_rows(), tuple(bodies), tuple(never), tuple(_misnomers()))


def _misnomers() -> Iterator[misnomers.Misnomer]:
    """Those that count."""
    for words, subject in Misnomer.objects.filter(active=True).values_list("words", "subject"):
        barred = (each for each in misnomers.SUBJECTS if subject in (each, Misnomer.Subject.ANY))
        yield misnomers.Misnomer(words, tuple(barred))


def places_from_rows() -> list[Place]:
    """All regions with their other names and their ties; a place's key is the region's slug. Four queries.

    Villages that nobody has confirmed are not among them: a text must name them by itself, each time.
    """
    aliases: dict[int, tuple[Alias, ...]] = defaultdict(tuple)
    for region, name, first, last in RegionAlias.objects.values_list("region", "name", "valid_from", "valid_to"):
        aliases[region] += (Alias(name, first, last),)
    covers, joint_with = _ties("covers"), _ties("joint_with")
    slugs: dict[str, str] = {}
    places = []
    confirmed = Region.objects.filter(status=Judgement.CONFIRMED)
    rows = confirmed.values_list("pk", "path", "slug", "name", "kind", "code")
    for pk, path, slug, name, kind, code in rows.iterator(chunk_size=10_000):
        slugs[path] = slug
        ties = aliases.get(pk, ()), covers.get(pk, ()), joint_with.get(pk, ())
        places.append(Place(slug, name, kind, slugs.get(path[: -Region.steplen]), code, *ties))
    return places


def _ties(relation: str) -> dict[int, tuple[str, ...]]:
    """The slugs of the regions to which each is tied."""
    ties: dict[int, tuple[str, ...]] = defaultdict(tuple)
    links = getattr(Region, relation).through.objects
    for region, slug in links.order_by("pk").values_list("from_region", "to_region__slug"):
        ties[region] += (slug,)
    return ties
