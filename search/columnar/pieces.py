"""The tokens of texts that were cut into pieces: each kind of piece is looked at once, however often it occurs."""

from collections.abc import Sequence

import numpy as np

from search.columnar.inversion import Numbers, Rows, Tokens, ranks_of


def tokens_of_pieces(pieces: Numbers, counts: Numbers, meanings: Sequence[Sequence[bytes]]) -> Tokens:
    """`pieces`: their kinds, one text's behind another's; `counts`: of each text. A kind means some terms, all at the
    piece's position, or none, and then it has no position.
    """
    numbers: dict[bytes, int] = {}
    inside = [numbers.setdefault(term, len(numbers)) for terms in meanings for term in terms]
    kinds = Rows(np.array(inside, np.int64), np.array([len(terms) for terms in meanings], np.int64))
    telling = kinds.counts[pieces] > 0
    texts = np.repeat(np.arange(len(counts)), counts)[telling]
    pieces, counts = pieces[telling], np.bincount(texts, minlength=len(counts))
    positions = np.arange(len(pieces)) - np.repeat(np.cumsum(counts) - counts, counts)
    tokens, ranks = kinds.take(pieces), ranks_of(list(numbers))
    each = np.bincount(texts, weights=tokens.counts, minlength=len(counts)).astype(np.int64)
    return Tokens(ranks.of[tokens.values], np.repeat(positions, tokens.counts), each, ranks.terms)
