"""Documents in the tiers and with the scores that they have so far, and which of them may still be among the best."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.columnar.asking.hits import Scores
from search.columnar.lists.elias_fano import Values


class Ranks(NamedTuple):
    """A row a document, which ascend. `whole`: whether every term stands in it as it was typed, and not only its words;
    `as_words`: whether as whole words, and not across their borders.
    """

    documents: Values
    scores: Scores
    whole: NDArray[np.bool_]
    as_words: NDArray[np.bool_]

    def at(self, places: Values) -> "Ranks":
        """Some of the rows."""
        return Ranks(self.documents[places], self.scores[places], self.whole[places], self.as_words[places])

    def tiers(self) -> NDArray[np.int8]:
        """What is of a higher one is better than all that is not."""
        tiers: NDArray[np.int8] = (self.whole.view(np.int8) << 1) + self.as_words
        return tiers

    @property
    def is_level(self) -> bool:
        """Whether all are of the highest tier, as most are."""
        return bool(self.whole.all() and self.as_words.all())

    def worth(self) -> Scores:
        """By what they are ordered."""
        if self.is_level:
            return self.scores
        tiers = self.tiers()
        return self.scores if (tiers == tiers[0]).all() else self.scores + tiers * (self.scores.max() + 1.0)

    def best(self, count: int) -> Values:
        """The places of so many, in ascending order."""
        if len(self.scores) <= count:
            return np.arange(len(self.scores))
        return np.sort(np.argpartition(self.worth(), -count)[-count:])

    def at_least(self, count: int) -> "Ranks":
        """The best so many, and all that are as good as the last of them."""
        if len(self.scores) <= count:
            return self
        worth = self.worth()
        return self.at(np.flatnonzero(worth >= np.partition(worth, -count)[-count]))

    def of_highest_tiers(self, wanted: int) -> "Ranks":
        """No lower ones than the best `wanted` need."""
        if self.is_level:
            return self
        tiers = self.tiers()
        at_least = np.bincount(tiers, minlength=1)[::-1].cumsum()[::-1]
        lowest = np.flatnonzero(at_least >= min(wanted, len(tiers)))[-1]
        return self.at(np.flatnonzero(tiers >= lowest)) if at_least[lowest] < len(tiers) else self

    def within_reach(self, rest: float, wanted: int) -> "Ranks":
        """Those that may be among the best `wanted`, if each may get so much more."""
        heaps = 4 * wanted
        if len(self.scores) < heaps:
            return self
        worth = self.worth()
        # So many heaps have one that is as good: that is found sooner than how good the last one of the best is.
        highest = worth[: len(worth) // heaps * heaps].reshape(-1, heaps).max(axis=0)
        within = np.flatnonzero(worth >= np.partition(highest, -wanted)[-wanted] - rest)
        return self if len(within) == len(worth) else self.at(within)
