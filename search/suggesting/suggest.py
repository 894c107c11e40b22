"""What may be meant while somebody types: the last word, by its characters, its pinyin or the first letters of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from articles.reading.script import comparable
from search.suggesting.names import LONGEST, Steps, Way
from search.suggesting.shelves import Shelf, Shelves, newest
from search.suggesting.sources import Kind, Subject

MOST = 10
EACH = 4
"""Of a kind, as long as there are others."""

_LAST = re.compile(r"(?P<before>.*\s)?(?P<last>\S+)", re.DOTALL)
_MEANS_MORE = re.compile(r"""["“”「」『』《》()（）:：*?？|~-]""")
"""Whoever types these asks for something that is no name."""
_PINYIN = re.compile("[a-zü']{2,}")
_LETTERS = re.compile("[a-zü]")
_BETWEEN_SYLLABLES = re.compile(r"(?<=[a-zü])['’](?=[a-zü])")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`q` is to be searched for, filtered by `value`, if any, as the parameter that is called like the kind."""

    kind: Kind
    label: str
    beside: str
    articles: int
    q: str
    value: str


class _Fit(NamedTuple):
    """How well something fits: the smaller the better."""

    is_alike: bool
    is_inside: bool
    way: Way
    rarity: int


class _Found(NamedTuple):
    fit: _Fit
    kind: Kind
    subject: Subject


_fit = attrgetter("fit")


def suggest(typed: str) -> list[Suggestion]:
    """For the last word of what was typed, best first. Asks PostgreSQL nothing. Raises IndexTrouble."""
    pieces = _LAST.fullmatch(typed)
    if pieces is None or _MEANS_MORE.search(pieces["last"]):
        return []
    shelves, last = newest.get(), _BETWEEN_SYLLABLES.sub("", comparable(pieces["last"]))
    if shelves is None or len(last) > LONGEST:
        return []
    before = (pieces["before"] or "").strip()
    return [_suggestion(found, before) for found in _best(shelves, last)]


def completions(shelves: Shelves, letters: str) -> list[str]:
    """The names that are written so in letters, best first; of what is none, none."""
    is_pinyin = bool(_PINYIN.fullmatch(letters)) and len(letters) <= LONGEST
    return [found.subject.label for found in _best(shelves, letters)] if is_pinyin else []


def _best(shelves: Shelves, last: str) -> list[_Found]:
    found: dict[tuple[Kind, str], _Found] = {}
    for way in Way if _LETTERS.search(last) else (Way.WHOLE,):
        if len(found) < MOST:
            steps = shelves.alphabet.steps(last, way)
            for kind, shelf in shelves.by_kind.items():
                for fit, subject in _on(shelf, steps, way):
                    found.setdefault((kind, subject.value), _Found(fit, kind, subject))
    return _mixed(sorted(found.values(), key=_fit))


def _on(shelf: Shelf, steps: Steps, way: Way) -> Iterator[tuple[_Fit, Subject]]:
    for place in shelf.names.find(steps, MOST):
        subject = shelf.subjects[shelf.owners[place.name]]
        yield _Fit(way is Way.ALIKE, not place.begins, way, -subject.articles), subject


def _mixed(found: list[_Found]) -> list[_Found]:
    """The best, few of a kind where there are others, still in their order."""
    times = Counter[Kind]()
    few: list[_Found] = []
    more: list[_Found] = []
    for each in found:
        times[each.kind] += 1
        (few if times[each.kind] <= EACH else more).append(each)
    return sorted((few + more)[:MOST], key=_fit)


def _suggestion(found: _Found, before: str) -> Suggestion:
    kind, (value, label, beside, articles) = found.kind, found.subject
    if kind == "phrase":
        return Suggestion(kind, label, beside, articles, f"{before} {label}".strip(), "")
    return Suggestion(kind, label, beside, articles, before, value)
