"""What is often said in titles: words, and words that follow one another. From the index alone, without its texts."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

import numpy as np

from articles.reading.script import comparable
from search.columnar.asking.run_query import Run, fields_of
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader, Lists
from search.keeping.snapshot import Snapshot

MOST = 8000
"""Half a millisecond each at 100,000 articles, beside the requests."""
LEAST = 2
"""Titles that a phrase stands in."""
_WORDS = 4
"""Of a phrase, at most."""
_LONGEST = 12
_OF_ITSELF = 0.7
"""A phrase is left out where so much of it is part of one longer phrase: 两学一 of 两学一做."""
_PARTICLES = frozenset("的了和与在是为以及等把被对将从到向让就上下中里这那你我他个来去有不也都")
"""Words that no phrase begins or ends with."""
_LEADING_ON = frozenset("新再更最各多全")
"""Words that no phrase ends with: 乡村振兴新."""


def phrases(snapshot: Snapshot) -> dict[str, int]:
    """The most frequent, each with how many articles hold it as it stands, the most first."""
    frequent = Counter[str]()
    for leaf, _ in snapshot.reader.leaf_readers():
        title = (fields_of(leaf) or {}).get("title")
        if title:
            frequent.update(dict(_said(title)))
    chosen = [phrase for phrase, titles in _of_themselves(frequent).most_common(MOST) if titles >= LEAST]
    held = {phrase: len(snapshot.matches(Run("text", comparable(phrase)).normalize())) for phrase in chosen}
    return {phrase: count for phrase, count in sorted(held.items(), key=lambda pair: -pair[1]) if count}


def _of_themselves(frequent: Counter[str]) -> Counter[str]:
    """Without those that are hardly ever said but as part of a longer one."""
    dropped = {
        part
        for phrase, times in frequent.items()
        for part in _inside(phrase)
        if part in frequent and times >= _OF_ITSELF * frequent[part]
    }
    return Counter({phrase: times for phrase, times in frequent.items() if phrase not in dropped})


def _inside(phrase: str) -> Iterator[str]:
    for start, end in combinations(range(len(phrase) + 1), 2):
        if 2 <= end - start < len(phrase):
            yield phrase[start:end]


def _said(field: FieldReader) -> Iterator[tuple[str, int]]:
    """The phrases of a segment with how often they occur, without those that are too rare.

    A row of words, then of pairs of them, then of threes: each begins where its first word stands, and is known by the
    number of one that is a word shorter and that of the one behind it.
    """
    lists = field.lists(0, len(field.vocabulary))
    places, keys = _long_words(lists)
    is_followed = places[1:] == places[:-1] + 1
    spelt: list[tuple[str, ...]] = [(term.decode(),) for term in lists.terms]
    spell: Callable[[int], tuple[str, ...]] = spelt.__getitem__
    for _ in range(_WORDS):
        grams, counts, frequent = _numbered(keys)
        spelt = list(map(spell, frequent))
        yield from ((phrase, times) for words, times in zip(spelt, counts, strict=True) if (phrase := _phrase(words)))
        is_longer = is_followed[: len(grams) - 1] & (grams[:-1] >= 0) & (grams[1:] >= 0)
        keys = np.where(is_longer, grams[:-1] * len(spelt) + grams[1:], -1)
        spell = partial(_longer, spelt)


def _numbered(keys: Values) -> tuple[Values, list[int], list[int]]:
    """Numbers from 0 in place of the keys, -1 of those that are too rare; how often each occurs; and its key."""
    frequent, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
    keeps = (counts >= LEAST) & (frequent >= 0)
    renumbered = np.where(keeps, np.cumsum(keeps) - 1, -1)
    return renumbered[numbers], counts[keeps].tolist(), frequent[keeps].tolist()


def _longer(spelt: list[tuple[str, ...]], key: int) -> tuple[str, ...]:
    first, second = divmod(key, len(spelt))
    return (*spelt[first], spelt[second][-1])


def _long_words(lists: Lists) -> tuple[Values, Values]:
    """Places in titles, and the number of the long word there: shorter ones inside it share its place."""
    words = np.repeat(np.arange(len(lists.terms)), lists.counts)
    lengths = np.array([len(term) for term in lists.terms], np.int64)[words]
    order = np.lexsort([lengths, lists.values])
    places = lists.values[order]
    is_longest = np.append(places[1:] != places[:-1], np.ones(len(places[:1]), np.bool_))
    return places[is_longest], words[order][is_longest]


def _phrase(words: tuple[str, ...]) -> str:
    """As it stands in a title; empty where it is none."""
    phrase = "".join(words)
    is_wordy = 2 <= len(phrase) <= _LONGEST and not any(map(str.isdigit, phrase))
    is_whole = words[0] not in _PARTICLES and words[-1] not in _PARTICLES | _LEADING_ON
    return phrase if is_wordy and is_whole else ""
