"""What the index tells of strings: how many articles hold one, and which characters could stand in one."""

from collections import Counter
from weakref import WeakKeyDictionary

import numpy as np

from search.columnar.asking.run_query import SINGLE, Run, fields_of
from search.columnar.asking.runs import encoded
from search.columnar.lists.postings import FieldReader
from search.keeping.snapshot import Snapshot
from search.words.sounds import confused, readings

FIELD = "text"
_OF_A_SOUND = 25
"""Characters of a syllable that are thought of, the most frequent."""
_FOLLOWERS = 150
"""Of a character, the most frequent."""

_LISTED = 30
"""What it takes to list the followers of a character in a segment, in looks at a pair there, of which one takes some
ten microseconds.
"""
_SOUGHT = 8
"""The same to look for a longer string, but for its articles."""
_AT_ONCE = 50
"""Articles that may hold a string, and are looked at as fast as one pair."""


class Strings:
    """Of one commit. Remembers what it was asked, and counts what that took: `effort`, in looks at a pair in
    a segment.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Of a commit that was never asked, its syllables are listed first: the time to think begins when they are."""
        self._snapshot = snapshot
        self._fields = _fields(snapshot, FIELD)
        self._sounds = _of_commits.get(snapshot) or _of_commits.setdefault(snapshot, Sounds(snapshot))
        self._counts: dict[str, int] = {}
        self._followers: dict[str, list[str]] = {}
        self.effort = 0

    def articles(self, text: str) -> int:
        """That hold it, made comparable. Fast for two characters, else as long as a search."""
        if text not in self._counts:
            self._counts[text] = self._count(text)
        return self._counts[text]

    def _count(self, text: str) -> int:
        if len(text) == 2:
            self.effort += len(self._fields)
            return sum(entry.documents for field in self._fields if (entry := field.find(encoded(text))))
        self.effort += _SOUGHT * len(self._fields) + self.at_most(text) // _AT_ONCE
        return len(self._snapshot.matches(Run(FIELD, text)))

    def at_most(self, text: str) -> int:
        """No more articles hold it: as many as hold its rarest pair."""
        self.effort += 1
        least = self._snapshot.size
        for at in range(len(text) - 1):
            # Most strings that are thought of have a pair that is nowhere.
            if not (least := min(least, self.articles(text[at : at + 2]))):
                break
        return least

    def is_word(self, text: str) -> bool:
        """Whether most articles that hold it hold it as a word."""
        return 2 * int(self._snapshot.reader.doc_frequency("body", encoded(text))) >= self.articles(text)

    def sounding(self, character: str) -> list[tuple[str, bool]]:
        """Other characters that are read alike, and whether only a speaker of the south takes one for the other."""
        exact = set(readings(character))
        near = {other for syllable in exact for other in confused(syllable)} - exact
        sounding = {other: True for syllable in near for other in self._sounds.of(syllable)}
        sounding |= {other: False for syllable in exact for other in self._sounds.of(syllable)}
        sounding.pop(character, None)
        return list(sounding.items())

    def followers(self, character: str) -> list[str]:
        """The characters that most often stand behind it, the most frequent first."""
        if character not in self._followers:
            self.effort += _LISTED * len(self._fields)
            counted = Counter[str]()
            for field in self._fields:
                counted.update(_followers(field, character))
            self._followers[character] = [follower for follower, _ in counted.most_common(_FOLLOWERS)]
        return self._followers[character]


def _fields(snapshot: Snapshot, name: str) -> list[FieldReader]:
    """Of the segments that have it."""
    fields = (fields_of(leaf) or {} for leaf, _ in snapshot.reader.leaf_readers())
    return [of_segment[name] for of_segment in fields if name in of_segment]


def _followers(field: FieldReader, character: str) -> dict[str, int]:
    vocabulary = field.vocabulary
    begun = encoded(character)
    # No character's bytes hold 0xff.
    first, last = vocabulary.place_of(begun), vocabulary.place_of(begun + b"\xff")
    pairs = vocabulary.stretch(first, last)
    best = np.argsort(-pairs.documents, kind="stable")[: _FOLLOWERS + 1].tolist()
    found = ((pairs.terms[at].decode()[1:], int(pairs.documents[at])) for at in best)
    return {follower: articles for follower, articles in found if follower}


class Sounds:
    """The characters of a commit by their syllables, the most frequent first."""

    def __init__(self, snapshot: Snapshot) -> None:
        counted = Counter[bytes]()
        for field in _fields(snapshot, SINGLE + FIELD):
            characters = field.vocabulary.stretch(0, len(field.vocabulary))
            counted.update(dict(zip(characters.terms, characters.documents.tolist(), strict=True)))
        self._by_syllable: dict[str, list[str]] = {}
        for character in (term.decode() for term, _ in counted.most_common()):
            for syllable in readings(character):
                self._by_syllable.setdefault(syllable, []).append(character)

    def of(self, syllable: str) -> list[str]:
        """The most frequent."""
        return self._by_syllable.get(syllable, [])[:_OF_A_SOUND]


_of_commits: WeakKeyDictionary[Snapshot, Sounds] = WeakKeyDictionary()
