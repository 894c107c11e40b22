"""How text becomes tokens: words (jieba) to rank by, pairs of characters to match by; both on folded text.

Positions have no gaps and offsets are those of the text, because folding never changes a length. jieba's own
Whoosh analyzer takes character offsets for positions, and then no phrase of words is ever found.
"""

from collections.abc import Callable, Iterator, Sequence, Sized
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from whoosh.analysis import Token, Tokenizer

from articles.reading.script import comparable, comparable_codes, fold, fold_all, folding_rules
from search.columnar.inverting.inversion import Tokens
from search.columnar.inverting.pairs import tokens_of_characters, tokens_of_pairs
from search.columnar.inverting.pieces import Kinds, tokens_of_pieces
from search.columnar.lists.elias_fano import Values
from search.words import segmenting
from search.words.segmenting import segmenter

TOKENS_VERSION = 4
"""Raised whenever this file makes other tokens of the same text."""

BORDER = "\0"
"""Between the parts of one text: no text holds it and no query, so no string is found across two of them."""

_REMEMBERED = 1 << 16
"""Words of which the process knows what is inside them: most of those in any text."""

Placed = tuple[str, int, int, int]
"""A token: its text, its position, and where it starts and ends."""


def long_words(text: str) -> list[str]:
    """The words the text is cut into, none inside another, without punctuation and spaces."""
    return [word for word, _ in _cut(text)]


def words(text: str) -> Iterator[Placed]:
    """The long words, and inside each the shorter words of jieba's search mode, which share its position."""
    for position, (word, start) in enumerate(_cut(text)):
        for part, offset in _parts(word):
            yield part, position, start + offset, start + offset + len(part)
        yield word, position, start, start + len(word)


def pairs(text: str) -> Iterator[Placed]:
    """Every character with the one behind it, at the place of the first; before a border and at the end, it alone.

    So all characters have a place of their own, borders too, and no pair holds a border. Of borders that nothing
    stands between there is one, and none at the beginning: so where a stretch ends tells where the next begins.
    """
    characters = _stretches(text) + BORDER
    for place, (character, follower) in enumerate(pairwise(characters)):
        if character != BORDER:
            pair = character if follower == BORDER else character + follower
            yield pair, place, place, place + len(pair)


def single_characters(text: str) -> Iterator[Placed]:
    """Every character there is but borders, once."""
    for place, character in enumerate(sorted(set(comparable(text)) - {BORDER})):
        yield character, place, place, place + 1


def word_tokens(texts: Sequence[str]) -> Tokens:
    """The `words` of each text, but a word that occurs again is not looked into again."""
    kinds, cut = Kinds(), segmenter().cut
    pieces = [kinds.numbers(cut(text)) for text in fold_all(texts)]
    numbers = np.concatenate([kinds.numbers(()), *pieces])
    return tokens_of_pieces(numbers, _lengths(pieces), list(map(_meaning, kinds)))


def pair_tokens(texts: Sequence[str]) -> Tokens:
    """The `pairs` of each text."""
    return tokens_of_pairs(comparable_codes(texts), _lengths(texts), BORDER)


def single_character_tokens(texts: Sequence[str]) -> Tokens:
    """The `single_characters` of each text."""
    return tokens_of_characters(comparable_codes(texts), _lengths(texts), BORDER)


def _lengths(texts: Sequence[Sized]) -> Values:
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _stretches(text: str) -> str:
    """Made comparable, with one border between what is not empty."""
    return BORDER.join(filter(None, comparable(text).split(BORDER)))


def _cut(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for word in segmenter().cut(fold(text)):
        if any(map(str.isalnum, word)):
            yield word, start
        start += len(word)


def _parts(word: str) -> Iterator[tuple[str, int]]:
    known = segmenter().knows
    for width in (2, 3):
        for offset in range(len(word) - width + 1 if len(word) > width else 0):
            if known(part := word[offset : offset + width]):
                yield part, offset


@lru_cache(maxsize=_REMEMBERED)
def _meaning(piece: str) -> tuple[bytes, ...]:
    """The terms of a piece of a text: none where it is no word."""
    if not any(map(str.isalnum, piece)):
        return ()
    return (*(part.encode() for part, _ in _parts(piece)), piece.encode())


class _Placing(Tokenizer):
    """A Whoosh tokenizer over one of the functions above."""

    place: Callable[[str], Iterator[Placed]]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __call__(self, value: str, start_pos: int = 0, start_char: int = 0, **wanted: Any) -> Iterator[Token]:
        token = Token(**wanted)
        for token.text, position, start, end in type(self).place(value):
            token.pos, token.startchar, token.endchar = start_pos + position, start_char + start, start_char + end
            yield token


class WordTokenizer(_Placing):
    """`words`."""

    place = staticmethod(words)
    tokens = staticmethod(word_tokens)


class CharacterTokenizer(_Placing):
    """`pairs`."""

    place = staticmethod(pairs)
    tokens = staticmethod(pair_tokens)


class SingleCharacterTokenizer(_Placing):
    """`single_characters`."""

    place = staticmethod(single_characters)
    tokens = staticmethod(single_character_tokens)


@cache
def fingerprint() -> dict[str, str | int]:
    """What made the tokens of an index: another value, and the index would be asked for other tokens than it holds."""
    return {"tokens": TOKENS_VERSION, "folding": folding_rules(), **segmenting.fingerprint()}
