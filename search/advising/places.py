"""Places where hardly anything is found in one: those of the same parent, and the parent; or, of several that are
called the same, each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from articles.models import Judgement, Region
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.tree import Term
from search.words.place_forms import Called, places_called, says_little
from search.words.place_words import place_words

MOST = 6
_MOST_TERMS = 8
_LONGEST = 24
"""Characters of a name with all that it lies in."""
_MOST_NAMED = 500
"""There are hundreds of 城关镇."""


class Named(NamedTuple):
    """A term, and the tree paths of the regions that it may name."""

    term: Term
    paths: tuple[str, ...]


def place_named(terms: list[Term]) -> Named | None:
    """The first term that names a region or several, alone or behind what it lies in: 岳麓区, 岳麓, 长沙市岳麓区. One
    query.
    """
    asked = [term for term in terms if len(term.text) <= _LONGEST][:_MOST_TERMS]
    called = {term: _pieces(term.text) for term in asked}
    names = {each.name for pieces in called.values() for several in pieces.values() for each in several}
    rows = Region.objects.exclude(status=Judgement.REJECTED).filter(name__in=names).order_by("path")
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in rows.values_list("name", "path")[:_MOST_NAMED] if names else ():
        paths[name].append(path)
    for term in asked:
        if meant := _meant(term.text, called[term], paths):
            return Named(term, meant)
    return None


def _pieces(text: str) -> dict[tuple[int, int], tuple[Called, ...]]:
    """What in it may be the name of a place, by where it begins and ends. It may itself be one of no table."""
    pieces = {(0, len(text)): (Called(text, 0), *places_called().get(text, ()))}
    for start in range(len(text)):
        for end in range(start + 2, len(text) + 1):
            piece = text[start:end]
            if several := (*_whole(piece), *places_called().get(piece, ())):
                pieces.setdefault((start, end), several)
    return pieces


def _whole(piece: str) -> tuple[Called, ...]:
    return (Called(piece, 0),) if piece in place_words() else ()


def _meant(
    text: str, pieces: Mapping[tuple[int, int], Iterable[Called]], paths: Mapping[str, list[str]]
) -> tuple[str, ...]:
    """The paths of what is named last where all of the text is names, each of something in what was named before."""
    reached: dict[int, dict[str, int]] = {0: {"": 0}}
    for (start, end), several in sorted(pieces.items()):
        for name, rank in several if start in reached else ():
            if rank and end - start == len(text) and says_little(text):
                continue
            for path in paths.get(name, ()):
                if any(path.startswith(above) and path != above for above in reached[start]):
                    ranks = reached.setdefault(end, {})
                    ranks[path] = min(rank, ranks.get(path, rank))
    ranks = reached.get(len(text), {}) if text else {}
    surest = min(ranks.values(), default=0)
    return tuple(path for path, rank in ranks.items() if rank == surest)


def beside(snapshot: Snapshot, path: str, documents: Values) -> list[tuple[str, str, int]]:
    """Slugs and names of those that the most of the documents are about or name, with how many. One query."""
    parent, depth = path[: -Region.steplen], len(path) // Region.steplen
    near = Region.objects.filter(path__startswith=parent, depth__in=(depth - 1, depth))
    others = near.exclude(path=path).exclude(status=Judgement.REJECTED) if parent else Region.objects.none()
    return _most(snapshot, dict(others.values_list("slug", "name")), documents)


def namesakes(snapshot: Snapshot, paths: Iterable[str], documents: Values) -> list[tuple[str, str, int]]:
    """The same of regions with one name; each behind the name of what it lies in. One query."""
    several = set(paths)
    rows = Region.objects.filter(path__in=several | {path[: -Region.steplen] for path in several})
    by_path = {path: (slug, name) for path, slug, name in rows.order_by().values_list("path", "slug", "name")}
    names = {}
    for path in sorted(several & by_path.keys()):
        slug, name = by_path[path]
        names[slug] = by_path.get(path[: -Region.steplen], ("", ""))[1] + name
    return _most(snapshot, names, documents)


def _most(snapshot: Snapshot, names: Mapping[str, str], documents: Values) -> list[tuple[str, str, int]]:
    counts = snapshot.codes("region").counted(documents, names)
    held = [(slug, names[slug], count) for slug, count in counts.items()]
    return sorted(held, key=lambda row: -row[2])[:MOST]
