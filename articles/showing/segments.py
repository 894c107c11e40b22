"""A text cut at the spans that are to be marked in it."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar


class Spanned(Protocol):
    """Whatever lies on `start:end` of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


class Segment(NamedTuple, Generic[S]):
    """A piece of the text, and the span it is marked for (None between the marks)."""

    text: str
    mark: S | None


def segments(text: str, marks: Iterable[S]) -> Iterator[Segment[S]]:
    """The whole text in order. Marks come sorted by start; one that begins inside another is left out."""
    here = 0
    for mark in marks:
        if mark.start < here:
            continue
        if mark.start > here:
            yield Segment(text[here : mark.start], None)
        yield Segment(text[mark.start : mark.end], mark)
        here = mark.end
    if here < len(text):
        yield Segment(text[here:], None)
