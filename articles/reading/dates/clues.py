"""What an article tells about when it was written: windows of days in which it must lie, and days that it names."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.points import Point
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.tables.words import lines

FOREVER = date(2049, 12, 31)
_DAWN = date(1949, 1, 1)
_YEARS = range(1949, 2050)

# What stands in the clause before an anniversary that is now; and what does so where 今年 stands before it.
_OCCASION = re.compile("恰逢|正值|适逢|值此|结合|(?:^|[：:—\\s“《]|为|隆重|热烈|共同)(?:庆祝|纪念|喜迎|迎接|献礼)")
_FEAST_IN = re.compile("(?:在|是|正值|恰逢|迎接|迎来|庆祝|欢庆|喜迎|^|[，,。；;、])[^，,。；;]{0,8}\\Z")
_IS = re.compile("是|为|迎来|迎接|喜迎|今年")
_CLAUSE = re.compile("[^，,。；;]{0,18}\\Z")
_REACH = 60
# What a report of these days begins with: 2021年3月10日，某支部召开…
_NEWS_VERB = re.compile("召开|举行|举办|开展|组织|启动|走进|前往|参加|慰问|调研|宣讲|揭牌|开工|签约|学习|来到|进行了")
_HISTORY = re.compile("发生|首次|所作|事故|灾害|同志.{0,4}在")
_OF_A_MEETING = re.compile("[^，,。；;]{0,3}(?:大会|讲话|阅兵|以来|前夕的|时)")
_ELSEWHEN = re.compile("明年|后年|去年|前年|到|将|曾|当年|[12]\\d{3}年")
_NEXT_YEAR, _LAST_YEAR = re.compile("明年是?[^，。；]{0,12}\\Z"), re.compile("去年是?[^，。；]{0,12}\\Z")
_PRINTED_YEAR_IS = re.compile(r"[12]\d{3}年是[^，。；]{0,12}\Z")
_OF_PLAN_NOW = ("之年", "一年", "首年")
_GOAL = re.compile(
    "(?:到|至|将|力争|目标|规划|远景|愿景|计划|预计|有望|明年|迈向|面向|展望|申办|获得|办好|筹办)[^，。；\n]{0,5}\\Z"
)
_UNDECIDED = re.compile("将[于在会举]|拟于|定于|预计|计划[于在]|决定|明天|明日|后天")
_TAKEN = re.compile("[^，。；\n]{0,4}[摄拍]")
_AROUND = re.compile("前夕|前后|来临|到来|起")
_YEAR_OF = re.compile("[12]\\d{3}年是[^，。；]{2,30}之年")
# Seasons and feasts by the month in which they begin; a feast counts with the word for this year.
_SEASONS = {
    "早春": 2, "初春": 2, "暮春": 4, "初夏": 5, "仲夏": 6, "盛夏": 7, "初秋": 8, "金秋": 9, "深秋": 10, "初冬": 11,
    "今年国庆": 10, "今年中秋": 9, "今年端午": 6, "今年五一": 5, "今年“五一”": 5, "今年清明": 4, "今年七一": 7,
    "今年“七一”": 7, "今年八一": 8, "今年春天": 3, "今年夏天": 6, "今年秋天": 9, "今年入冬": 11, "今年教师节": 9,
}  # fmt: skip
# Names that bear their year without 年, and those who began to study in it.
_NAMED_BY_YEAR = re.compile(
    "(?<=[“《])((?:19|20)\\d\\d)(?!年)(?=[\u4e00-\u9fff]{2,14}(?:年|节|大会|论坛|活动|大赛|展|行动|季|周)[”》])"
)
_NEW_STUDENTS = re.compile(r"(?<!\d)(20\d\d)级(?:[\u4e00-\u9fff]{0,4})新生")
_SEASON = re.compile("|".join(sorted(_SEASONS, key=len, reverse=True)))
_JUST_CLOSED = re.compile("刚刚(?:胜利)?(?:闭幕|召开|结束)|闭幕以来|不久前(?:闭幕|召开|结束)")
_OF_ITS_OUTCOME = re.compile("精神|报告|以来|闭幕|作出|提出|部署|擘画|描绘|强调|指出|确定|明确|后|关于|决定|《决")
_EXPECTED = re.compile(
    "(?:迎接|喜迎|预祝|即将召开的?)[^，。；]{0,6}大|大[^，。；]{0,4}(?:即将|将于|召开在即|临近|充满期待|代表选举)|优异成绩"
)
# What follows a year that is part of a name of this year's: 2024年“聚势”座谈会, 2026年湖南省两会.
_NAME_OF_THIS_YEAR = re.compile(
    "全[国省市县区](?:两会|[\u4e00-\u9fff]{2,6}会)(?!上)|民生实事|主题党日|新春|(?:元旦|春节)(?!前夕)|春运|[\u4e00-\u9fff]{2,4}[省市县区]两会(?!上)"
    "|(?:“[^”]{1,24}”)?[\u4e00-\u9fff]{0,10}(?:大会|会议|论坛|活动|比赛|竞赛|运动会|博览会|座谈会|培训班|观摩)(?!上)"
)
_FIGURES = re.compile("指数|增长|同比|下降|比上年|较上年|统计|公报|总值|以来|获评|荣获|评为|授予|同期")
_OTHER_YEAR = re.compile("[今去明上]年")
_COMPARED = re.compile("[比较同与自从]\\Z")
_GREAT_GOALS = frozenset({2030, 2035, 2049, 2050, 2060})
# Bounded, for what is looked for before a date is looked for in its sentence each time.
_SENTENCE = re.compile("[^。！？!?；;\n]{1,300}[。！？!?；;]?")
# No article is longer; what a file holds beyond that is more of the same.
_LONGEST = 200_000
_PAST_CAMPAIGN = re.compile("[^，。；]{0,6}(?:常态化|成果|总结大会|转入|结束)")
_ENOUGH_MENTIONS = 2
_AT_ONCE = 12
_NEWS = timedelta(days=45)
_YEAR_BEFORE = timedelta(days=500)
_BEFORE_FIGURES, _AFTER_A_PART = timedelta(days=20), timedelta(days=150)
_AFTERMATH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Window:
    """The article is of a day from `first` to `last`, for the sentence says so.

    `eve`: what bears the number of a year is spoken of already in the last weeks of the year before.
    """

    first: date
    last: date
    sentence: str
    eve: bool = False

    def without_eve(self) -> "Window":
        return replace(self, first=date(self.first.year + 1, 1, 1), eve=False) if self.eve else self


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
    """`sure` windows hold; those of `likely` do as a rule, and of `past` the beginnings do.

    `days` are told as past without a year, those of `this_year` by that word; those `ahead` are still to come.
    """

    sure: list[Window] = field(default_factory=list)
    named: list[Window] = field(default_factory=list)
    lead: list[Window] = field(default_factory=list)
    seasons: list[NamedDay] = field(default_factory=list)
    likely: list[Window] = field(default_factory=list)
    past: list[Window] = field(default_factory=list)
    days: list[NamedDay] = field(default_factory=list)
    this_year: list[NamedDay] = field(default_factory=list)
    ahead: list[NamedDay] = field(default_factory=list)
    expected: list[Window] = field(default_factory=list)
    outcomes: list[Window] = field(default_factory=list)
    latest_year: int = 0


class _Sentences:
    """The sentences of a text, found by a place in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _SENTENCE.finditer(text)]
        self.starts = [start for start, _end in self.spans]

    def span_at(self, place: int) -> tuple[int, int]:
        return self.spans[max(0, bisect_right(self.starts, place) - 1)]

    def at(self, place: int) -> str:
        start, end = self.span_at(place)
        return self.text[start:end].strip()


