"""Enterprises that are called by a brand alone: 飞翼股份, 安克创新董事长, 麦格米特株洲基地."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.parts import Part, Surroundings, parts_before
from articles.reading.finding.organisations.vocabulary import Cue, sorts
from articles.reading.record import Span
from articles.reading.tables.lexicon import lists
from articles.reading.tables.words import words

_LONGEST = 12
# Single characters that end a name; the others of the table may begin a word: 一 of 一重.
_ALONE = frozenset("的了在和与及或并等而从由把被将给为是有也又还已正就")


NUMERALS = frozenset("一二三四五六七八九十")


def by_cues(around: Surroundings, cues: Sequence[tuple[int, Cue]]) -> Iterator[Body]:
    """Unknown words beside a word that says what they are."""
    for end, cue in cues:
        if cue.use in _BY_CUE and (span := _BY_CUE[cue.use](around, end - cue.length, end)):
            yield Body(*span, "enterprise", (), f"brand-and-{cue.use}")


def _with_its_trade(around: Surroundings, start: int, end: int) -> Span | None:
    """飞翼股份, or 国网湖南电力, with no more of a name behind it."""
    place = around.places.get(start)
    maker = around.known.get(place[0]) if place else None
    first = maker[0] if maker else _unknown_before(around, start)
    return (first, end) if first is not None and _is_bounded(around.text, end) else None


def _of_a_manager(around: Surroundings, start: int, end: int) -> Span | None:
    """Before 董事长, unless it is the name of a person; 金亿国际 ends with what many are called."""
    last = next(parts_before(around, start), None)
    is_of_a_sort = last is not None and last.role == "everyday" and last.end - last.start == 2
    first = _unknown_before(around, last.start if last is not None and is_of_a_sort else start)
    name = around.text[first:start] if first is not None else ""
    is_person = len(name) < 4 and name.startswith(tuple(words("surnames.txt")))
    return (first, start) if first is not None and len(name) > 2 and not is_person else None


def _in_apposition(around: Surroundings, start: int, end: int) -> Span | None:
    """Behind 上市公司, up to where a name ends: 上市公司安克创新."""
    last = _name_end(around.text, end)
    name = around.text[end:last]
    if not 1 < len(name) <= _LONGEST or name[:2] in sorts() or lists(name):
        return None
    roles = {part.role for part in _parts_from(around, end, last)}
    return (end, last) if "proper" in roles and not roles & {"border", "count"} else None


def _parts_from(around: Surroundings, start: int, end: int) -> Iterator[Part]:
    return takewhile(lambda part: part.end > start, parts_before(around, end))


def _with_a_plant(around: Surroundings, start: int, end: int) -> Span | None:
    """Before a place and 基地: 麦格米特株洲基地."""
    place = around.places.get(start)
    first = _unknown_before(around, place[0]) if place else None
    return (first, place[0]) if place and first is not None else None


_BY_CUE: dict[str, Callable[[Surroundings, int, int], Span | None]] = {
    "trade": _with_its_trade,
    "manager": _of_a_manager,
    "apposition": _in_apposition,
    "plant": _with_a_plant,
}


def _unknown_before(around: Surroundings, end: int) -> int | None:
    """Where an unknown word of two to four characters begins that ends here; a part of it may be a word: 麦格|米特."""
    start, unknown = end, 0
    for part in parts_before(around, end):
        if not (part.role in ("proper", "word") or _is_numeral(around.text, part)) or end - part.start > 4:
            if part.role not in ("border", "count", "place"):
                return None
            break
        start, unknown = part.start, unknown + (part.role in ("proper", "everyday")) * (part.end - part.start)
    return start if unknown > 1 and around.text[start:end].isalnum() else None


def _is_numeral(text: str, part: Part) -> bool:
    """八 of 八马茶业."""
    return part.role == "everyday" and text[part.start : part.end] in NUMERALS


def _name_end(text: str, start: int) -> int:
    """Where the first word begins that no name has, or punctuation."""
    end = start
    while end - start <= _LONGEST and text[end : end + 1].isalnum() and not _border_at(text, end):
        end += 1
    return end


def _border_at(text: str, start: int) -> bool:
    if text[start] in _ALONE:
        return True
    return any(sorts().get(text[start : start + length]) == "border" for length in (2, 3, 4))


def _is_bounded(text: str, end: int) -> bool:
    """Whether no more of a name follows."""
    if text[end : end + 1] == "、" and any(sorts().get(text[end + 1 : end + n]) == "everyday" for n in (3, 4, 5)):
        # One of a row of sorts: 海工装备、生物医药.
        return False
    return not text[end : end + 1].isalnum() or _border_at(text, end)
