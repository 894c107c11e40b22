"""An article's text in the glyphs of its original: repaired, but not made Simplified. Every offset stays what it is."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, Protocol

from articles.models import Repair
from articles.reading.script import comparable, simplify

TO_SIMPLIFIED = "script"
"""The kind of the repairs that are taken back here."""
_FARTHEST = 40
"""Characters between one that stayed and the next: what other repairs took out of the text is short, as pinyin is."""


class Change(Protocol):
    """A repair, whoever keeps it: `before` stood at `start:end` of the decoded original, `after` stands there now."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


class Kept(NamedTuple):
    """A repair as a query has it."""

    kind: str
    start: int
    end: int
    before: str
    after: str


def in_original_glyphs(text: str, repairs: Iterable[Change]) -> str:
    """As long as the text. `repairs` are all of the article's, in order; where they don't lead to this text, the text
    itself.
    """
    pieces, done, moved = [], 0, 0
    for repair in repairs:
        start = repair.start + moved
        end = start + len(repair.after)
        if not text.startswith(repair.after, start):
            return text
        moved = end - repair.end
        if TO_SIMPLIFIED in repair.kind.split("+"):
            pieces += [text[done:start], "".join(_glyphs(repair))]
            done = end
    return "".join([*pieces, text[done:]])


def texts_in_original_glyphs(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of articles by their identifiers, and so what comes back, of each; one query."""
    changes = Repair.objects.filter(article__identifier__in=texts).order_by("article", "start", "pk")
    rows = changes.values_list("article__identifier", *Kept._fields)
    repairs = groupby(rows, key=lambda row: row[0])
    changed = {name: in_original_glyphs(texts[name], (Kept(*row[1:]) for row in its)) for name, its in repairs}
    return {**texts, **changed}


def as_printed(words: str, text: str, printed: str) -> str:
    """Words of the text, such as a title, in the glyphs that `printed` has in their place; as they are if they are no
    words of it.
    """
    inner = words.strip("[]")
    start = text.find(inner)
    return words.replace(inner, printed[start : start + len(inner)]) if inner and start >= 0 else words


def _glyphs(repair: Change) -> Iterator[str]:
    """A character for each of `after`. Where other repairs met that of the script, those that `before` still has."""
    if repair.kind == TO_SIMPLIFIED:
        yield from repair.before
        return
    folded, simplified, here = comparable(repair.before), simplify(repair.before), 0
    for character, wanted in zip(repair.after, comparable(repair.after), strict=True):
        at = folded.find(wanted, here, here + _FARTHEST)
        here = at + 1 if at >= 0 else here
        yield repair.before[at] if at >= 0 and simplified[at] == character else character
