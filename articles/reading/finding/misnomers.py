"""Words that name nothing, though they look it: a person said so."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from articles.reading.finding.spans import lies_in, outermost
from articles.reading.record import Span

Subject = Literal["region", "organisation", "event"]
SUBJECTS: tuple[Subject, ...] = ("region", "organisation", "event")


class Misnomer(NamedTuple):
    """Nothing that lies wholly in the words is taken for one of the subjects; nor is an event whose title has them."""

    words: str
    subjects: tuple[Subject, ...] = SUBJECTS


class Misnomers:
    """Read from many threads, and never changed."""

    def __init__(self, misnomers: Iterable[Misnomer] = ()) -> None:
        self._subjects: defaultdict[str, frozenset[Subject]] = defaultdict(frozenset)
        for words, subjects in misnomers:
            self._subjects[words] |= frozenset(subjects)

    def words(self) -> Iterable[str]:
        return self._subjects

    def subjects(self, words: str) -> frozenset[Subject]:
        """What they are not taken for, if anything."""
        return self._subjects.get(words, frozenset())

    def bar(self, title: str) -> bool:
        """Whether no event is called so."""
        return any(words in title for words, subjects in self._subjects.items() if "event" in subjects)


class Barred:
    """Where in a text a subject is not looked for."""

    def __init__(self, misnamed: Iterable[tuple[Span, frozenset[Subject]]] = ()) -> None:
        found = list(misnamed)
        self._spans = {each: outermost(span for span, subjects in found if each in subjects) for each in SUBJECTS}

    def holds(self, subject: Subject, start: int, end: int) -> bool:
        """Whether a span lies wholly in one of the places."""
        return lies_in(start, end, self._spans[subject])
