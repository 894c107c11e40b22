"""The version of the rules, and the bookkeeping of what each of them changed.

A step proposes edits; a `Draft` takes them and remembers which span of the original each of them replaces.
So no step needs to know what came before it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.reading.record import Repair

# Raised whenever the same bytes would make another record, so that what older rules read can be read again.
RULES_VERSION = 3


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
        return Draft(self.original, redo(self.original, repairs), repairs)


def redo(original: str, repairs: Iterable[Repair]) -> str:
    pieces, done = [], 0
    for repair in repairs:
        pieces += [original[done : repair.start], repair.after]
        done = repair.end
    return "".join([*pieces, original[done:]])


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """The decoded original, exactly."""
    pieces, done, shift = [], 0, 0
    for repair in repairs:
        start = repair.start + shift
        pieces += [text[done:start], repair.before]
        done = start + len(repair.after)
        shift += len(repair.after) - len(repair.before)
    return "".join([*pieces, text[done:]])


class _Change(NamedTuple):
    """A repair or an edit, placed in the text between the two; `growth`: how far a repair moved what follows."""

    start: int
    end: int
    kinds: tuple[str, ...]
    growth: int
    edit: Edit | None


def _composed(draft: Draft, kind: str, edits: list[Edit]) -> Iterator[Repair]:
    """The repairs of the draft and the edits of one more step, as repairs of the original."""
    shift = 0
    for group in _groups([*_as_changes(draft.repairs), *(_Change(e.start, e.end, (kind,), 0, e) for e in edits)]):
        start, end = group[0].start, max(change.end for change in group)
        before_end = end - shift - sum(change.growth for change in group)
        before = draft.original[start - shift : before_end]
        after = _edited(draft.text, start, end, [change.edit for change in group if change.edit])
        if before != after:
            kinds = dict.fromkeys(name for change in group for name in change.kinds)
            yield Repair("+".join(kinds), start - shift, before_end, before, after)
        shift += sum(change.growth for change in group)


def _joined(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Repairs of one kind that follow upon each other in the original, as one."""
    run: list[Repair] = []
    for repair in repairs:
        if run and (run[-1].kind, run[-1].end) != (repair.kind, repair.start):
            yield _as_one(run)
            run = []
        run.append(repair)
    if run:
        yield _as_one(run)


def _as_one(run: list[Repair]) -> Repair:
    before, after = "".join(repair.before for repair in run), "".join(repair.after for repair in run)
    return Repair(run[0].kind, run[0].start, run[-1].end, before, after)


def _as_changes(repairs: Iterable[Repair]) -> Iterator[_Change]:
    shift = 0
    for repair in repairs:
        start, growth = repair.start + shift, len(repair.after) - len(repair.before)
        yield _Change(start, start + len(repair.after), tuple(repair.kind.split("+")), growth, None)
        shift += growth


def _groups(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes that touch the same characters together, others alone; a deletion before what follows it."""
    group: list[_Change] = []
    end = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if group and change.start >= end:
            yield group
            group = []
        end = max(end, change.end) if group else change.end
        group.append(change)
    if group:
        yield group


def _edited(text: str, start: int, end: int, edits: list[Edit]) -> str:
    pieces = []
    for edit in edits:
        pieces += [text[start : edit.start], edit.after]
        start = edit.end
    return "".join([*pieces, text[start:end]])