def clues_in(text: str, lead: int) -> Clues:
    """`lead`: where the first paragraph begins. In time linear in the text."""
    clues, text = Clues(), text[:_LONGEST]
    sentences = _Sentences(text)
    for expression in expressions(text):
        start, end = sentences.span_at(expression.start)
        _take(clues, expression, text, start, end)
        if lead <= expression.start <= lead + _AT_ONCE:
            clues.lead += _of_lead(expression, text[start:end].strip())
    clues.sure += _campaigns(text, sentences)
    clues.past += _coinages(text)
    for match in _SEASON.finditer(text):
        clues.seasons.append(NamedDay(_SEASONS[match[0]], None, None, sentences.at(match.start()), is_season=True))
    for match in _NAMED_BY_YEAR.finditer(text):
        clues.named.append(_from_eve(int(match[1]), date(int(match[1]), 12, 31), sentences.at(match.start())))
    for match in _NEW_STUDENTS.finditer(text):
        year = int(match[1])
        clues.likely.append(Window(date(year, 8, 15), date(year + 1, 1, 31), sentences.at(match.start())))
    for match in _YEAR_OF.finditer(text):
        year = int(match[0][:4])
        clues.sure.append(_from_eve(year, date(year + 1, 1, 31), sentences.at(match.start())))
    if clues.expected:
        return clues
    clues.sure += clues.outcomes
    return clues


