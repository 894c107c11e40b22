"""How surprising a text is, in bits: news about 7 a character, the same bytes read wrongly above 20."""

from itertools import pairwise

from articles.reading.tables.pairs import DIGIT, EDGE, LETTER, as_class, commonness, weight

# The bits of the number of pairs that the table was counted on, and what a pair costs above chance that was never seen.
_ALL_PAIRS, _UNSEEN = 23, 4.0
# What a class hides: which digit it is, which letter.
_WITHIN = {EDGE: 1.0, DIGIT: 3.3, LETTER: 5.7}
_LETTER_BEYOND_ASCII = 12.0
_LOST = 20.0


def surprise(text: str) -> float:
    """In time linear in the text; comparable between texts that are made of the same bytes."""
    return sum(bits(before, character) for before, character in pairwise("\n" + text))


def bits(before: str, character: str) -> float:
    """Of one character behind another."""
    return _after(before, character) + _within(character)


def _after(before: str, character: str) -> float:
    if seen := weight(before, character):
        return commonness(before) - seen
    return max(_ALL_PAIRS - commonness(character), 0.0) + _UNSEEN


def _within(character: str) -> float:
    if character == "\ufffd":
        return _LOST
    if character > "\x7f" and as_class(character) == LETTER:
        return _LETTER_BEYOND_ASCII
    return _WITHIN.get(as_class(character), 0.0)
