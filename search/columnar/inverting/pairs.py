"""The tokens of texts by their characters: pairs of neighbours, and which characters there are; by compiled loops.

All texts come as code points, one text's behind another's, with the number of characters of each.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled
from search.columnar.inverting.inversion import Numbers, Tokens, numbered
from search.columnar.lists.elias_fano import Values


def tokens_of_pairs(codes: NDArray[np.uint32], counts: Values, border: str) -> Tokens:
    """Every character with the one behind it, at the place of the first; before a border and at the end, it alone.

    Of borders that nothing stands between there is one, and none at the beginning.
    """
    ranks, alphabet = _ranks(codes, border)
    pairs, positions, each = _pairs(codes, counts, ranks, len(alphabet))
    known, keys = numbered(pairs, len(alphabet) ** 2)

    def terms(keys: Numbers) -> list[bytes]:
        firsts, seconds = (each.tolist() for each in np.divmod(known[keys], len(alphabet)))
        return [alphabet[first] + alphabet[second] for first, second in zip(firsts, seconds, strict=True)]

    return Tokens(keys, positions, each, terms)


@compiled
def _pairs(codes: NDArray[np.uint32], counts: Values, ranks: Numbers, size: int) -> tuple[Numbers, Numbers, Values]:
    """Pairs as numbers and their positions, and how many each text has."""
    keys, positions = np.empty(len(codes), ranks.dtype), np.empty(len(codes), np.uint32)
    each, number, end = np.empty(len(counts), np.int64), 0, 0
    for text in range(len(counts)):
        start, end, before, position, is_behind = end, end + counts[text], number, 0, False
        for at in range(start, end):
            rank = ranks[codes[at]]
            if rank:
                follower = ranks[codes[at + 1]] if at + 1 < end else ranks.dtype.type(0)
                keys[number], positions[number] = rank * ranks.dtype.type(size) + follower, position
                number += 1
            # A border has a place behind a character alone.
            position += rank > 0 or is_behind
            is_behind = rank > 0
        each[text] = number - before
    return keys[:number].copy(), positions[:number].copy(), each


def tokens_of_characters(codes: NDArray[np.uint32], counts: Values, border: str) -> Tokens:
    """Every character of each text but borders, once, in their order."""
    ranks, alphabet = _ranks(codes, border)
    told = _characters(codes, counts, ranks, len(alphabet))
    return Tokens(*told, lambda known: [alphabet[rank] for rank in known.tolist()])


@compiled
def _characters(
    codes: NDArray[np.uint32], counts: Values, ranks: Numbers, size: int
) -> tuple[Numbers, Numbers, Values]:
    """Keys and positions, and how many each text has."""
    occurs = np.zeros(size, np.bool_)
    keys, positions = np.empty(len(codes), ranks.dtype), np.empty(len(codes), np.uint32)
    each, number, end = np.empty(len(counts), np.int64), 0, 0
    for text in range(len(counts)):
        start, end, before = end, end + counts[text], number
        for at in range(start, end):
            occurs[ranks[codes[at]]] = True
        for rank in range(1, size):
            if occurs[rank]:
                keys[number], positions[number] = rank, number - before
                number += 1
        occurs[:] = False
        each[text] = number - before
    return keys[:number].copy(), positions[:number].copy(), each


def _ranks(codes: NDArray[np.uint32], border: str) -> tuple[Numbers, list[bytes]]:
    """By code point: its rank among those that occur, from 1; 0 is the border's. And what has each rank.

    Ranks are as wide as those of pairs, which is 32 bits in any language's texts.
    """
    occurs = np.zeros(int(codes.max(initial=ord(border))) + 1, np.bool_)
    occurs[codes] = True
    occurs[ord(border)] = False
    alphabet = [b"", *(chr(code).encode() for code in np.flatnonzero(occurs).tolist())]
    ranks = np.cumsum(occurs).astype(np.promote_types(np.uint32, np.min_scalar_type(len(alphabet) ** 2)))
    ranks[ord(border)] = 0
    return ranks, alphabet