def _take(clues: Clues, found: Expression, text: str, start: int, end: int) -> None:
    """`start` and `end` are those of the sentence."""
    sentence = text[start:end].strip()
    if found.kind == "congress" and found.fixed:
        if _EXPECTED.search(sentence):
            clues.expected.append(Window(found.fixed.first - _YEAR_BEFORE, found.fixed.last, sentence))
        clues.outcomes += _of_congress(found, text, sentence)
    elif found.fixed:
        clues.sure += _of_occasion(found, text, start, sentence)
    elif found.begin and found.begin.year:
        _take_year(clues, found, found.begin, found.begin.year, text, start, sentence)
    elif found.begin and not found.since and not _AROUND.match(text, found.end):
        before = text[start : found.start]
        ahead = found.ahead or _GOAL.search(before) is not None or _UNDECIDED.search(before) is not None
        _take_day(clues, found, found.begin, sentence, ahead, _TAKEN.match(text, found.end) is not None)


def _of_lead(found: Expression, sentence: str) -> Iterator[Window]:
    """A report that begins with a day and its year is of the weeks after it."""
    is_whole = found.begin and found.begin.year and found.begin.day and not found.ahead
    is_news = _NEWS_VERB.search(sentence) and not _HISTORY.search(sentence)
    if dated := resolve(found, Anchor()) if is_whole and is_news else None:
        yield Window(dated.first, dated.last + _NEWS, sentence)


def _of_congress(found: Expression, text: str, sentence: str) -> Iterator[Window]:
    """After it where its outcome is spoken of; an expected one is bounded where the text is taken as a whole."""
    if found.fixed is None:
        return
    first, last = found.fixed.first, found.fixed.last
    if _JUST_CLOSED.search(sentence):
        yield Window(last, last + _NEWS * 2, sentence)
    elif found.since or _OF_ITS_OUTCOME.match(text, found.end):
        yield Window(first, FOREVER, sentence)


def _of_occasion(found: Expression, text: str, start: int, sentence: str) -> Iterator[Window]:
    """The year of a plan or an anniversary, if it is said to be now; one that is past bounds from below."""
    dated, before = found.fixed, text[start : found.start]
    if dated is None or dated.precision != "year" or found.since:
        return
    year = dated.first.year
    if _NEXT_YEAR.search(before):
        yield _year(year - 1, sentence)
    elif _LAST_YEAR.search(before):
        yield _year(year + 1, sentence)
    elif found.kind == "plan":
        if text.endswith(_OF_PLAN_NOW, 0, found.end) and not _ELSEWHEN.search(before):
            yield _year(year, sentence)
    elif _OF_A_MEETING.match(text, found.end):
        yield Window(date(year, 1, 1), FOREVER, sentence)
    elif _is_now(before) or (text.startswith("第", found.start) and _FEAST_IN.search(before)):
        yield _year(year, sentence)
    elif _PRINTED_YEAR_IS.search(before):
        yield _from_eve(year, date(year, 12, 31), sentence)


