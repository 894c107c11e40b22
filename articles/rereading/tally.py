"""Gains and losses of a reading, counted by field, with a few examples of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from articles.rereading.revision import Change, Revision

_EXAMPLES = 3
_SHOWN = 40


class Tally:
    """What many revisions come to; memory does not grow with them, but for what needs a person."""

    def __init__(self) -> None:
        self.articles = 0
        self.changed = 0
        self._kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._examples: defaultdict[str, list[tuple[str, Change]]] = defaultdict(list)
        self._left: list[str] = []
        self.left = 0

    def add(self, revision: Revision) -> None:
        self.articles += 1
        if revision.trouble:
            self.left += 1
            self._left.append(f"left as it is: {revision.article.identifier} {revision.trouble}")
            return
        self.changed += revision.changes_anything
        for field, change in revision.changes.items():
            self._kinds[field][change.kind] += 1
            if len(self._examples[field]) < _EXAMPLES:
                self._examples[field].append((revision.article.identifier, change))
        for kind, counts in (("gained", revision.mentions.gained), ("lost", revision.mentions.lost)):
            for sort, number in counts.items():
                self._kinds[f"mentions of {sort}"][kind] += number

    def lines(self) -> Iterator[str]:
        """A line a field, its examples below it; then what was left, article by article."""
        for field, kinds in sorted(self._kinds.items()):
            counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            yield f"{field}: {counts}"
            yield from (
                f"    {identifier}  {_cut(x.before)} → {_cut(x.after)}" for identifier, x in self._examples[field]
            )
        yield from self._left
        yield f"{self.articles} articles read again: {self.changed} change, {self.left} are left as they are."


def _cut(words: str) -> str:
    words = " ".join(words.split()) or "–"
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
