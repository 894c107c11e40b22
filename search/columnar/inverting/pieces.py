"""The tokens of texts that were cut into pieces: each kind of piece is looked at once, however often it occurs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import numpy as np

from search.columnar.inverting.inversion import Numbers, Rows, Tokens, ranks_of, totals


class Kinds:
    """Numbers pieces as they come, equal ones alike."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def numbers(self, pieces: Iterable[str]) -> Iterable[int]:
        return map(self._numbers.__getitem__, pieces)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def tokens_of_wholes(texts: Sequence[str]) -> Tokens:
    """Each text is one token."""
    kinds = Kinds()
    pieces = np.fromiter(kinds.numbers(texts), np.int64, len(texts))
    return tokens_of_pieces(pieces, np.ones(len(texts), np.int64), [[text.encode()] for text in kinds])


def tokens_of_pieces(pieces: Numbers, counts: Numbers, meanings: Sequence[Sequence[bytes]]) -> Tokens:
    """`pieces`: their kinds, one text's behind another's; `counts`: of each text. A kind means some terms, all at the
    piece's position, or none, and then it has no position.
    """
    numbers: dict[bytes, int] = {}
    inside = [numbers.setdefault(term, len(numbers)) for terms in meanings for term in terms]
    kinds = Rows(np.array(inside, np.uint32), np.array([len(terms) for terms in meanings], np.uint32))
    telling = kinds.counts[pieces] > 0
    counts, pieces = totals(telling, counts), pieces[telling]
    positions = np.arange(len(pieces), dtype=np.uint32)
    positions -= np.repeat((np.cumsum(counts) - counts).astype(np.uint32), counts)
    tokens, ranks = kinds.take(pieces), ranks_of(list(numbers))
    positions = np.repeat(positions, tokens.counts)
    return Tokens(ranks.of[tokens.values], positions, totals(tokens.counts, counts), ranks.terms)
