"""What an article tells about when it was written: windows of days in which it must lie, and days that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from articles.reading.dates import hints
from articles.reading.dates.eras import called_years, campaigns, coinages
from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.points import Point
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.dates.sentences import Sentences
from articles.reading.dates.vocabulary import TERMS
from articles.reading.dates.windows import FOREVER, Window, from_eve, whole_year
from articles.reading.tables.skipping import matches

_DAWN = date(1949, 1, 1)
_YEARS = range(1949, 2050)

_REACH = 60
# No article is longer; what a file holds beyond that is more of the same.
_LONGEST = 200_000
_AT_ONCE = 12
_NEWS = timedelta(days=45)
_YEAR_BEFORE = timedelta(days=500)
_BEFORE_A_TERM = timedelta(days=31)
_BEFORE_FIGURES, _AFTER_A_PART = timedelta(days=20), timedelta(days=150)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A past day or month without a year; `weekday` where it is printed."""

    month: int
    day: int | None
    weekday: int | None
    sentence: str
    is_season: bool = False
    is_picture: bool = False

    @property
    def place(self) -> int:
        """About which day of the year: enough to put days in order and to measure the gaps between them."""
        return (self.month - 1) * 31 + (self.day or 1)


@dataclass(slots=True)
class Clues:
    """`sure` windows hold; those of `likely` do as a rule, and of `past` and `coined` the beginnings do.

    `days` are told as past without a year, those of `this_year` by that word; those `ahead` are still to come. `since`
    is a year by whose beginning a report may mean that of its own.
    """

    sure: list[Window] = field(default_factory=list)
    named: list[Window] = field(default_factory=list)
    lead: list[Window] = field(default_factory=list)
    seasons: list[NamedDay] = field(default_factory=list)
    likely: list[Window] = field(default_factory=list)
    past: list[Window] = field(default_factory=list)
    coined: list[Window] = field(default_factory=list)
    days: list[NamedDay] = field(default_factory=list)
    this_year: list[NamedDay] = field(default_factory=list)
    ahead: list[NamedDay] = field(default_factory=list)
    since: list[Window] = field(default_factory=list)
    expected: list[Window] = field(default_factory=list)
    outcomes: list[Window] = field(default_factory=list)
    latest_year: int = 0


def clues_in(text: str, lead: int) -> Clues:
    """`lead`: where the first paragraph begins. In time linear in the text."""
    clues, text = Clues(), text[:_LONGEST]
    sentences = Sentences(text)
    for expression in expressions(text):
        start, end = sentences.span_at(expression.start)
        _take(clues, expression, text, start, end)
        if lead <= expression.start <= lead + _AT_ONCE:
            clues.lead += _of_lead(expression, text[start:end].strip())
    clues.sure += campaigns(text, sentences)
    clues.sure += called_years(text, sentences)
    clues.coined += coinages(text, sentences)
    _take_phrases(clues, text, sentences)
    if not clues.expected:
        clues.sure += clues.outcomes
    clues.sure = [window for window in clues.sure if window.last >= _DAWN and window.first <= FOREVER]
    return clues


def _take_phrases(clues: Clues, text: str, sentences: Sentences) -> None:
    """Turns of phrase that are no dates and yet tell a time."""
    for match in hints.SEASON.finditer(text):
        clues.seasons.append(NamedDay(hints.SEASONS[match[0]], None, None, sentences.at(match.start()), is_season=True))
    for match in hints.EVE.finditer(text) if any(word in text for word in hints.BEFORE_A_FEAST) else ():
        if not hints.OF_ANOTHER_YEAR.search(text, max(0, match.start() - _REACH), match.start()):
            _take_eve(clues, hints.FEASTS[match["feast"]], sentences.at(match.start()))
    for match in matches(hints.OF_A_YEAR_BEGINS, hints.OF_A_YEAR, text):
        _take_year_of(clues, match, sentences.at(match.start()))


def _take_year_of(clues: Clues, match: re.Match[str], sentence: str) -> None:
    """What bears the number of a year, by the name of its group."""
    year = int(match[match.lastgroup or 0])
    last = date(year, 12, 31)
    if match.lastgroup == "named":
        clues.named.append(from_eve(year, last, sentence))
    elif match.lastgroup == "students":
        clues.likely.append(Window(date(year, 8, 15), date(year + 1, 1, 31), sentence))
    elif match.lastgroup in ("since", "now"):
        clues.since.append(whole_year(year, sentence))
    else:
        clues.sure.append(from_eve(year, last + timedelta(days=31), sentence))


def _take_eve(clues: Clues, feast: tuple[int, int], sentence: str) -> None:
    """“七一”前夕 is a time in June, and the 1st of July is still to come."""
    month, day = feast
    clues.seasons.append(NamedDay((month - 2) % 12 + 1, None, None, sentence, is_season=True))
    clues.ahead.append(NamedDay(month, day, None, sentence))


def _take(clues: Clues, found: Expression, text: str, start: int, end: int) -> None:
    """`start` and `end` are those of the sentence."""
    sentence = text[start:end].strip()
    if found.kind == "congress" and found.fixed:
        if hints.EXPECTED.search(sentence):
            clues.expected.append(Window(found.fixed.first - _YEAR_BEFORE, found.fixed.last, sentence))
        clues.outcomes += _of_congress(found, text, sentence)
    elif found.fixed:
        clues.sure += _of_occasion(found, text, start, sentence)
    elif found.begin and found.begin.year:
        _take_year(clues, found, found.begin, found.begin.year, text, start, sentence)
    elif found.begin and not found.since and not hints.AROUND.match(text, found.end):
        before = text[start : found.start]
        ahead = found.ahead or hints.GOAL.search(before) is not None or hints.UNDECIDED.search(before) is not None
        _take_day(clues, found, found.begin, sentence, ahead, hints.TAKEN.match(text, found.end) is not None)


