"""Where the head of an article ends, and where its body begins and ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from articles.reading.layout.echoes import echoed_title, is_for_machines, is_part_of, printed_twice, title_among
from articles.reading.layout.foot import last_of
from articles.reading.layout.head import FURTHEST, head_of
from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark

# The head is over, or there is none, where so many lines have passed; a foot is no longer either.
_LONGEST_TITLE_SENTENCE = 80
_LONGEST_JUNK = 8
_MOST_LINES = 4
_REPEATED = 15
# 某某人 于 2021-06-04: a short line that a year follows in another is a writer's name, not a title.
_NICKNAME, _YEAR = 6, re.compile(r"\d{4}")
_LONG_PARAGRAPH, _NAME = 100, 3
_CLAUSES = re.compile("[，,。].*(?:…|\\.\\.\\.)$")
# 某某公路 MOUMOU HIGHWAY.
_MASTHEAD = re.compile(r"[\u3400-\u9fff]{2,10}\s*[A-Z][A-Z ]{5,}")
_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE_ENDS = "。！!？?"


class Zones(NamedTuple):
    """`head`: places of what may be the headline; `echo`: the title as the page repeats it for machines."""

    head: list[int]
    echo: str | None
    first: int
    last: int
    marks: list[Mark]


def zones_of(lines: Sequence[Line], marks: Sequence[Mark], *, titled: bool = False) -> Zones:
    """`first` and `last` bound the prose; without any, what follows the headline and the lines about the article."""
    told = [Mark("plain"), *marks[1:]] if titled else list(marks)
    first = _first(lines, told)
    echo = lines[0].text if titled else _echo(lines, told, first)
    head, known = ([0, *_dashed_below(lines, told)], echo) if titled else head_of(lines, told, first, echo)
    repeated = (place for place in range(max(head, default=0) + 1, first) if told[place].kind == "plain")
    head += [place for place in repeated if lines[place].text == echo]
    if first == len(lines):
        below = range(max(head, default=-1) + 1, len(lines))
        first = next((place for place in below if told[place].kind == "plain"), len(lines) - 1)
        last = len(lines) - 1
    else:
        last = last_of(lines, told, first)
    for place in range(first, last):
        told[place] = _within(told[place])
    return Zones(head, known or echo, first, last, told)


def _first(lines: Sequence[Line], marks: list[Mark]) -> int:
    """The first line of prose, past a title that is a sentence and past an abstract without a label."""
    for place in range(min(len(lines), FURTHEST)):
        if marks[place].kind == "dateline":
            return place
        if marks[place].kind != "prose":
            continue
        if _is_title_sentence(lines, marks, place):
            marks[place] = Mark("plain")
        elif _is_abstract(lines, marks, place):
            marks[place] = Mark("abstract", abstract=lines[place].text)
        else:
            return place
    return next((place for place in range(len(lines)) if marks[place].kind == "prose"), len(lines))


def _is_title_sentence(lines: Sequence[Line], marks: Sequence[Mark], place: int) -> bool:
    """One sentence, with nothing above but the page's own lines, that its date or its own repetition follows."""
    text = lines[place].text
    if len(text) > _LONGEST_TITLE_SENTENCE or any(end in text[:-1] for end in _SENTENCE_ENDS):
        return False
    if any(marks[above].kind == "plain" and not is_for_machines(lines[above].text) for above in range(place)):
        return False
    following = range(place + 1, min(len(lines), place + FURTHEST))
    prose = [below for below in following if marks[below].kind in ("prose", "dateline")]
    if not prose:
        return False
    next_told = next((below for below in following if marks[below].kind != "boilerplate"), prose[0])
    return marks[next_told].kind == "meta" or _repeats(lines[prose[0]].text, text)


def _is_abstract(lines: Sequence[Line], marks: Sequence[Mark], place: int) -> bool:
    """Prose above the headline that begins with it, or with what the body begins with."""
    text = lines[place].text
    if any(marks[above].kind == "plain" and not is_for_machines(lines[above].text) for above in range(place)):
        return False
    below = range(place + 1, min(len(lines), place + _MOST_LINES * 2))
    titles = [lines[other].text for other in below if marks[other].kind == "plain"]
    if any(len(title) >= _MOST_LINES and text.startswith(title) for title in titles):
        return True
    bodies = [lines[other].text for other in below if marks[other].kind in ("prose", "dateline")]
    return bool(titles) and any(_repeats(body, text) for body in bodies)


def _repeats(body: str, text: str) -> bool:
    """Whether the body goes on where the other line stops, a dateline before it or not."""
    return text[:_REPEATED] in body[: 6 * _REPEATED] and len(body) > len(text)


def _echo(lines: Sequence[Line], marks: list[Mark], first: int) -> str | None:
    """The title as lines for machines have it; where other lines may be the headline, these are the page's."""
    plain = [place for place in range(min(first, FURTHEST)) if marks[place].kind == "plain"]
    texts = [lines[place].text for place in plain]
    if whole := printed_twice(texts):
        return whole
    machines = [place for place in plain if _is_echo(lines[place].text, texts)]
    if not machines:
        return next((text for text in texts if text and texts.count(text) > 1), None)
    others = [lines[place].text for place in plain if place not in machines]
    if others or echoed_title(lines[machines[0]].text):
        for place in machines:
            is_summary = _CLAUSES.search(lines[place].text) and not is_for_machines(lines[place].text)
            marks[place] = Mark("abstract", abstract=lines[place].text) if is_summary else Mark("boilerplate")
    texts = [lines[place].text for place in machines]
    among = (title for text in texts if (title := title_among(text, others)))
    return next(among, None) or next((title for text in texts if (title := echoed_title(text))), None)


def _dashed_below(lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[int]:
    """The subtitles of a title that the file itself names."""
    below = range(1, len(lines))
    return takewhile(lambda place: marks[place].kind == "plain" and lines[place].is_dashed, below)


def _is_echo(text: str, others: list[str]) -> bool:
    return is_for_machines(text) or any(
        is_part_of(other, text) and (len(other) > _NICKNAME or not _YEAR.search(text)) for other in others
    )


def _within(mark: Mark) -> Mark:
    """Between paragraphs only a date, a source or an editor is about the article; 记者:明白 is somebody speaking."""
    if mark.kind == "meta" and mark.meta and not (mark.meta.is_dated or mark.meta.role in ("editors", "source")):
        return Mark("plain")
    return mark
