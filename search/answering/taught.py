"""Names that are words wherever they stand, though jieba's dictionary has none of them."""

from search.analysis import long_words
from search.keeping.snapshot import Snapshot
from search.words.place_words import place_words

_NAMES = ("tag", "organisation", "outlet", "alias")
"""Columns whose values are what curators call things: as an address spells them, and aliases folded."""


def is_name(snapshot: Snapshot, text: str) -> bool:
    """Whether a folded text is the name of a place, or one that articles of the index have. What jieba knows for a word
    it also sees the borders of: a tag 人大 is no reason to take 不少人大多认为 for it.
    """
    return text in place_words() or (
        len(list(long_words(text))) > 1 and any(snapshot.codes(name).has(text) for name in _NAMES)
    )
