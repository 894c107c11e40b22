"""Villages and communities that a text names below a known place: suggested regions, planted many at once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Q

from articles.importing.planting import count_children, seedling
from articles.importing.regions import LOCK
from articles.models import Judgement, Region
from articles.reading.record import RegionFound
from articles.sorting import pinyin_key


def settle(villages: Sequence[RegionFound], regions: Mapping[str, int]) -> dict[str, int]:
    """Their primary keys by the keys of reading; whoever a person rejected has none. At most seven queries."""
    wanted = {(regions[each.parent], each.name): each for each in villages if each.parent and each.parent in regions}
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    parents = {region.pk: region for region in Region.objects.filter(pk__in={pk for pk, _ in wanted})}
    children = _children(parents)
    _plant({key: each for key, each in wanted.items() if key not in children}, parents, children)
    return {each.key: child.pk for key, each in wanted.items() if (child := children[key]).status != Judgement.REJECTED}


def _children(parents: Mapping[int, Region]) -> dict[tuple[int, str], Region]:
    """Whatever stands directly below the parents, by the parent and its name."""
    below = Q(pk__in=[])
    for parent in parents.values():
        below |= Q(path__startswith=parent.path, depth=parent.depth + 1)
    by_path = {parent.path: pk for pk, parent in parents.items()}
    return {(by_path[each.path[: -Region.steplen]], each.name): each for each in Region.objects.filter(below)}


def _plant(
    wanted: Mapping[tuple[int, str], RegionFound],
    parents: Mapping[int, Region],
    children: dict[tuple[int, str], Region],
) -> None:
    """Behind the last children of their parents; `children` learns of them."""
    last = Counter(dict.fromkeys(parents, 0))
    for (parent, _), child in children.items():
        last[parent] = max(last[parent], Region.number_of(child.path))
    slugs = {child.slug for child in children.values()}
    for parent, name in wanted:
        last[parent] += 1
        path = Region.child_path(parents[parent].path, last[parent])
        slug = _slug(parents[parent].slug, name, slugs)
        slugs.add(slug)
        children[parent, name] = seedling(name, slug, Region.Kind.VILLAGE, path, status=Judgement.SUGGESTED)
    planted = Region.objects.bulk_create(children[key] for key in wanted)
    Region.history.bulk_history_create(planted)
    count_children(Counter(parent for parent, _ in wanted))


def _slug(parent: str, name: str, taken: set[str]) -> str:
    """430211101-sanpucun: of the name, so that a rebuild gives the same address."""
    letters = "".join(sound.rstrip("12345") for sound in pinyin_key(name).split())
    slug = f"{parent}-{letters if letters.isascii() and letters.isalnum() else 'village'}"[:90]
    return next(each for n in range(1, len(taken) + 2) if (each := slug if n == 1 else f"{slug}-{n}") not in taken)
