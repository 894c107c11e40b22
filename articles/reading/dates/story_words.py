"""Words that date a happening without printing a date: 近日, 今年重阳节, 春末, and those by which a story goes on:
9点30分, 下午, 会后.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from articles.reading.dates import edtf
from articles.reading.dates.edtf import Dated, inferred
from articles.reading.dates.feast_days import FEASTS, feast_day
from articles.reading.dates.numerals import SMALL, YEAR, number
from articles.reading.dates.vocabulary import AFTER_NOON, BEFORE_NOON
from articles.reading.record import Published

# The words come first and what must not stand before them after, because so a search passes other characters quickly.
_RECENTLY = re.compile(
    r"近日(?<![最接临附]近日)(?!点)|日前(?<![\d一二三四五六七八九十节假工次今昨明每生期同当]日前)(?![往来去夕线进])"
    r"|近期(?=[，,])|前不久|不久前|前段时间|前些[天日]|前几[天日]"
)
_SAME_DAYS = ("当天", "当日", "当晚", "同日")
_SAME_DAY = re.compile(r"当[天日晚](?<![应相]当.)(?![然均])|同日(?<![不相如]同日)(?![益常本均])")
# What was published within longer than this has no month before it.
_WIDEST = timedelta(days=62)
# A feast so many days after the publication is the coming one.
_COMING = timedelta(days=30)
_EVE = timedelta(days=15)

_HALF = f"(?:{'|'.join((*AFTER_NOON, *BEFORE_NOON))})"
_GATHERING = "会|会议|大会|仪式|活动|培训|讲座|党课|学习|座谈|参观|观摩|比赛|演出|宣誓"
_SEASONS = {
    "初春": (2, 3), "早春": (2, 3), "阳春": (3, 4), "暮春": (4, 5), "春末": (4, 5), "春末夏初": (4, 5), "初夏": (5, 6),
    "仲夏": (6, 7), "盛夏": (7, 8), "夏末": (8, 9), "夏末秋初": (8, 9), "初秋": (8, 9), "金秋": (9, 10),
    "深秋": (10, 11), "秋末": (10, 11), "秋末冬初": (10, 11), "初冬": (11, 12),
}  # fmt: skip
_PARTS = "|".join(sorted(_SEASONS, key=len, reverse=True))
_ANY_FEAST = "|".join(FEASTS)
_FULL_NAMES = "劳动节?|儿童节?|青年节?|妇女节?|建党节?|建军节?|祭扫?"
_WORDS = {
    "clock": (
        rf"{_HALF}?[ ]?(?:{SMALL}|两|0\d)(?:[:：][0-5]\d(?![\d:：])|[时点](?:{SMALL}分|[半许整])?)"
        "(?=[，,]|左右|许|准时)"
    ),
    "half": rf"{_HALF}(?=[，,])",
    "feast": (
        rf"(?:(?P<feast_year>{YEAR})年|(?P<feast_word>今年|去年))?的?[“\"]?(?P<name>{_ANY_FEAST})[”\"]?"
        rf"(?:国际)?(?:{_FULL_NAMES})?节?(?:(?P<day>当[天日晚]|[这那]一?天|(?=[，,]|一早|{_HALF}))"
        rf"|(?P<eve>[来到]临?来?之?[际前]|临近|前夕?(?!后)|之际)|期间|假期|前后|后|里|(?=祭))"
    ),
    "season": rf"(?:(?P<season_year>{YEAR})年|(?P<season_word>今年|去年))?(?P<part>{_PARTS})(?=[，,的时])",
    "later": rf"(?P<count>{SMALL}|两)(?P<unit>天|周|个星期|个月)(?:之|以)?后(?=[，,])",
    "opening": "(?:开幕式?|启幕|开赛)当[天日晚]",
}
# The first characters of all of them, which are asked for first, so that most clauses are passed by at once.
_BEGINS = r"\d一二三四五六七八九十廿卅两今去 开启" + "".join(
    sorted({word[0] for word in (*AFTER_NOON, *BEFORE_NOON, *FEASTS, *_SEASONS)})
)
_AT_CLAUSE = re.compile(
    rf"[\n。，,；;！!？?:：“（(\u3000 在于办展](?=[{_BEGINS}“\"])"
    rf"(?:(?<![在于办展])|(?:(?<=[在于])|(?<=举办)|(?<=开展))(?=[“\"]?(?:{_ANY_FEAST})))"
    rf"(?=[{_BEGINS}]|[“\"](?:{_ANY_FEAST}))"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _WORDS.items())})"
)

_DATED_FEAST = re.compile(
    rf"[今去12](?:(?<=[今去])年|(?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d年)(?P<name>{_ANY_FEAST})(?:{_FULL_NAMES})?节?(?:[当那这][天日])?"
    rf"(?![前后期假里以档黄来临至到起晚联放]|\d|之际)"
)
_DAY_BEFORE = re.compile("前一[天日](?=[，,晚上下])")
_AFTER = ("后，", "上，", "后,", "上,")
_AFTERWARDS = re.compile("[后上](?=[，,])")
_SEQUEL = re.compile(
    r"(?:\A|[\n。，,；;！!？?：:“])(随后|[^\n。，,；;！!？?：:“]{0,10}"
    rf"(?:(?:{_GATHERING})(?:结束)?[以之]?后|(?:签约|开幕|闭幕|揭牌)仪?式上))\Z"
)
_LONGEST_SEQUEL = 20


class Worded(NamedTuple):
    """text[start:end] are such words; `sort` says which."""

    start: int
    end: int
    sort: str
    found: re.Match[str]


def story_words(text: str) -> Iterator[Worded]:
    """Each sort in the order of its places; a clause begins with them, but for 近日 and 当天."""
    return chain(
        _of_sort("recently", _RECENTLY, text),
        _of_sort("same", _SAME_DAY, text) if any(word in text for word in _SAME_DAYS) else (),
        _of_sort("dated", _DATED_FEAST, text),
        _of_sort("before", _DAY_BEFORE, text),
        _at_clauses(text),
        _sequels(text),
    )


def _of_sort(sort: str, pattern: re.Pattern[str], text: str) -> Iterator[Worded]:
    return (Worded(*found.span(), sort, found) for found in pattern.finditer(text))


def _at_clauses(text: str) -> Iterator[Worded]:
    # The mark before the first clause is put there; all places are one further on.
    for found in _AT_CLAUSE.finditer("\n" + text):
        sort = found.lastgroup or ""
        yield Worded(found.start(sort) - 1, found.end(sort) - 1, sort, found)


def _sequels(text: str) -> Iterator[Worded]:
    for found in _AFTERWARDS.finditer(text) if any(word in text for word in _AFTER) else ():
        if sequel := _SEQUEL.search(text, max(0, found.end() - _LONGEST_SEQUEL), found.end()):
            yield Worded(*sequel.span(1), "sequel", sequel)


def dated_by(word: Worded, published: Published, told: Dated | None) -> Dated | None:
    """What the words mean after the time that was `told` last; None where nothing tells."""
    try:
        return _READERS[word.sort](word.found, published, told)
    except (ValueError, OverflowError):
        return None


def _recently(_found: re.Match[str], published: Published, _told: Dated | None) -> Dated | None:
    """In the month before the publication or in its own; about."""
    first, last = published.first, published.last
    if first is None or last is None or last - first > _WIDEST:
        return None
    before = first.replace(day=1) - timedelta(days=1)
    months = edtf.month(before.month, before.year), edtf.month(first.month, first.year)
    return inferred(edtf.span(*months, about=True))


def _same_day(_found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    return inferred(told) if told and told.precision == "day" else None


def _first_day(_found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    """开幕当晚, of what lasted some days."""
    return inferred(edtf.day(told.first)) if told and "~" not in told.edtf and told.precision != "month" else None


def _same(_found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    """Of what happened 近日 too."""
    return inferred(told) if told and (told.precision == "day" or "~" in told.edtf) else None


def _same_time(_found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    return inferred(told) if told else None


def _feast(found: re.Match[str], published: Published, _told: Dated | None) -> Dated | None:
    """The day itself; for what was around it, about its month; for its eve, about that of the fortnight before too."""
    day = _last_feast(found["name"], found["feast_year"], found["feast_word"], published)
    if day is None:
        return None
    if found["day"] is not None:
        return inferred(edtf.day(day))
    begin = day - _EVE if found["eve"] else day
    if begin.month == day.month:
        return inferred(edtf.month(day.month, day.year, about=True))
    return inferred(edtf.span(edtf.month(begin.month, begin.year), edtf.month(day.month, day.year), about=True))


def _dated_feast(found: re.Match[str], published: Published, _told: Dated | None) -> Dated | None:
    """今年元旦, 2019年国庆节那天."""
    when = found[0][:4] if found[0][:4].isdigit() else None
    day = _last_feast(found["name"], when, None if when else found[0][:2], published)
    return inferred(edtf.day(day)) if day else None


def _day_before(_found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    return inferred(edtf.day(told.first - timedelta(days=1))) if told and told.precision == "day" else None


def _last_feast(name: str, year: str | None, word: str | None, published: Published) -> date | None:
    """That of the printed year, or else the last one before the publication."""
    if year:
        return feast_day(name, number(year))
    if published.last is None:
        return None
    if word:
        return feast_day(name, published.last.year - (word == "去年"))
    this_year = feast_day(name, published.last.year)
    if this_year and this_year > published.last + _COMING:
        return feast_day(name, published.last.year - 1)
    return this_year


def _season(found: re.Match[str], published: Published, _told: Dated | None) -> Dated | None:
    begin, end = _SEASONS[found["part"]]
    if found["season_year"]:
        year = number(found["season_year"])
    elif published.last is None:
        return None
    else:
        is_before = found["season_word"] == "去年" or (not found["season_word"] and begin > published.last.month)
        year = published.last.year - is_before
    return inferred(edtf.span(edtf.month(begin, year), edtf.month(end, year), about=True))


def _later(found: re.Match[str], _published: Published, told: Dated | None) -> Dated | None:
    """Three days later is a day; a month later, about a month."""
    if told is None or told.precision != "day":
        return None
    count = 2 if found["count"] == "两" else number(found["count"])
    if found["unit"] == "天":
        return inferred(edtf.day(told.first + timedelta(days=count)))
    if found["unit"] == "个月":
        years, zero_based = divmod(told.first.month - 1 + count, 12)
        return inferred(edtf.month(zero_based + 1, told.first.year + years, about=True))
    day = told.first + timedelta(days=7 * count)
    return inferred(edtf.month(day.month, day.year, about=True))


_READERS: dict[str, Callable[[re.Match[str], Published, Dated | None], Dated | None]] = {
    "recently": _recently,
    "same": _same,
    "dated": _dated_feast,
    "before": _day_before,
    "clock": _same_day,
    "half": _same_day,
    "feast": _feast,
    "season": _season,
    "later": _later,
    "opening": _first_day,
    "sequel": _same_time,
}
