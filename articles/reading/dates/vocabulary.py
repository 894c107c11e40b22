"""Words that stand for dates or parts of dates, and what they mean."""

from typing import Literal, NamedTuple

from articles.reading.dates.numerals import DIGIT, HAN_NUMERALS

Unit = Literal["year", "month", "week", "day"]
_NUMBER = DIGIT[1:-1] + HAN_NUMERALS


class Word(NamedTuple):
    """So many units from the publication, or from the date named last.

    `not_after` and `not_before` are characters with which it would be a piece of other words (目前|年产, 今年|轻);
    `only_before` are those without which it is too rarely a date.
    """

    unit: Unit
    away: int
    named: bool = False
    not_after: str = ""
    not_before: str = ""
    only_before: str = ""


RELATIVE = {
    "大前年": Word("year", -3),
    "前年": Word("year", -2, not_after="目当之以提大史空", not_before="产均"),
    "去年": Word("year", -1, not_after="过失除", not_before="轻代均龄"),
    "上年": Word("year", -1, only_before="度末底初同比的，,"),
    "今年": Word("year", 0, not_before="轻龄老幼纪"),
    "本年": Word("year", 0, not_after="基成日资根原样文版", not_before="级龄轻"),
    "明年": Word("year", 1, not_after="文透光声表说证"),
    "来年": Word("year", 1, not_after="未原到本外以近多", not_before="轻龄"),
    "后年": Word("year", 2, not_after="之今落以此战前先其随最产大", not_before="度代轻龄"),
    "当年": Word("year", 0, True, not_after="相正应想", not_before="轻龄"),
    "同年": Word("year", 0, True, not_after="不相共如", not_before="级龄代轻"),
    "次年": Word("year", 1, True, not_after=_NUMBER + "首每再多层档本此两几届名", not_before="会度轻"),
    "翌年": Word("year", 1, True),
    "上月": Word("month", -1, not_after="以之网线马早晚地"),
    "上个月": Word("month", -1, not_after="以"),
    "本月": Word("month", 0, not_after="基日根成"),
    "这个月": Word("month", 0, not_after="前"),
    "下月": Word("month", 1, not_after="天地之以乡"),
    "下个月": Word("month", 1),
    "当月": Word("month", 0, True, not_after="应相"),
    "同月": Word("month", 0, True, not_after="不相"),
    "次月": Word("month", 1, True, not_after=_NUMBER + "首每人此"),
    "上上周": Word("week", -2),
    "上周": Word("week", -1, not_after="以之网线马岗路身年上", not_before="期边转岁围密全"),
    "上星期": Word("week", -1),
    "本周": Word("week", 0, not_after="基日根成", not_before="期边转岁围密全"),
    "这周": Word("week", 0, not_before="期边转岁围密"),
    "本星期": Word("week", 0),
    "下周": Word("week", 1, not_after="天之以乡地", not_before="期边转岁围密全"),
    "下星期": Word("week", 1),
    "大前天": Word("day", -3),
    "前天": Word("day", -2, not_after="目之以当日大", not_before="气空然"),
    "昨天": Word("day", -1),
    "昨日": Word("day", -1),
    "昨晚": Word("day", -1),
    # 今天的中国 is not a day, and neither is 今日头条 or 美好的明天.
    "今天": Word("day", 0, not_after="如到", not_before="气空的"),
    "今日": Word("day", 0, not_after="时如到", not_before="头之的"),
    "今早": Word("day", 0),
    "今晚": Word("day", 0),
    "明天": Word("day", 1, not_after="的", not_before="会之的"),
    "明日": Word("day", 1, not_after="的", not_before="之的香"),
    "后天": Word("day", 2, not_after="先今以之", not_before="性气努形成习免养的"),
    "当天": Word("day", 0, True, not_after="应相", not_before="天然"),
    "当日": Word("day", 0, True, not_after="应相", not_before="均"),
    "当晚": Word("day", 0, True),
    "同日": Word("day", 0, True, not_after="不相如", not_before="益常本均"),
    "次日": Word("day", 1, True, not_after=_NUMBER + "人车班架频批首每", not_before="均"),
    "翌日": Word("day", 1, True),
    "第二天": Word("day", 1, True, not_before="性"),
    "隔天": Word("day", 1, True),
}
WEEKDAYS = {**{name: place for place, name in enumerate("一二三四五六日")}, "天": 6}


class Part(NamedTuple):
    """From one day of a month to another (0: its last), or from one month of a year to another; `about`: only then.

    The 13th month is the January of the next year.
    """

    first: int
    last: int
    about: bool = False


PARTS_OF_MONTH = {
    "上旬": Part(1, 10),
    "上中旬": Part(1, 20),
    "中上旬": Part(1, 20),
    "中旬": Part(11, 20),
    "中下旬": Part(11, 0),
    "下旬": Part(21, 0),
    "初": Part(1, 10, about=True),
    "中": Part(11, 20, about=True),
    "底": Part(21, 0, about=True),
    "末": Part(21, 0, about=True),
}
_AUTUMN, _SPRING_AFTER = Part(9, 13), Part(14, 19)
# By the name of a season, or by number; without one, the whole of a school year.
TERMS = {
    "春季学期": Part(2, 7),
    "秋季学期": _AUTUMN,
    "一": _AUTUMN,
    "1": _AUTUMN,
    "二": _SPRING_AFTER,
    "2": _SPRING_AFTER,
    "": Part(9, 19),
}
PARTS_OF_YEAR = {
    "上半年": Part(1, 6),
    "下半年": Part(7, 12),
    "春季学期": TERMS["春季学期"],
    "秋季学期": TERMS["秋季学期"],
    "年初": Part(1, 2, about=True),
    "初": Part(1, 2, about=True),
    "年中": Part(6, 7, about=True),
    "年底": Part(12, 12, about=True),
    "年末": Part(12, 12, about=True),
    "底": Part(12, 12, about=True),
    "末": Part(12, 12, about=True),
}
# Words after which a clock of twelve hours means the second half of the day.
AFTER_NOON = ("下午", "傍晚", "晚上", "晚间", "晚", "夜间", "夜里")
BEFORE_NOON = ("凌晨", "清晨", "早晨", "早上", "上午", "中午", "午间", "正午", "深夜")


def alternatives(unit: Unit) -> str:
    """A pattern for the words of a unit, the longest first, each with what must not stand around it."""
    words = sorted((word for word, meaning in RELATIVE.items() if meaning.unit == unit), key=len, reverse=True)
    return "|".join(_guarded(word, RELATIVE[word]) for word in words)


def _guarded(word: str, meaning: Word) -> str:
    before = f"(?<![{meaning.not_after}])" if meaning.not_after else ""
    after = f"(?![{meaning.not_before}])" if meaning.not_before else ""
    wanted = rf"(?=[{meaning.only_before}\d])" if meaning.only_before else ""
    return f"{before}{word}{after}{wanted}"
