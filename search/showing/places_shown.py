"""Regions of a facet as a tree of a few, and the others with what they lie in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from articles.models import Region
from search.showing.naming import Value

DEEPEST = 4


class Placed(NamedTuple):
    """A value with how deep it stands in a tree, or with where it lies."""

    value: Value
    level: int = 0
    whereabouts: str = ""


def flat(values: Iterable[Value]) -> list[Placed]:
    """Without a tree."""
    return [Placed(value) for value in values]


def tree(values: list[Value], chosen: Iterable[str], most: int) -> tuple[list[Placed], list[Value]]:
    """So many, parents before children and the most frequent first; and the rest.

    What lies in the chosen paths comes before anything else, for that is where a reader goes next.
    """
    chosen = tuple(chosen)

    def is_far(value: Value) -> bool:
        return bool(chosen) and not (
            value.path.startswith(chosen) or any(path.startswith(value.path) for path in chosen)
        )

    nearest = sorted(values, key=lambda value: (is_far(value), -value.count, value.path))
    shown = {value.path: value for value in nearest[:most]}
    return list(_branch("", 0, _children(shown), shown)), nearest[most:]


def _children(shown: Mapping[str, Value]) -> dict[str, list[Value]]:
    """By the path of the nearest one above that is shown, or none."""
    children: dict[str, list[Value]] = {}
    for value in shown.values():
        above = next((path for path in _above(value.path) if path in shown), "")
        children.setdefault(above, []).append(value)
    return children


def _branch(path: str, level: int, children: Mapping[str, list[Value]], shown: Mapping[str, Value]) -> Iterator[Placed]:
    for value in children.get(path, ()):
        yield Placed(value, min(level, DEEPEST))
        yield from _branch(value.path, level + 1, children, shown)


def with_whereabouts(values: Iterable[Value], known: Iterable[Value]) -> list[Placed]:
    """Each with the names of what it lies in, the nearest last, as far as they are known."""
    names = {value.path: value.label for value in known}
    return [
        Placed(value, whereabouts=" › ".join(names[path] for path in reversed([*_above(value.path)]) if path in names))
        for value in values
    ]


def _above(path: str) -> Iterator[str]:
    """The nearest first."""
    return (path[:end] for end in range(len(path) - Region.steplen, 0, -Region.steplen))
