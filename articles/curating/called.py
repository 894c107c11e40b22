"""By which names reading knows a row, or knew it: what an article must hold to change with the row."""

from collections.abc import Iterable

from articles.models import Misnomer, Organisation, Region, RegionAlias
from articles.reading.finding.place_names import Alias, Place, forms_of


def names_of_region(region: Region) -> list[str]:
    """Its own, those of what it covers, and all that they were called before, short ones too. Four queries."""
    covered = [region, *region.covers.all()]
    known = {each.pk: each for each in covered}
    names = [(each.pk, each.name) for each in covered]
    names += Region.history.filter(id=region.pk).values_list("id", "name")
    for aliases in (RegionAlias.objects, RegionAlias.history):
        names += aliases.filter(region_id__in=known).values_list("region_id", "name")
    places = (Place(each.slug, name, each.kind, None, each.code, (Alias(name),)) for each, name in _with(known, names))
    return shortest(form for place in places for form in forms_of(place))


def _with(regions: dict[int, Region], names: Iterable[tuple[int, str]]) -> Iterable[tuple[Region, str]]:
    return ((regions[pk], name) for pk, name in names)


def names_of_organisation(organisation: Organisation) -> list[str]:
    """All that it is and was called. One query."""
    versions = Organisation.history.filter(id=organisation.pk).values_list("name", "aliases")
    every = [(organisation.name, organisation.aliases), *versions]
    return shortest(each for name, aliases in every for each in (name, *aliases))


def names_of_misnomer(misnomer: Misnomer) -> list[str]:
    """The words, and those that stood there before. One query."""
    return shortest([misnomer.words, *Misnomer.history.filter(id=misnomer.pk).values_list("words", flat=True)])


def shortest(names: Iterable[str]) -> list[str]:
    """Those that hold none of the others: whatever holds 岳麓区 holds 岳麓."""
    kept: list[str] = []
    for name in sorted(filter(None, set(names)), key=lambda name: (len(name), name)):
        if not any(each in name for each in kept):
            kept.append(name)
    return kept
