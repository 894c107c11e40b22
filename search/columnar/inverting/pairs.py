"""The tokens of texts by their characters: pairs of neighbours, and which characters there are. No loop over them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.inverting.inversion import Numbers, Tokens, totals


class _Line(NamedTuple):
    """All texts one behind another. Characters are ranked by their codes, from 1; 0 is the border's rank."""

    ranks: NDArray[np.uint32]
    counts: NDArray[np.int64]
    alphabet: list[bytes]


def tokens_of_pairs(texts: Sequence[str], border: str) -> Tokens:
    """Every character with the one behind it, at the place of the first; before a border and at the end, it alone."""
    ranks, counts, alphabet = _line(texts, border)
    ends = np.cumsum(counts)
    keys = np.zeros(len(ranks), np.min_scalar_type(len(alphabet) ** 2))
    keys[:-1] = ranks[1:]
    keys[ends[counts > 0] - 1] = 0
    keys += ranks * keys.dtype.type(len(alphabet))
    kept = ranks > 0
    del ranks
    positions = np.arange(len(keys), dtype=np.uint32)
    positions -= np.repeat((ends - counts).astype(np.uint32), counts)
    if not kept.all():
        keys, positions, counts = keys[kept], positions[kept], totals(kept, counts)

    def terms(pairs: Numbers) -> list[bytes]:
        firsts, seconds = (each.tolist() for each in np.divmod(pairs, len(alphabet)))
        return [alphabet[first] + alphabet[second] for first, second in zip(firsts, seconds, strict=True)]

    return Tokens(keys, positions, counts, terms)


def tokens_of_characters(texts: Sequence[str], border: str) -> Tokens:
    """Every character of each text but borders, once, in their order."""
    ranks, counts, alphabet = _line(texts, border)
    owned = np.repeat(np.arange(len(counts), dtype=np.uint64) << np.uint64(32), counts)
    owned |= ranks
    owned.sort()
    owned = owned[np.concatenate([[True], owned[1:] != owned[:-1]])[: len(owned)]]
    keys = owned.astype(np.uint32)
    owned, keys = owned[keys > 0], keys[keys > 0]
    each = np.bincount((owned >> np.uint64(32)).astype(np.int64), minlength=len(counts))
    positions = np.arange(len(keys)) - np.repeat(np.cumsum(each) - each, each)
    return Tokens(keys, positions, each, lambda known: [alphabet[rank] for rank in known.tolist()])


def _line(texts: Sequence[str], border: str) -> _Line:
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32)
    counts = np.fromiter(map(len, texts), np.int64, len(texts))
    seen = np.zeros(int(codes.max(initial=ord(border))) + 1, np.bool_)
    seen[codes] = True
    seen[ord(border)] = False
    rank = np.cumsum(seen, dtype=np.uint32)
    rank[ord(border)] = 0
    return _Line(rank[codes], counts, [b"", *(chr(code).encode() for code in np.flatnonzero(seen).tolist())])
