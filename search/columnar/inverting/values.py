"""The tokens of values of any of Whoosh's fields: each distinct value is indexed once, as its field does it."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from whoosh.formats import Format, Positions

from search.columnar.inverting.inversion import Rows, Tokens, ranks_of

Index = Callable[[Any], Iterable[tuple[bytes, int, float, bytes]]]
"""A value's terms, each with how often it is there, its weight, and its positions as the format writes them."""


def tokens_of(index: Index, format_: Format, values: Sequence[Any], boosts: Sequence[float]) -> Tokens:
    """`boosts`: what the weights of each value's terms are multiplied by."""
    seen = _Seen(index, format_)
    which = np.fromiter(map(seen.number, values, boosts), np.int64, len(values))
    ranks, rows = ranks_of(seen.terms), Rows(np.array(seen.ids, np.int64), np.array(seen.counts, np.int64))
    at = rows.places(which)
    weights = np.array(seen.weights)[at] if seen.has_weights else None
    return Tokens(ranks.of[rows.values[at]], np.array(seen.positions)[at], rows.counts[which], ranks.terms, weights)


class _Seen:
    """Distinct values, the tokens of each behind those of the one before."""

    def __init__(self, index: Index, format_: Format) -> None:
        self._index = index
        self._decode = format_.decode_positions if isinstance(format_, Positions) else None
        self._values: dict[Any, int] = {}
        self._known: dict[bytes, int] = {}
        self.terms: list[bytes] = []
        self.ids, self.counts, self.positions, self.weights = array("q"), array("q"), array("q"), array("d")
        self.has_weights = False

    def number(self, value: Any, boost: float) -> int:
        """Equal numbers of different types may have different terms; what cannot be looked up is taken as new."""
        key = (type(value), value, boost)
        try:
            if (number := self._values.get(key)) is None:
                number = self._values[key] = self._add(value, boost)
        except TypeError:
            return self._add(value, boost)
        return number

    def _add(self, value: Any, boost: float) -> int:
        before = len(self.ids)
        for term, frequency, weight, written in self._index(value):
            self.ids.extend([self._term(term)] * frequency)
            self.positions.extend(self._decode(written) if self._decode else [0] * frequency)
            # A posting's weight is the sum of its tokens'.
            self.weights.extend([weight * boost, *[0.0] * (frequency - 1)])
            self.has_weights = self.has_weights or weight * boost != frequency
        self.counts.append(len(self.ids) - before)
        return len(self.counts) - 1

    def _term(self, term: bytes) -> int:
        number = self._known.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
        return number
