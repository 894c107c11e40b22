"""What a record of a page gets wrong, aspect by aspect: each judge names the faults, and a right record has none."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import zip_longest
from typing import Any

from articles.reading.record import Published, Record

# What was inferred may be this much wider than what an archivist would say, in days, and begin this much earlier.
_WIDER, _EARLIER = 245, 31
# A day printed without its year may be told from others of its week only by guessing.
_A_WEEK = 7
# Roles that the layout may tell apart and gold does not.
_SAME_ROLE = {"shoulder": "subtitle", "series": "subtitle", "series-subtitle": "subtitle", "subheading": "heading"}
_SAME_ROLE |= {"source": "meta", "byline": "meta", "credit": "caption", "lead": "body", "closing": "body"}

Gold = dict[str, Any]
Judge = Callable[[Record, Gold], list[str]]


def _title(record: Record, gold: Gold) -> list[str]:
    """Where the headline was lost, one is supplied in square brackets."""
    accepted = {_close(title) for title in (gold["title"], *gold["title_acceptable"])}
    if _close(record.title) not in accepted:
        return [f"title {record.title!r}, gold {gold['title']!r}"]
    is_supplied = re.fullmatch(r"\[.+\]", record.title_supplied or "") is not None
    return [] if is_supplied == (record.title is None) else [f"title supplied: {record.title_supplied!r}"]


def _subtitles(record: Record, gold: Gold) -> list[str]:
    accepted = set(map(_close, gold["subtitles_acceptable"]))
    read = [subtitle for subtitle in map(_close, record.subtitles) if subtitle not in accepted]
    return _missing_and_extra("subtitle", read, map(_close, gold["subtitles"]))


def _abstract(record: Record, gold: Gold) -> list[str]:
    return [] if record.abstract in gold["abstract"] else [f"abstract {record.abstract!r}, gold {gold['abstract']}"]


def _section(record: Record, gold: Gold) -> list[str]:
    """Only where gold names any: what else is a section is anybody's guess."""
    is_right = not gold["section"] or record.section in gold["section"]
    return [] if is_right else [f"section {record.section!r}, gold {gold['section']}"]


def _outlets(record: Record, gold: Gold) -> list[str]:
    read = [outlet for outlet in record.outlets if outlet not in gold["outlets_acceptable"]]
    return _missing_and_extra("outlet", read, gold["outlets"])


def _credits(record: Record, gold: Gold) -> list[str]:
    """Names exactly, in any order; then a role that gold accepts for each."""
    wanted = {name for name, _ in gold["credits"]}
    faults = _missing_and_extra("person", {credit.name for credit in record.credits}, wanted)
    roles = {(credit.name, credit.role) for credit in record.credits}
    wrong = [name for name, accepted in gold["credits"] if not any((name, role) in roles for role in accepted)]
    return faults or [f"role of {name}: {[role for who, role in roles if who == name]}" for name in wrong]


def _date(record: Record, gold: Gold) -> list[str]:
    wanted, found = gold["published"], record.published
    told = f"published {found.edtf} ({found.basis}), gold {wanted['edtf']} ({wanted['basis']})"
    if found.basis != wanted["basis"]:
        return [told]
    if found.basis != "inferred":
        return [] if found.edtf == wanted["edtf"] else [told]
    return [] if _holds(found, *_days(wanted["edtf"])) else [told]


def _roles(record: Record, gold: Gold) -> list[str]:
    """The role of each line, by number; gold may accept several, parted by "|"."""
    read = [(record.text[block.start : block.end].strip(), block.role) for block in record.blocks]
    lines = [(text, _SAME_ROLE.get(role, role)) for text, role in read if text]
    if len(lines) != len(gold["lines"]):
        return [f"{len(lines)} lines, gold {len(gold['lines'])}"]
    pairs = enumerate(zip(lines, gold["lines"], strict=True), 1)
    return [
        f"line {number} {text[:20]!r} is {role}, gold {accepted}"
        for number, ((text, role), (accepted, _)) in pairs
        if role not in accepted.split("|")
    ]


def _text(record: Record, gold: Gold) -> list[str]:
    read = [line.strip() for line in record.text.splitlines() if line.strip()]
    pairs = enumerate(zip_longest(read, (text for _, text in gold["lines"])), 1)
    return [f"line {number}: {line!r}, gold {wanted!r}" for number, (line, wanted) in pairs if line != wanted]


def _source(record: Record, gold: Gold) -> list[str]:
    read, wanted = (record.source.encoding, record.script), (gold["encoding"], gold["script"])
    return [] if read == wanted else [f"encoding and script {read}, gold {wanted}"]


ASPECTS: dict[str, Judge] = {
    "title": _title,
    "subtitles": _subtitles,
    "abstract": _abstract,
    "section": _section,
    "outlets": _outlets,
    "credits": _credits,
    "date": _date,
    "roles": _roles,
    "text": _text,
    "source": _source,
}


def _missing_and_extra(noun: str, read: Iterable[str | None], wanted: Iterable[str | None]) -> list[str]:
    found, gold = set(read), set(wanted)
    missing = [f"{noun} missing: {name}" for name in _sorted(gold - found)]
    return [*missing, *(f"{noun} too many: {name}" for name in _sorted(found - gold))]


def _sorted(names: set[str | None]) -> list[str]:
    return sorted(map(str, names))


def _close(text: str | None) -> str | None:
    """Without white space: a headline may be broken or set apart anywhere."""
    return re.sub(r"\s", "", text) if text else None


def _days(edtf: str) -> tuple[date, date]:
    first, _, last = edtf.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(edtf: str) -> date:
    year, month, day = [*map(int, edtf.split("-")), 1, 1][:3]
    return date(year, month, day)


def _last_day(edtf: str) -> date:
    numbers = [int(part) for part in edtf.split("-")]
    if len(numbers) == 3:
        return date(*numbers)
    year, month = [*numbers, 12][:2]
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def _holds(found: Published, first: date, last: date) -> bool:
    """Whether what was inferred holds what gold says, give or take a month, without being much wider than it."""
    if found.first is None or found.last is None:
        return False
    width, of_gold = (found.last - found.first).days, (last - first).days
    if first == last:
        return found.first <= first <= found.last and width < _A_WEEK
    early_enough = (found.first - first).days <= _EARLIER
    late_enough = (last - found.last).days <= _EARLIER
    return early_enough and late_enough and width <= max(_WIDER, of_gold + 2 * _EARLIER)
