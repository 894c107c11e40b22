"""The tokens of texts by their characters: pairs of neighbours, and which characters there are. No loop over them.

All texts come as code points, one text's behind another's, with the number of characters of each.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.inverting.inversion import Numbers, Tokens, joined, stretches, totals
from search.columnar.lists.elias_fano import Values


def tokens_of_pairs(codes: NDArray[np.uint32], counts: Values, border: str) -> Tokens:
    """Every character with the one behind it, at the place of the first; before a border and at the end, it alone.

    Of borders that nothing stands between there is one, and none at the beginning.
    """
    ranks, alphabet = _ranks(codes, border)
    size = ranks.dtype.type(len(alphabet))

    def terms(pairs: Numbers) -> list[bytes]:
        firsts, seconds = (each.tolist() for each in np.divmod(pairs, len(alphabet)))
        return [alphabet[first] + alphabet[second] for first, second in zip(firsts, seconds, strict=True)]

    return joined((_pairs(ranks[codes[some]], counts[texts], size) for texts, some in stretches(counts)), terms)


def _pairs(ranks: Numbers, counts: Values, size: np.integer) -> tuple[Numbers, Numbers, Numbers]:
    ranks, counts = _without_needless_borders(ranks, counts)
    ends, is_character = np.cumsum(counts), ranks > 0
    keys = ranks * size
    keys[:-1] += ranks[1:]
    lasts = ends[counts > 0] - 1
    keys[lasts] = ranks[lasts] * size
    positions = np.arange(len(keys), dtype=np.uint32)
    positions -= np.repeat((ends - counts).astype(np.uint32), counts)
    return keys[is_character], positions[is_character], totals(is_character, counts)


def _without_needless_borders(ranks: Numbers, counts: Values) -> tuple[Numbers, Values]:
    """A border is needed behind a character of its own text."""
    is_character = ranks > 0
    needed = is_character.copy()
    needed[1:] |= is_character[:-1]
    starts = (np.cumsum(counts) - counts)[counts > 0]
    needed[starts] = is_character[starts]
    return (ranks, counts) if needed.all() else (ranks[needed], totals(needed, counts))


def tokens_of_characters(codes: NDArray[np.uint32], counts: Values, border: str) -> Tokens:
    """Every character of each text but borders, once, in their order."""
    ranks, alphabet = _ranks(codes, border)
    runs = (_characters(ranks[codes[some]], counts[texts], len(alphabet)) for texts, some in stretches(counts))
    return joined(runs, lambda known: [alphabet[rank] for rank in known.tolist()])


def _characters(ranks: Numbers, counts: Values, size: int) -> tuple[Numbers, Numbers, Numbers]:
    occurs = np.zeros(len(counts) * size, np.bool_)
    occurs[np.repeat(np.arange(len(counts)) * size, counts) + ranks] = True
    occurs[::size] = False
    texts, keys = np.divmod(np.flatnonzero(occurs), size)
    each = np.bincount(texts, minlength=len(counts))
    return keys, np.arange(len(keys)) - np.repeat(np.cumsum(each) - each, each), each


def _ranks(codes: NDArray[np.uint32], border: str) -> tuple[Numbers, list[bytes]]:
    """By code point: its rank among those that occur, from 1; 0 is the border's. And what has each rank.

    Ranks are as wide as those of pairs.
    """
    occurs = np.zeros(int(codes.max(initial=ord(border))) + 1, np.bool_)
    occurs[codes] = True
    occurs[ord(border)] = False
    alphabet = [b"", *(chr(code).encode() for code in np.flatnonzero(occurs).tolist())]
    ranks = np.cumsum(occurs).astype(np.min_scalar_type(len(alphabet) ** 2))
    ranks[ord(border)] = 0
    return ranks, alphabet
