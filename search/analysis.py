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

from articles.reading.script import (
    Codes,
    codes_of,
    comparable,
    comparable_codes,
    fold,
    folded_codes,
    folding_rules,
    text_of,
)
from search.columnar.inverting.inversion import Rows, Tokens
from search.columnar.inverting.pairs import tokens_of_characters, tokens_of_pairs
from search.columnar.inverting.pieces import tokens_of_kinds
from search.columnar.inverting.spans import numbered
from search.columnar.lists.elias_fano import Values
from search.words import segmenting
from search.words.segmenting import cut, with_shorter

TOKENS_VERSION = 4
"""Raised whenever this file makes other tokens of the same text."""

BORDER = "\0"
"""Between the parts of one text: no text holds it and no query, so no string is found across two of them."""

_FIELDS = 8
"""Of an index, by characters, of which the texts are remembered until those of the next documents come."""

Placed = tuple[str, int, int, int]
"""A token: its text, its position, and where it starts and ends."""


def long_words(text: str) -> list[str]:
    """The words the text is cut into, none inside another, without punctuation and spaces."""
    folded, starts, ends = _cut(text)
    return [folded[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def words(text: str) -> Iterator[Placed]:
    """The long words, and inside each the shorter words of jieba's search mode, which share its position."""
    folded, starts, ends = _cut(text)
    inside = with_shorter(codes_of(folded), starts, ends)
    positions = np.repeat(np.arange(len(starts)), inside.counts)
    for position, start, end in zip(positions.tolist(), inside.starts.tolist(), inside.ends.tolist(), strict=True):
        yield folded[start:end], position, start, end


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
    codes, counts = folded_codes(texts), _lengths(texts)
    folded, ends = text_of(codes), cut(codes, counts)
    starts = _starts(ends)
    pieces, firsts = numbered(codes, starts, ends)
    kinds = _strings(folded, starts[firsts], ends[firsts])
    told = np.flatnonzero([_is_told(kind) for kind in kinds])
    inside = with_shorter(codes, starts[firsts[told]], ends[firsts[told]])
    terms, examples = numbered(codes, inside.starts, inside.ends)
    sizes = np.zeros(len(kinds), np.int64)
    sizes[told] = inside.counts
    names = [term.encode() for term in _strings(folded, inside.starts[examples], inside.ends[examples])]
    each = np.diff(np.searchsorted(ends, np.cumsum(counts), side="right"), prepend=0)
    return tokens_of_kinds(pieces, each, Rows(terms, sizes), names)


def pair_tokens(texts: Sequence[str]) -> Tokens:
    """The `pairs` of each text."""
    return tokens_of_pairs(_comparable_codes(tuple(texts)), _lengths(texts), BORDER)


def single_character_tokens(texts: Sequence[str]) -> Tokens:
    """The `single_characters` of each text."""
    return tokens_of_characters(_comparable_codes(tuple(texts)), _lengths(texts), BORDER)


@lru_cache(maxsize=_FIELDS)
def _comparable_codes(texts: tuple[str, ...]) -> Codes:
    """Of the same texts pairs are told and single characters."""
    return comparable_codes(texts)


def _lengths(texts: Sequence[Sized]) -> Values:
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _stretches(text: str) -> str:
    """Made comparable, with one border between what is not empty."""
    return BORDER.join(filter(None, comparable(text).split(BORDER)))


def _cut(text: str) -> tuple[str, Values, Values]:
    """The text as it is folded, and where its words start and end."""
    folded = fold(text)
    ends = cut(codes_of(folded), np.array([len(folded)]))
    starts = _starts(ends)
    told = np.flatnonzero([_is_told(piece) for piece in _strings(folded, starts, ends)])
    return folded, starts[told], ends[told]


def _starts(ends: Values) -> Values:
    """Each piece starts where the one before it ends."""
    starts: Values = np.concatenate([[0], ends])[: len(ends)]
    return starts


def _strings(text: str, starts: Values, ends: Values) -> list[str]:
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _is_told(piece: str) -> bool:
    """Punctuation and spaces are no words."""
    return piece.isalnum() or any(map(str.isalnum, piece))


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
