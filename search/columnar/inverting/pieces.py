"""The tokens of texts that were cut into pieces: each kind of piece is looked at once, however often it occurs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.inverting.inversion import Numbers, Rows, Tokens, ranks_of
from search.columnar.lists.elias_fano import Values

Pieces = NDArray[np.int32]
"""By their kinds."""


class Kinds:
    """Numbers pieces as they come, equal ones alike."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def numbers(self, pieces: Iterable[str]) -> Pieces:
        return np.fromiter(map(self._numbers.__getitem__, pieces), np.int32)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def tokens_of_wholes(texts: Sequence[str]) -> Tokens:
    """Each text is one token."""
    kinds = Kinds()
    pieces = kinds.numbers(texts)
    return tokens_of_pieces(pieces, np.ones(len(texts), np.int64), [[text.encode()] for text in kinds])


def tokens_of_matches(pattern: re.Pattern[str], texts: Sequence[str]) -> Tokens:
    """Whatever the pattern matches is a token."""
    kinds, every, counts = Kinds(), list[str](), np.zeros(len(texts), np.int64)
    for number, text in enumerate(texts):
        matches = [match[0] for match in pattern.finditer(text)]
        every += matches
        counts[number] = len(matches)
    return tokens_of_pieces(kinds.numbers(every), counts, [[text.encode()] for text in kinds])


def tokens_of_pieces(pieces: Pieces, counts: Values, meanings: Sequence[Sequence[bytes]]) -> Tokens:
    """`pieces`: one text's behind another's; `counts`: of each. A kind means some terms, all at the piece's position,
    or none, and then it has no position.
    """
    numbers: dict[bytes, int] = {}
    inside = np.array([numbers.setdefault(term, len(numbers)) for terms in meanings for term in terms], np.int64)
    return tokens_of_kinds(pieces, counts, Rows(inside, np.array(list(map(len, meanings)), np.int64)), list(numbers))


def tokens_of_kinds(pieces: Pieces, counts: Values, meanings: Rows, terms: Sequence[bytes]) -> Tokens:
    """The same where terms are numbered already: `meanings` has a row for each kind, of numbers of distinct terms."""
    ranks = ranks_of(terms)
    return Tokens(*_told(ranks.of[meanings.values], meanings.counts, pieces, counts), ranks.terms)


@compiled
def _told(terms: Numbers, sizes: Numbers, pieces: Pieces, counts: Values) -> tuple[Numbers, Numbers, Values]:
    """Keys and positions, and how many each text has; `sizes`: of the terms of each kind."""
    starts, room = np.cumsum(sizes) - sizes, 0
    for kind in pieces:
        room += sizes[kind]
    keys, positions = np.empty(room, terms.dtype), np.empty(room, np.uint32)
    each, number, end = np.empty(len(counts), np.int64), 0, 0
    for text in range(len(counts)):
        start, end, before, position = end, end + counts[text], number, 0
        for kind in pieces[start:end]:
            for term in terms[starts[kind] : starts[kind] + sizes[kind]]:
                keys[number], positions[number] = term, position
                number += 1
            position += sizes[kind] > 0
        each[text] = number - before
    return keys, positions, each
