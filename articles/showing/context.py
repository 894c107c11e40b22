"""A sentence with what stands around it. Pure: text and spans in, passages out."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from articles.reading.record import Span
from articles.showing.evidence import Passage, Words, sentence_at

AROUND = 120
"""Characters before the sentence and behind it."""
_AT_A_DAMAGED_PLACE = re.compile("“(.+?)”")


class Context(NamedTuple):
    """The words that prove something are marked in the sentence."""

    before: str
    sentence: Passage
    after: str


def in_context(text: str, words: Span) -> Context:
    """What stands around the words, all of which are shown."""
    first, last = sentence_at(text, *words)
    marks = (Words(words[0] - first, words[1] - first),) if words[0] < words[1] else ()
    return Context(_cut_before(text, first), Passage(text[first:last], marks), _cut_after(text, last))


def first_of(text: str, phrases: Iterable[str]) -> Context:
    """Around the first of the phrases that the text holds; of none, how it begins."""
    found = ((text.find(phrase), phrase) for phrase in phrases if phrase)
    place, phrase = next(((at, phrase) for at, phrase in found if at >= 0), (0, ""))
    return in_context(text, (place, place + len(phrase)))


def damaged_places(problems: Iterable[str]) -> list[str]:
    """The words around them, of those problems that name a place."""
    return [match[1] for problem in problems if (match := _AT_A_DAMAGED_PLACE.search(problem))]


def _cut_before(text: str, end: int) -> str:
    start = max(0, end - AROUND)
    return "…" * (start > 0) + text[start:end]


def _cut_after(text: str, start: int) -> str:
    end = start + AROUND
    return text[start:end] + "…" * (end < len(text))