def _of_lead(found: Expression, sentence: str) -> Iterator[Window]:
    """A report that begins with a day and its year is of the weeks after it."""
    is_whole = found.begin and found.begin.year and found.begin.day and not found.ahead
    is_news = hints.NEWS_VERB.search(sentence) and not hints.HISTORY.search(sentence)
    if dated := resolve(found, Anchor()) if is_whole and is_news else None:
        yield Window(dated.first, dated.last + _NEWS, sentence)


def _of_congress(found: Expression, text: str, sentence: str) -> Iterator[Window]:
    """After it where its outcome is spoken of; an expected one is bounded where the text is taken as a whole."""
    if found.fixed is None:
        return
    first, last = found.fixed.first, found.fixed.last
    if hints.JUST_CLOSED.search(sentence):
        yield Window(last, last + _NEWS * 2, sentence)
    elif found.since or hints.OF_ITS_OUTCOME.match(text, found.end):
        yield Window(first, FOREVER, sentence)


def _of_occasion(found: Expression, text: str, start: int, sentence: str) -> Iterator[Window]:
    """The year of a plan or an anniversary, if it is said to be now; one that is past bounds from below."""
    dated, before = found.fixed, text[start : found.start]
    if dated is None or dated.precision != "year" or found.since:
        return
    year = dated.first.year
    if hints.NEXT_YEAR.search(before):
        yield whole_year(year - 1, sentence)
    elif hints.LAST_YEAR.search(before):
        yield whole_year(year + 1, sentence)
    elif found.kind == "plan":
        if text.endswith(hints.OF_PLAN_NOW, 0, found.end) and not hints.ELSEWHEN.search(before):
            yield whole_year(year, sentence)
    elif hints.OF_A_MEETING.match(text, found.end):
        yield Window(date(year, 1, 1), FOREVER, sentence)
    elif _is_now(before) or _is_here(found, text, before):
        yield whole_year(year, sentence)
    elif hints.PRINTED_YEAR_IS.search(before):
        yield from_eve(year, date(year, 12, 31), sentence)


def _is_now(before: str) -> bool:
    """Whether the words before an anniversary say that it is this year's."""
    if before.endswith(("今天是", "今日是")):
        return True
    clause = hints.CLAUSE.search(before)
    if clause is None or hints.ELSEWHEN.search(before) or before.rfind("《") > before.rfind("》"):
        return False
    return bool(hints.OCCASION.search(clause[0]) or ("今年" in before[-_REACH:] and hints.IS.search(clause[0])))


def _is_here(found: Expression, text: str, before: str) -> bool:
    """Whether it is a feast that is counted, or an anniversary at the time of which something is done."""
    if text.startswith("第", found.start) and hints.FEAST_IN.search(before):
        return True
    return not hints.ELSEWHEN.search(before) and hints.AT_THE_TIME.match(text, found.end) is not None


def _take_year(clues: Clues, found: Expression, point: Point, year: int, text: str, start: int, sentence: str) -> None:
    """A date printed with its year: past, unless the words before it speak of a goal."""
    before = text[start : found.start]
    is_goal = found.ahead or hints.GOAL.search(before) or hints.UNDECIDED.search(before)
    if is_goal or found.finish or year not in _YEARS:
        return
    dated = resolve(found, Anchor()) if not found.since else None
    first = dated.first if dated else date(year, 1, 1)
    is_plain = point.month is None and point.part is None and point.season is None
    is_part = bool(point.part and not point.part.about and point.month is None and dated)
    is_name = is_plain and hints.NAME_OF_THIS_YEAR.match(text, found.end) is not None
    if not (is_plain and year in hints.GREAT_GOALS) and not text.startswith("是", found.end):
        clues.past.append(
            from_eve(year, FOREVER, sentence) if is_plain or is_part else Window(first, FOREVER, sentence)
        )
        clues.latest_year = max(clues.latest_year, year)
    if hints.COMPARED.search(before):
        return
    has_figures = hints.FIGURES.search(sentence) is not None
    if is_part and dated and not hints.OTHER_YEAR.search(sentence):
        told, last = dated.last - _BEFORE_FIGURES, dated.last + _AFTER_A_PART
        clues.likely.append(Window(told, last, sentence) if has_figures else from_eve(year, last, sentence))
        # Of a whole school year one speaks when it is over, too.
        if point.part in TERMS.values() and point.part != TERMS[""]:
            clues.lead.append(Window(dated.first - _BEFORE_A_TERM, dated.last, sentence))
    elif is_name and not has_figures:
        clues.named.append(from_eve(year, date(year, 12, 31), sentence))


def _take_day(clues: Clues, found: Expression, point: Point, sentence: str, ahead: bool, is_picture: bool) -> None:
    """A day or month without a year, or one of this year."""
    word = point.word
    if point.month is None or (word and (word.unit != "year" or word.away or word.named)):
        return
    # 1至7月 is told of when July is over; of days it is the first that has surely come.
    end = found.finish.month if found.finish and not point.day else None
    day = NamedDay(end or point.month, point.day, point.weekday, sentence, is_picture=is_picture)
    if ahead:
        clues.ahead.append(day)
    else:
        (clues.this_year if word else clues.days).append(day)
