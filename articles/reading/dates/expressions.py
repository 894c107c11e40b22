"""Finding the expressions of time in a text: where each stands and what it says, before anything is resolved."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from articles.reading.dates import grammar
from articles.reading.dates.edtf import Dated
from articles.reading.dates.numerals import number
from articles.reading.dates.occasions import OCCASIONS, Occasion
from articles.reading.dates.points import Parts, Point, point_of

Kind = Literal["date", "relative", "anaphoric", "plan", "anniversary", "congress"]

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_ATOMS = {name: re.compile(pattern) for name, pattern in grammar.ATOMS.items()}


def _head(name: str, sort: int) -> str:
    """An atom as a group of its own; an atom may begin more than one sort of date."""
    return f"(?P<{name}_{sort}>{_unnamed(name)})"


def _unnamed(name: str) -> str:
    return _GROUP_NAME.sub("(?:", grammar.ATOMS[name])


def _heads() -> Iterator[str]:
    looks = "|".join(f"(?={sight}){pattern}" for sight, pattern in grammar.LOOKALIKES.items())
    yield f"(?=[{''.join(sorted(set(grammar.LOOKALIKE_BEGINS)))}])(?P<lookalike_>{looks})"
    for sort, (sight, names) in enumerate(grammar.HEADS.items()):
        yield f"(?={sight})(?:{'|'.join(_head(name, sort) for name in names)})"


_HEADS = re.compile("|".join(_heads()))
# What may be one, by its sight. The search begins with a class of characters, so that `re` skips to it; only then
# what is behind that character is looked at from before it.
_SIGHTS = "|".join((*grammar.HEADS, *grammar.LOOKALIKES))
_SIGHT = re.compile(f"[{grammar.BEGINS}](?<=(?={_SIGHTS}).)")
_BARE = {name: (re.compile(before), re.compile(after)) for name, (before, after) in grammar.BARE.items()}
# Whether anything goes on, asked once: as a rule nothing does.
_FOLLOWED = {
    name: re.compile(f"{grammar.GAP}(?:{'|'.join(map(_unnamed, followers))})")
    for name, followers in grammar.FOLLOWERS.items()
}
_REACH = 24


class Expression(NamedTuple):
    """text[start:end]. `finish` is the second point of a range; `since`: from `begin` until the publication.

    `ahead`: the words around it speak of what is still to come. What is named by an occasion (a plan, an anniversary,
    a congress) is `fixed`, and has no points.
    """

    start: int
    end: int
    kind: Kind
    begin: Point | None = None
    finish: Point | None = None
    fixed: Dated | None = None
    since: bool = False
    ahead: bool = False


class _Read(NamedTuple):
    """What was read up to `end`, and the atoms it was made of; no point where the calendar has none such."""

    point: Point | None
    atoms: tuple[str, ...]
    parts: Parts
    end: int


def expressions(text: str) -> Iterator[Expression]:
    """In order, not overlapping; in time linear in the text."""
    position = 0
    while sight := _SIGHT.search(text, position):
        start, position = sight.span()
        if head := _HEADS.match(text, start):
            name = (head.lastgroup or "").rpartition("_")[0]
            found, position = _from_head(text, name, start, head.end())
            if found:
                yield found


def _from_head(text: str, name: str, start: int, end: int) -> tuple[Expression | None, int]:
    """The expression that begins there, if it is one, and where to go on."""
    if name == "lookalike":
        return None, end
    if name in OCCASIONS:
        occasion = _occasion(text, name, start)
        return (_named(text, occasion) if occasion else None), max(end, occasion.end if occasion else 0)
    read = _point(text, name, start)
    if read is None or read.point is None:
        return None, read.end if read else end
    expression = _whole(text, start, read, read.point)
    return expression, expression.end if expression else read.end


def _occasion(text: str, name: str, start: int) -> Occasion | None:
    """None for one in a year that no text means: 建党200周年, 三十五期间."""
    match = _ATOMS[name].match(text, start)
    try:
        return OCCASIONS[name](match, text) if match else None
    except ValueError:
        return None


def _named(text: str, occasion: Occasion) -> Expression:
    since = grammar.SINCE.match(text, occasion.end)
    end = since.end() if since else occasion.end
    return Expression(occasion.start, end, occasion.kind, fixed=occasion.dated, since=since is not None)


def _point(text: str, name: str, start: int) -> _Read | None:
    """The longest chain of atoms from there; None where the first does not match."""
    match = _ATOMS[name].match(text, start)
    parts: Parts = {}
    atoms: list[str] = []
    end = start
    while match:
        name = name.removeprefix("lone_")
        for group, value in match.groupdict().items():
            if value:
                parts[group] = value
        atoms.append(name)
        end = match.end()
        name, match = _following(text, name, end)
    return _Read(_possible(*parts.items()), tuple(atoms), parts, end) if atoms else None


# An article names its few days and years again and again.
@lru_cache(maxsize=1024)
def _possible(*parts: tuple[str, str]) -> Point | None:
    try:
        return point_of(dict(parts))
    except ValueError:
        return None


def _following(text: str, name: str, end: int) -> tuple[str, re.Match[str] | None]:
    """What goes on there, or after one space: 2021 年 5 月."""
    if name in _FOLLOWED and _FOLLOWED[name].match(text, end):
        is_spaced = text.startswith((" ", "\u3000"), end)
        for follower in grammar.FOLLOWERS[name]:
            if match := _ATOMS[follower].match(text, end):
                return follower, match
            if is_spaced and (match := _ATOMS[follower].match(text, end + 1)):
                return follower, match
    return "", None


def _whole(text: str, start: int, read: _Read, point: Point) -> Expression | None:
    """With the second point of a range, or with what says that it lasts until now."""
    # 咸丰三年3月, 那年3月: of a year that is not read.
    if read.atoms[0] == "month" and text[start - 1 : start] == "年":
        return None
    finish, end, since = _finish(text, read)
    if not since and not (_stands_free(text, start, read) if finish is None else _may_end(text, read, end)):
        return None
    ahead = _speaks_of_the_future(text, start, end)
    kind: Kind = "date"
    if word := point.word:
        kind = "anaphoric" if word.named else "relative"
    return Expression(start, end, kind, point, finish, since=since, ahead=ahead)


def _finish(text: str, read: _Read) -> tuple[Point | None, int, bool]:
    """The second point of a range, its end, and whether there is none because the range lasts until now."""
    if text[read.end : read.end + 1] not in grammar.GOES_ON:
        return None, read.end, False
    if since := grammar.SINCE.match(text, read.end):
        return None, since.end(), True
    to = grammar.TO.match(text, read.end) or grammar.OR_NEXT.match(text, read.end)
    if to is None:
        return None, read.end, False
    if now := grammar.UNTIL_NOW.match(text, to.end()):
        return None, now.end(), True
    for name in grammar.SECONDS if to[0] != "、" else ("month", "day"):
        second = _point(text, name, to.end())
        if second and second.point and _is_second(read, second, to[0]):
            return second.point, second.end, False
    return None, read.end, False


def _is_second(first: _Read, second: _Read, between: str) -> bool:
    """Whether the two make a range: of one unit, or of days where the first has a day."""
    if between == "、":
        unit = first.atoms[-1]
        follows = unit in ("month", "day") and number(second.parts.get(unit, "0")) == number(first.parts[unit]) + 1
        return follows and f"as_{unit}" not in first.parts
    return second.atoms[0] != "short_numeric" or first.atoms[-1] == "numeric"


def _stands_free(text: str, start: int, read: _Read) -> bool:
    """Whether an atom that stands alone is not a piece of something else: 3月龄, 17日游, 百年初心."""
    if len(read.atoms) > 1 and read.atoms[0] != "day":
        return True
    name = read.atoms[0]
    if name in ("month", "day") and not _is_plain(text, read, name):
        return False
    if name not in _BARE:
        return True
    before, after = _BARE[name]
    return before.match(text, start) is not None and after.match(text, read.end) is not None


def _may_end(text: str, read: _Read, end: int) -> bool:
    """Whether a range of bare months or days ends as one of them may: 1-3月龄 does not."""
    return len(read.atoms) > 1 or read.atoms[0] not in _BARE or _BARE[read.atoms[0]][1].match(text, end) is not None


def _is_plain(text: str, read: _Read, unit: str) -> bool:
    """三月 and 三日 are too often something else, and 17号 is too often a number."""
    figure, suffix = read.parts[unit], read.parts.get(f"as_{unit}")
    if unit == "month":
        return figure.isdecimal() or suffix is not None or grammar.MONTH_IN_WORDS.match(text, read.end) is not None
    return suffix == "日" and (figure.isdecimal() or len(figure) > 1)


def _speaks_of_the_future(text: str, start: int, end: int) -> bool:
    before = grammar.AHEAD_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None or grammar.AHEAD_AFTER.match(text, end) is not None
