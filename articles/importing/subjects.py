"""The rows that articles name: the organisations, villages and outlets of a portion of records, found or made."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping
from typing import NamedTuple

from django.db.models import Q

from articles.importing.acting import acting
from articles.importing.outlets import Known, known_outlets
from articles.importing.villages import settle
from articles.models import Judgement, Organisation, Redirect
from articles.models.addresses import address_of
from articles.reading.record import OrganisationFound, Record
from articles.sorting import pinyin_key


class _Named(NamedTuple):
    name: str
    region: int | None


class Subjects:
    """Of one transaction, because what it makes goes with it. `regions`: primary keys by the gazetteer's keys."""

    def __init__(self, regions: MutableMapping[str, int]) -> None:
        self.regions = ChainMap({}, regions)
        self.outlets: dict[str, Known] = {}
        """By the names printed, those that there are already."""
        self._organisations: dict[_Named, int | None] = {}

    @property
    def named(self) -> set[int]:
        """Primary keys of the organisations that it has met."""
        return {pk for pk in self._organisations.values() if pk}

    @property
    def villages(self) -> set[int]:
        """Primary keys of the villages that it has met."""
        return set(self.regions.maps[0].values())

    def organisation(self, found: OrganisationFound) -> int | None:
        """The row's primary key, None where a person said that it is no organisation."""
        return self._organisations[self._named(found)]

    def meet(self, records: Iterable[Record]) -> None:
        """Find the rows that the records name, and make those that are not there, but for outlets. At most sixteen
        queries.
        """
        records = list(records)
        printed = {name for record in records for name in record.outlets}
        self.outlets |= known_outlets(printed - self.outlets.keys())
        villages = {region.key: region for record in records for region in record.regions if "/" in region.key}
        self.regions.update(settle(list(villages.values()), self.regions))
        found = {self._named(each): each for record in records for each in acting(record)}
        wanted = {named: each for named, each in found.items() if named not in self._organisations}
        if wanted:
            self._organisations |= _standing(wanted)
            self._organisations |= _made({n: each for n, each in wanted.items() if n not in self._organisations})

    def _named(self, found: OrganisationFound) -> _Named:
        return _Named(found.name, self.regions.get(found.region_key or ""))


def _standing(wanted: Mapping[_Named, OrganisationFound]) -> dict[_Named, int | None]:
    """By their names, by other names that a curator gave them, or by the name by which they, or what was merged into
    them, were first read, whatever they are called now. Two queries.
    """
    names = {named.name for named in wanted}
    by_slug = {_slug(each): named for named, each in wanted.items()}
    merged = Redirect.objects.rows("organisation", by_slug)
    called = Q(name__in=names) | Q(aliases__overlap=list(names))
    rows = Organisation.objects.filter(called | Q(slug__in=by_slug) | Q(pk__in=merged.values()))
    standing: dict[_Named, int | None] = {}
    keys = {}
    for row in rows.order_by("pk"):
        keys[row.pk] = None if row.status == Judgement.REJECTED else row.pk
        its = [_Named(name, row.region_id) for name in (row.name, *row.aliases)]
        if row.slug in by_slug:
            its.append(by_slug[row.slug])
        for named in its:
            if named in wanted:
                standing.setdefault(named, keys[row.pk])
    return {by_slug[slug]: keys[pk] for slug, pk in merged.items() if pk in keys} | standing


def _slug(found: OrganisationFound) -> str:
    return address_of(found.name, found.region_key or "")


def _made(wanted: Mapping[_Named, OrganisationFound]) -> dict[_Named, int | None]:
    """Three queries; none where nothing is wanted. Another import may be as quick with the same body."""
    if not wanted:
        return {}
    Organisation.objects.bulk_create(
        (
            Organisation(
                slug=_slug(found),
                name=named.name,
                kind=found.kind,
                region_id=named.region,
                pinyin=pinyin_key(named.name, 400),
            )
            for named, found in wanted.items()
        ),
        ignore_conflicts=True,
    )
    rows = Organisation.objects.filter(name__in=[named.name for named in wanted])
    made = [row for row in rows if _Named(row.name, row.region_id) in wanted]
    Organisation.history.bulk_history_create(made)
    return {_Named(row.name, row.region_id): row.pk for row in made}
