"""Two texts, sentence beside sentence: what both say, what only one says, and what they say in other words. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from articles.comparing.alignment import Stretch, aligned
from articles.comparing.sentences import Sentence, sentences
from articles.comparing.wording import Piece, reworded

LONGEST = 20_000
"""Characters of each text that are compared."""
_TOLD_APART = 6
"""Letters and digits of a sentence from which on it is known again at another place."""

Kind = Literal["same", "reworded", "cut", "added", "moved-away", "moved-here"]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of each or several that stand for one another, as pieces; one of both may have none.

    `ends_line`: a new paragraph begins behind it.
    """

    kind: Kind
    pieces: Sequence[Piece]
    ends_line: bool

    @property
    def is_in_one(self) -> bool:
        """Whether the one text has anything of it."""
        return self.kind not in ("added", "moved-here")

    @property
    def is_in_other(self) -> bool:
        """Whether the other one has."""
        return self.kind not in ("cut", "moved-away")


@dataclass(frozen=True)
class Comparison:
    """The pieces of all rows are both texts, whole but for what lies behind the first LONGEST characters."""

    rows: Sequence[Row]
    is_whole: bool

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many rows there are of each kind."""
        return Counter(row.kind for row in self.rows)

    @property
    def paragraphs(self) -> Iterator[list[Row]]:
        """The rows of each paragraph of either text."""
        paragraph: list[Row] = []
        for row in self.rows:
            paragraph.append(row)
            if row.ends_line:
                yield paragraph
                paragraph = []
        if paragraph:
            yield paragraph

    @property
    def is_same(self) -> bool:
        """Whether both say the same, sentence by sentence, as far as they were compared."""
        return set(self.counts) <= {"same"}


def compare(one: str, other: str) -> Comparison:
    """Of two news reports in a millisecond or two, of any two texts in less than a second."""
    here, there = sentences(one[:LONGEST]), sentences(other[:LONGEST])
    stretches = list(aligned([each.key for each in here], [each.key for each in there]))
    moved = _elsewhere(stretches, here, there)
    rows = [_row(here[a:b], there[c:d], moved) for a, b, c, d in stretches]
    return Comparison(rows, is_whole=max(len(one), len(other)) <= LONGEST)


def _elsewhere(stretches: Iterable[Stretch], here: Sequence[Sentence], there: Sequence[Sentence]) -> set[str]:
    """The keys of sentences that both texts have, but not at places that stand for one another."""
    cut = {here[each.start].key for each in stretches if each.other_start == each.other_end}
    added = {there[each.other_start].key for each in stretches if each.start == each.end}
    return {key for key in cut & added if len(key) >= _TOLD_APART}


def _row(here: Sequence[Sentence], there: Sequence[Sentence], moved: set[str]) -> Row:
    one, other = ("".join(sentence.text for sentence in each) for each in (here, there))
    ends_line = any(each[-1].ends_line for each in (here, there) if each)
    if (here and there) or not (one + other).strip():
        pieces = reworded(one, other)
        return Row("same" if all(piece.is_kept for piece in pieces) else "reworded", pieces, ends_line)
    is_moved = (here or there)[0].key in moved
    kind: Kind = ("moved-away" if is_moved else "cut") if here else "moved-here" if is_moved else "added"
    return Row(kind, [Piece(one, other, is_kept=False)], ends_line)
