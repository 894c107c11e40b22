"""The version of the rules, and the bookkeeping of what each of them changed.

A step proposes edits; a `Draft` takes them and remembers which span of the original each of them replaces.
So no step needs to know what came before it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from articles.reading.record import Repair

# Raised whenever the same bytes would make another record, so that what older rules read can be read again.
RULES_VERSION = 6

_RUN = re.compile(b"[^\0]+")
_span = re.Match.span
# Of a tuple, as Repair._make does, but at the pace of C: a Traditional article has hundreds.
_as_repair = partial(tuple.__new__, Repair)


class Edit(NamedTuple):
    """Replace text[start:end] by `after`; the edits of one step are in order and do not overlap."""

    start: int
    end: int
    after: str


Step = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way: what it was when decoded, what it reads now, and the repairs between the two."""

    original: str
    text: str
    repairs: tuple[Repair, ...] = ()

    def changed_by(self, kind: str, step: Step) -> "Draft":
        """The draft after one step, in time linear in the text and its repairs."""
        edits = [edit for edit in step(self.text) if self.text[edit.start : edit.end] != edit.after]
        if not edits:
            return self
        repairs = tuple(_joined(_composed(self, kind, edits)))
        return Draft(self.original, _edited(self.text, edits), repairs)

    def rewritten_by(self, kind: str, rewritten: Callable[[str], str]) -> "Draft":
        """The draft after a step that gives one character for one: each is a change of its own."""
        text = rewritten(self.text)
        if text == self.text:
            return self
        return Draft(self.original, text, tuple(_rewritten(self, kind, text)))


def redo(original: str, repairs: Iterable[Repair]) -> str:
    return _edited(original, ((repair.start, repair.end, repair.after) for repair in repairs))


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """The decoded original, exactly."""
    return _edited(text, ((start, end, repair.before) for start, end, _, repair in placed(repairs)))


# Where a repair stands in the text that it led to, how far the text behind it has moved, and the repair. No named
# tuple, because each step makes those of all repairs again.
_Place = tuple[int, int, int, Repair]


def placed(repairs: Iterable[Repair]) -> Iterator[_Place]:
    """Each repair, which come in order, with its span of the text, and how far what is behind it has moved."""
    shift = 0
    for repair in repairs:
        _, start, end, _, after = repair
        place = start + shift
        shift = place + len(after) - end
        yield place, end + shift, shift, repair


def _rewritten(draft: Draft, kind: str, text: str) -> list[Repair]:
    """The repairs of the draft, with what `text`, of the same length, has in their place, and those between them."""
    places = [*placed(draft.repairs)]
    original, between = draft.original, _edited(text, [(start, end, repair[3]) for start, end, _, repair in places])
    again = [_again(repair, kind, text[start:end]) for start, end, _, repair in places]
    # What was inserted parts the characters around it, although nothing of the original stands there.
    parted = [0, *(repair.start for repair in draft.repairs if not repair.before), len(original)]
    different = _different(original, between)
    spans = (span for start, end in pairwise(parted) for span in map(_span, _RUN.finditer(different, start, end)))
    rows = [(kind, start, end, original[start:end], between[start:end]) for start, end in spans]
    return sorted([*filter(None, again), *map(_as_repair, rows)], key=attrgetter("start"))


def _different(one: str, other: str) -> bytes:
    """For each character of two texts of one length a byte, 0 where they are equal; as two numbers, because comparing
    character by character takes four times as long.
    """
    first, second = (int.from_bytes(text.encode("utf-32-le", "surrogatepass"), "little") for text in (one, other))
    bits = (first ^ second).to_bytes(4 * len(one), "little")
    lowest, middle, highest = (int.from_bytes(bits[byte::4], "little") for byte in range(3))
    return (lowest | middle | highest).to_bytes(len(one), "little")


def _again(repair: Repair, kind: str, after: str) -> Repair | None:
    """One repair for both changes, none where the second takes the first back."""
    kinds, start, end, before, other = repair
    if after == other:
        return repair
    if after == before:
        return None
    return Repair("+".join(dict.fromkeys([*kinds.split("+"), kind])), start, end, before, after)


def _composed(draft: Draft, kind: str, edits: Sequence[Edit]) -> list[Repair]:
    """The repairs of the draft and the edits of one more step, as repairs of the original."""
    composed: list[Repair] = []
    shift = 0
    places, to_come = [*placed(draft.repairs)][::-1], [*edits][::-1]
    while to_come:
        start, end, after = to_come[-1]
        # A deletion stands before what follows it.
        while places and places[-1][1] <= start:
            _, _, shift, repair = places.pop()
            composed.append(repair)
        if places and places[-1][0] < end:
            touched, touching = _group(places, to_come)
            composed += _merged(draft, kind, touched, touching, shift)
            shift = touched[-1][2]
        else:
            composed.append(Repair(kind, start - shift, end - shift, draft.text[start:end], after))
            to_come.pop()
    return composed + [repair for _, _, _, repair in reversed(places)]


def _group(places: list[_Place], edits: list[Edit]) -> tuple[list[_Place], list[Edit]]:
    """The next edit and the next place, and all that touch these or one another, taken away from what is to come."""
    touched, touching = [places.pop()], [edits.pop()]
    reach = max(touched[0][1], touching[0].end)
    while True:
        if places and places[-1][0] < reach:
            touched.append(places.pop())
            reach = max(reach, touched[-1][1])
        elif edits and edits[-1].start < reach:
            touching.append(edits.pop())
            reach = max(reach, touching[-1].end)
        else:
            return touched, touching


def _merged(draft: Draft, kind: str, places: list[_Place], edits: list[Edit], shift: int) -> Iterator[Repair]:
    """One repair for all that touch, none where together they change nothing; `shift` is that of what stands before."""
    start, end = min(places[0][0], edits[0].start), max(places[-1][1], edits[-1].end)
    before = draft.original[start - shift : end - places[-1][2]]
    after = _edited(draft.text[start:end], ((edit.start - start, edit.end - start, edit.after) for edit in edits))
    if before != after:
        kinds = dict.fromkeys([name for _, _, _, repair in places for name in repair.kind.split("+")] + [kind])
        yield Repair("+".join(kinds), start - shift, end - places[-1][2], before, after)


def _joined(repairs: Sequence[Repair]) -> Iterator[Repair]:
    """Repairs of one kind that follow upon each other in the original, as one."""
    if not any(one.end == other.start and one.kind == other.kind for one, other in pairwise(repairs)):
        yield from repairs
        return
    run: list[Repair] = []
    for repair in repairs:
        if run and (run[-1].end != repair.start or run[-1].kind != repair.kind):
            yield _as_one(run)
            run = []
        run.append(repair)
    if run:
        yield _as_one(run)


def _as_one(run: list[Repair]) -> Repair:
    if len(run) == 1:
        return run[0]
    before, after = "".join(repair.before for repair in run), "".join(repair.after for repair in run)
    return Repair(run[0].kind, run[0].start, run[-1].end, before, after)


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, after in edits:
        pieces += (text[done:start], after)
        done = end
    return "".join([*pieces, text[done:]])