def _is_now(before: str) -> bool:
    """Whether the words before an anniversary say that it is this year's."""
    if before.endswith(("今天是", "今日是")):
        return True
    clause = _CLAUSE.search(before)
    if clause is None or _ELSEWHEN.search(before) or before.rfind("《") > before.rfind("》"):
        return False
    return bool(_OCCASION.search(clause[0]) or ("今年" in before[-_REACH:] and _IS.search(clause[0])))


def _from_eve(year: int, last: date, sentence: str) -> Window:
    return Window(date(year - 1, 11, 1), last, sentence, eve=True)


def _year(year: int, sentence: str) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31), sentence)


def _take_year(clues: Clues, found: Expression, point: Point, year: int, text: str, start: int, sentence: str) -> None:
    """A date printed with its year: past, unless the words before it speak of a goal."""
    is_goal = found.ahead or _GOAL.search(text[start : found.start]) or _UNDECIDED.search(text[start : found.start])
    if is_goal or found.finish or year not in _YEARS:
        return
    dated = resolve(found, Anchor()) if not found.since else None
    first = dated.first if dated else date(year, 1, 1)
    is_plain = point.month is None and point.part is None and point.season is None
    is_part = bool(point.part and not point.part.about and point.month is None and dated)
    is_name = is_plain and _NAME_OF_THIS_YEAR.match(text, found.end) is not None
    if not (is_plain and year in _GREAT_GOALS) and not text.startswith("是", found.end):
        clues.past.append(
            _from_eve(year, FOREVER, sentence) if is_plain or is_part else Window(first, FOREVER, sentence)
        )
        clues.latest_year = max(clues.latest_year, year)
    if _COMPARED.search(text[start : found.start]):
        return
    has_figures = _FIGURES.search(sentence) is not None
    if is_part and dated and not _OTHER_YEAR.search(sentence):
        told, last = dated.last - _BEFORE_FIGURES, dated.last + _AFTER_A_PART
        clues.likely.append(Window(told, last, sentence) if has_figures else _from_eve(year, last, sentence))
    elif is_name and not has_figures:
        clues.named.append(_from_eve(year, date(year, 12, 31), sentence))


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


def _campaigns(text: str, sentences: _Sentences) -> Iterator[Window]:
    """A campaign that is spoken of more than once is running, or has just ended."""
    mentions = [match for match in _campaign().finditer(text) if not _PAST_CAMPAIGN.match(text, match.end())]
    counted = Counter(_campaign_days()[match[0]] for match in mentions)
    for days, count in counted.items():
        if count >= _ENOUGH_MENTIONS:
            place = next(match.start() for match in mentions if _campaign_days()[match[0]] == days)
            yield Window(days[0], days[1] + _AFTERMATH, sentences.at(place))


def _coinages(text: str) -> Iterator[Window]:
    """The youngest word of the text: it was not written before."""
    days = [_coinage_days()[word] for word in set(_coinage().findall(text))]
    if days:
        yield Window(max(days), FOREVER, "")


@cache
def _coinage_days() -> dict[str, date]:
    rows = (line.split("\t") for line in lines("coinages.tsv"))
    return {word: date.fromisoformat(day) for day, words in rows for word in words.split()}


@cache
def _coinage() -> re.Pattern[str]:
    return re.compile("|".join(_coinage_days()))


@cache
def _campaign_days() -> dict[str, tuple[date, date]]:
    rows = (line.split("\t") for line in lines("campaigns.tsv"))
    return {
        name: (date.fromisoformat(first), date.fromisoformat(last))
        for first, last, names in rows
        for name in names.split()
    }


@cache
def _campaign() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _campaign_days()), key=len, reverse=True)))
