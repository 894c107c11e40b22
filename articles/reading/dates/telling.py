"""When the things happened that an article tells: its dates, and the words by which its story goes on.

All are told as days, for it is by days that a happening is found: 上午9时30分 as its day, 3月中旬 as its month.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated, inferred, on_basis
from articles.reading.dates.expressions import Expression
from articles.reading.dates.numerals import SMALL, number
from articles.reading.dates.resolving import dates_in
from articles.reading.dates.story_words import Worded, dated_by, story_words
from articles.reading.record import ABOUT, Block, Manner, Published, TimeTold

_ABOUT_THE_ARTICLE = ABOUT | {"boilerplate"}
# A text with more times than a yearbook is a flood; those after them are not told.
_MOST = 10_000
_DATELINE_END = re.compile(r"[\s)）]?(?:专电|综合电|电|讯|消息|综合消息)(?![\u4e00-\u9fff]?[话视子影力])")
_LASTING = re.compile(rf"[^。！!？?\n]{{0,80}}?为期(?P<count>{SMALL}|两)(?P<unit>[天日周]|个星期)")
_LONGEST_OF_A_STORY = timedelta(days=62)
_FROM_THEN_ON = "起"
_DAYS = {"天": 1, "日": 1, "周": 7, "个星期": 7}


def times_told(text: str, blocks: Sequence[Block], published: Published) -> tuple[TimeTold, ...]:
    """In the order of the text, none overlapping another; those of the lines about the article are left out."""
    found: list[_Found] = [(word.start, word.end, word) for word in islice(story_words(text), _MOST)]
    for expression, dated in islice(dates_in(text, published.first, published.last), _MOST):
        found.append((expression.start, expression.end, (expression, dated)))
    found.sort(key=lambda each: (each[0], -each[1]))
    return tuple(_told(text, _of_the_article(found, blocks), published))


_Found = tuple[int, int, tuple[Expression, Dated] | Worded]


def _of_the_article(found: Sequence[_Found], blocks: Sequence[Block]) -> Iterator[_Found]:
    starts = [block.start for block in blocks]
    for each in found:
        place = bisect_right(starts, each[0]) - 1
        if place < 0 or blocks[place].role not in _ABOUT_THE_ARTICLE:
            yield each


@dataclass(slots=True)
class _Story:
    """The time by which a story goes on: that told last in the same line, else the latest day told so far, for what
    happened before is told in between. `line`: where the line of `last` begins; `reported`: the day of the dateline;
    `aside`: what of the line was told in between, to which 会后 belongs.
    """

    last: Dated | None = None
    line: int = 0
    latest: Dated | None = None
    reported: Dated | None = None
    aside: Dated | None = None

    def base(self, line: int) -> Dated | None:
        return (self.latest if line != self.line else None) or self.last

    def base_of_word(self, word: Worded, line: int) -> Dated | None:
        if word.sort == "later":
            return self.last
        return (self.aside if word.sort == "sequel" else None) or self.base(line)

    def base_of(self, expression: Expression, line: int) -> Dated | None:
        """次日 is the day after the one told last; 今天 in a report is the day of its dateline."""
        word = expression.begin.word if expression.begin else None
        if word and not word.named:
            return self.reported
        return (self.last if word and word.away else self.base(line)) or self.reported

    def goes_on(self, dated: Dated, line: int, published: Published, has_year: bool) -> None:
        """`has_year`: 今年5月8日 tells what was before the day of the story."""
        if dated.precision in ("month", "year") or dated.last - dated.first > _LONGEST_OF_A_STORY:
            return
        is_before = has_year and self.latest is not None and dated.last < self.latest.first
        self.aside = dated if is_before else None
        if is_before or (published.last is not None and dated.first > published.last):
            return
        self.last, self.line = dated, line
        if dated.precision == "day" and (self.latest is None or dated.first > self.latest.first):
            self.latest = dated


def _told(text: str, found: Iterator[_Found], published: Published) -> Iterator[TimeTold]:
    done, line, story = 0, 0, _Story()
    for start, end, thing in found:
        if start < done:
            continue
        line = max(line, text.rfind("\n", done, start) + 1)
        if line > done:
            story.aside = None
        if isinstance(thing, Worded):
            base = story.base_of_word(thing, line)
            dated, manner = dated_by(thing, published, base), _MANNERS.get(thing.sort, "told")
        else:
            manner = _manner(text, *thing)
            is_begun = manner == "told" and _is_begun(text, thing[0])
            dated = _beginning(thing[1]) if is_begun else _as_days(*thing, story.base_of(thing[0], line))
        if dated is None:
            continue
        done = end
        if manner == "told":
            dated = _lasting(text, end, dated)
            story.goes_on(dated, line, published, "年" in text[start:end])
        elif manner == "dateline":
            story.reported = dated
        yield TimeTold(start, end, dated.edtf, dated.first, dated.last, dated.precision, dated.basis, manner)


_MANNERS: dict[str, Manner] = {"sequel": "sequel"}


def _manner(text: str, expression: Expression, dated: Dated) -> Manner:
    if expression.kind in ("plan", "anniversary", "congress"):
        return "occasion"
    if expression.since and not (_is_quarter(expression) or _is_begun(text, expression)):
        return "since"
    if dated.precision in ("day", "minute", "second") and _DATELINE_END.match(text, expression.end):
        return "dateline"
    return "ahead" if expression.ahead else "told"


def _as_days(expression: Expression, dated: Dated, base: Dated | None) -> Dated | None:
    """`base`: what 当天 and 次日 lean on, and 今天 if there is any; None for 当天 where nothing was told before."""
    point = expression.begin
    if base and point and point.word and not point.word.named and point.word.unit == "day":
        return _counted(base, point.word.away)
    if point and point.word and point.word.named and point.word.unit == "day":
        return _counted(base, point.word.away) if base else None
    if dated.precision in ("minute", "second"):
        return on_basis(edtf.day(dated.first), dated.basis)
    if point is None or point.part is None or expression.finish:
        return dated
    if point.is_of_month and dated.precision == "interval":
        return on_basis(edtf.month(dated.first.month, dated.first.year, point.part.about), dated.basis)
    if expression.since and _is_quarter(expression):
        begin = dated.first
        return inferred(edtf.span(edtf.month(begin.month, begin.year), edtf.month(begin.month + 2, begin.year)))
    return dated


def _is_begun(text: str, expression: Expression) -> bool:
    """5月10日起，… tells what began then, 5月10日以来 what went on."""
    begin = expression.begin
    is_plain = begin is not None and begin.part is None and begin.season is None
    return is_plain and expression.since and text.startswith(_FROM_THEN_ON, expression.end - 1)


def _beginning(dated: Dated) -> Dated:
    """The day, the month or the year with which an interval begins."""
    begin, figures = dated.first, dated.edtf.partition("/")[0].strip("~").split("-")
    whole = (edtf.year(begin.year), edtf.month(begin.month, begin.year), edtf.day(begin))
    return on_basis(whole[len(figures) - 1], dated.basis)


def _counted(base: Dated, away: int) -> Dated | None:
    if base.precision == "day":
        return inferred(edtf.day(base.first + timedelta(days=away)))
    return inferred(base) if away == 0 and "~" in base.edtf else None


def _is_quarter(expression: Expression) -> bool:
    """一季度以来 tells of the quarter; 今年以来 of no time."""
    part = expression.begin.part if expression.begin else None
    return part is not None and not part.about and part.last - part.first == 2


def _lasting(text: str, end: int, dated: Dated) -> Dated:
    """5月16日 … 为期4天 lasted until the 19th."""
    lasting = _LASTING.match(text, end) if dated.precision == "day" else None
    if lasting is None:
        return dated
    days = (2 if lasting["count"] == "两" else number(lasting["count"])) * _DAYS[lasting["unit"]]
    until = edtf.day(dated.first + timedelta(days=max(days, 1) - 1))
    return on_basis(edtf.span(edtf.day(dated.first), until), dated.basis)
