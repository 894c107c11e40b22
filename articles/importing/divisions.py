"""The divisions of China, from the table of `articles.reading.tables` into the tree of regions."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F

from articles.models import Region
from articles.reading.tables.divisions import Division, divisions
from articles.sorting import pinyin_key

_LOCK = 2260  # the standard's number: two loaders at once would give one path to two regions


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many regions were added, and how many were there already and left as they are."""

    added: int
    kept: int


@transaction.atomic
def load_divisions() -> Loaded:
    """Add what the tree lacks, and change nothing that stands in it: a curator may have renamed or moved it.

    Costs three queries where nothing is missing, and a bulk insert of a few seconds for all 44,700 rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    growth = _Growth()
    known = len(growth.paths)
    for division in divisions():
        if division.code not in growth.paths:
            growth.add(division)
    Region.objects.bulk_create(growth.seedlings.values(), batch_size=2000)
    for pk, born in growth.born_below.items():
        Region.objects.filter(pk=pk).update(numchild=F("numchild") + born)
    return Loaded(added=len(growth.seedlings), kept=known)


class _Growth:
    """The tree as it stands (paths by code, last child's number by parent path) and what is to be added to it."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.primary_keys: dict[str, int] = {}
        self.last_child: defaultdict[str, int] = defaultdict(int)
        self.seedlings: dict[str, Region] = {}
        self.born_below: defaultdict[int, int] = defaultdict(int)
        for pk, code, path in Region.objects.values_list("pk", "code", "path"):
            above = path[: -Region.steplen]
            self.last_child[above] = max(self.last_child[above], Region.number_of(path))
            if code is not None:
                self.paths[code], self.primary_keys[code] = path, pk

    def add(self, division: Division) -> None:
        """Plan one region as the last child of its parent, which is planned or stands already."""
        above = self.paths[division.parent_code] if division.parent_code else ""
        self.last_child[above] += 1
        path = Region.child_path(above, self.last_child[above])
        self.paths[division.code] = path
        self.seedlings[division.code] = Region(
            name=division.name,
            slug=division.code,
            code=division.code,
            kind=division.kind,
            pinyin=pinyin_key(division.name),
            path=path,
            depth=len(path) // Region.steplen,
            numchild=0,
        )
        if division.parent_code in self.seedlings:
            self.seedlings[division.parent_code].numchild += 1
        elif division.parent_code:
            self.born_below[self.primary_keys[division.parent_code]] += 1
