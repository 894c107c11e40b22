"""Verdicts as lines for somebody who wants to know why a name was taken, or was not."""

import re
from collections.abc import Iterable, Iterator

from articles.reading.finding.verdicts import Verdict
from articles.reading.record import Record

_AROUND = 6


def explained(record: Record, verdicts: Iterable[Verdict], words: str) -> Iterator[str]:
    """A line for each name that was weighed, in the order of the text, and why it was taken or not; with `words` only
    for names that share a character with a place where those stand.
    """
    text = record.text
    asked = [(hit.start(), hit.end()) for hit in re.finditer(re.escape(words), text)] if words else []
    for start, end, subject, taken, rule, because in sorted(verdicts):
        if not words or any(start < last and first < end for first, last in asked):
            around = f"…{text[max(start - _AROUND, 0) : start]}[{text[start:end]}]{text[end : end + _AROUND]}…"
            verdict = f"{'taken' if taken else 'not taken'} by {rule}: {because}"
            yield f"{subject:<12} {start}–{end} {around} {verdict}".replace("\n", "\\n")
