"""A time in its sentence: what stands before it, and what is said of it."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Literal

from articles.reading.finding.events.kinds import HONOUR, Word, ends_with_honour, words_in
from articles.reading.finding.events.sentences import Sentence
from articles.reading.record import Span, TimeTold

# So much of a long sentence is looked at, before the time and after it.
_BEFORE, _AFTER = 60, 200
_LONGEST_WORD = 6
# So many times around one are looked at in a sentence that never ends.
_BESIDE = 8
_A_MONTH = timedelta(days=27)
_A_SEASON = timedelta(days=100)
_IN_DAYS = re.compile(r"\d-\d\d-\d\d/")
_PART_END = re.compile("[；;…]")
_CLAUSE_END = re.compile("[，,：:。！!？?；;\n]")
_LEADING = (
    *"，,：:。；;“\"（(、于在自从", "据悉", "据了解", "据介绍", "另悉", "其中", "前的", "后的", "当天的", "那天的",
)  # fmt: skip
_FIGURES = re.compile(r"[\d年月]")
_TITLE = re.compile("《[^》\n]{1,80}》")
_RESTATED = re.compile(r"[（(][\d年月日号 ]{2,12}(?:上午|下午|晚)?[）)]")
_ATTRIBUTE_ENDS = "年度"

Length = Literal["day", "about", "month", "long"]


class Context:
    """`told` is the time as printed; `after` reaches to the next time of the sentence. Most times date no happening,
    and that often shows before the words and clauses need to be looked for.
    """

    def __init__(
        self, text: str, sentence: Sentence, time: TimeTold, length: Length, until: int, names: Sequence[Span]
    ) -> None:
        self.time, self.sentence, self.length = time, sentence, length
        self._text, self._names = text, names
        self._start, self._end = max(sentence.start, time.start - _BEFORE), min(until, time.end + _AFTER)
        self.before = text[self._start : time.start]
        self.told = text[time.start : time.end]
        self.after = text[time.end : self._end]

        self._words: Sequence[Word] | None = None
        self._ends: Sequence[int] | None = None

    @property
    def words(self) -> Sequence[Word]:
        """Those behind the time that tell happenings, and an honour that stands right before it: 荣获2024年…."""
        if self._words is None:
            self._words = self._words_told()
        return self._words

    def _words_told(self) -> Sequence[Word]:
        text, time, end = self._text, self.time, self._end
        words = words_in(text, time.end, end)
        nearest = max(self._start, time.start - _LONGEST_WORD)
        if ends_with_honour(text, nearest, time.start):
            before = words_in(text, nearest, time.start)
            words = [*(word for word in before if word.end == time.start and word.kind.slug == HONOUR), *words]
        if not words:
            return words
        titles = [match.span() for match in _TITLE.finditer(text, time.end, end)]
        names = [*self._names, *titles]
        return [word for word in words if not any(first <= word.start and word.end < last for first, last in names)]

    @property
    def ends(self) -> Sequence[int]:
        """Where in the text the clauses of `after` end; a mark right after the time ends none."""
        if self._ends is None:
            marks = _CLAUSE_END.finditer(self._text, self.time.end + 1, self._end)
            self._ends = [*[match.start() for match in marks], self._end]
        return self._ends

    @property
    def leads(self) -> bool:
        """Whether a clause begins with the time."""
        return _leads(self.before)

    @property
    def began(self) -> bool:
        """5月10日起, 5月10日开始: what began then."""
        return self.told.endswith("起") or self.after.startswith(("起", "开始"))

    @property
    def part_start(self) -> int:
        """Where what belongs together with the time begins: behind a semicolon or dots, or with the sentence."""
        ends = [found.end() for found in _PART_END.finditer(self._text, self.sentence.start, self.time.start)]
        return ends[-1] if ends else self.sentence.start

    def first_clauses(self, count: int) -> str:
        return self.after[: self.ends[:count][-1] - self.time.end]

    def words_within(self, clauses: int) -> list[Word]:
        end = self.ends[:clauses][-1]
        return [word for word in self.words if word.end <= end]

    def told_until(self, word: Word | None) -> int:
        """Where the clause with the word ends; without one, the second clause."""
        if word is None:
            return self.ends[:2][-1]
        return next(end for end in self.ends if word.end <= end)

    def is_quoted(self, word: Word) -> bool:
        before = self.after[: max(word.start - self.time.end, 0)]
        return before.count("“") > before.count("”")


def _leads(before: str) -> bool:
    return not before or before.endswith(_LEADING) or before[-1].isspace()


def length_of(time: TimeTold) -> Length:
    if "~" in time.edtf:
        return "about"
    if time.precision == "month":
        return "month"
    if time.first == time.last:
        return "day"
    length = time.last - time.first
    if length < _A_MONTH:
        return "day"
    return "month" if length < _A_SEASON and _IN_DAYS.search(time.edtf) else "long"


def contexts_in(text: str, sentence: Sentence, names: Sequence[Span]) -> Iterator[Context]:
    """Of each time that stands for itself; what is said of it ends where the next one begins.

    `names`: those of the organisations in the sentence, within which a word tells nothing.
    """
    lengths = [length_of(time) for time in sentence.times]
    places = [place for place in range(len(lengths)) if not _is_part_of_a_name(text, sentence, place, lengths)]
    times = [sentence.times[place] for place in places]
    for index, (place, time) in enumerate(zip(places, times, strict=True), 1):
        beside = times[index : index + _BESIDE - 1]
        until = next((each.start for each in beside if each.manner != "occasion"), sentence.end)
        yield Context(text, sentence, _with_brackets(text, time), lengths[place], until, names)


def _with_brackets(text: str, time: TimeTold) -> TimeTold:
    """今天（5月20日） is one time."""
    restated = _RESTATED.match(text, time.end) if text.startswith(("（", "("), time.end) else None
    return time._replace(end=restated.end()) if restated else time


def _is_part_of_a_name(text: str, sentence: Sentence, place: int, lengths: Sequence[Length]) -> bool:
    """（5月20日） repeats another time; 《2021年…》, 2023年度优秀… and 昨日…6月份签约仪式 name a thing by a time."""
    time = sentence.times[place]
    start = max(sentence.start, time.start - _BEFORE)
    if text.endswith(("（", "("), start, time.start) and text.startswith(("）", ")"), time.end):
        return True
    is_in_a_title = text.rfind("《", start, time.start) > text.rfind("》", start, time.start)
    if is_in_a_title or text.endswith(_ATTRIBUTE_ENDS, time.start, time.end):
        return True
    length = lengths[place]
    if length == "day":
        return False
    beside = slice(max(place - _BESIDE, 0), place + _BESIDE)
    told = [(t, long) for t, long in zip(sentence.times[beside], lengths[beside], strict=True) if t.manner == "told"]
    if length == "about":
        # “六一”到来之际，5月30日… and 近日…6月1日…: the day is the surer.
        is_worded = not _FIGURES.search(text, time.start, time.end)
        return is_worded and any(long == "day" and other.start > time.end for other, long in told)
    finer = [other for other, long in told if long in ("day", "about")]
    if any(other.start < time.start for other in finer) and not _leads(text[start : time.start]):
        return True
    return any(time.end <= other.start and not _CLAUSE_END.search(text, time.end, other.start) for other in finer)
