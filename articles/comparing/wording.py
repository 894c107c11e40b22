"""Where the wording of two sentences differs. Pure.

Figures and Latin words count as one: 29 is no 39 with another digit. What is kept between two changes and shorter than
both is no agreement but chance, so it counts as changed with them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from articles.reading.script import comparable

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z]+|[\s\S]")
_LEAST_KEPT = 0.25
"""Of the longer of two sentences: where less is kept, one is no other wording of the other but takes its place."""


class Piece(NamedTuple):
    """What the one has and what the other has in its place; either may be empty.

    Kept pieces may differ in what typesetting decides: width, case, white space.
    """

    one: str
    other: str
    is_kept: bool


def reworded(one: str, other: str) -> list[Piece]:
    """In order; together they are both sentences. Kept and changed pieces take turns.

    Costs the product of both lengths, sixty-four characters at once.
    """
    folded, its_folded = comparable(one), comparable(other)
    if folded.split() == its_folded.split():
        return [Piece(one, other, is_kept=True)]
    pieces = _joined(_differences(one, other, _TOKEN.findall(folded), _TOKEN.findall(its_folded)))
    while len(kept := _joined(_without_chance(pieces))) < len(pieces):
        pieces = kept
    if sum(len(piece.one) for piece in pieces if piece.is_kept) < _LEAST_KEPT * max(len(one), len(other)):
        return [Piece(one, other, is_kept=False)]
    return pieces


def _differences(one: str, other: str, tokens: Sequence[str], its_tokens: Sequence[str]) -> Iterator[Piece]:
    ends, its_ends = (list(accumulate(map(len, each), initial=0)) for each in (tokens, its_tokens))
    for step in LCSseq.opcodes(tokens, its_tokens):
        before = one[ends[step.src_start] : ends[step.src_end]]
        after = other[its_ends[step.dest_start] : its_ends[step.dest_end]]
        yield Piece(before, after, step.tag == "equal" or not (before + after).strip())


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    runs = ((is_kept, list(run)) for is_kept, run in groupby(pieces, key=lambda piece: piece.is_kept))
    return [Piece("".join(x.one for x in run), "".join(x.other for x in run), is_kept) for is_kept, run in runs]


def _without_chance(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What is kept between two changes as changed, if it is not longer than either."""
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        is_chance = before and after and len(piece.one) <= min(map(_size, (before, after)))
        yield piece._replace(is_kept=piece.is_kept and not is_chance)


def _size(piece: Piece) -> int:
    return max(len(piece.one), len(piece.other))
