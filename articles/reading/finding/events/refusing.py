"""Times that date no happening: deadlines, statistics, statements, lives, what began then and goes on."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from articles.reading.finding.events.context import Context


class Refusal(NamedTuple):
    """`because`: what was seen of it, in the text's words or plain ones."""

    rule: str
    because: str


_REPORTER = "reporter"
# What ends right before the time, by the rule that it stands for; then what begins right after it.
_BEFORE = {
    "until_then": r"(?:截[至止]到?|截止[到至]?)[“(（]?",
    "compared": r"[比较]|相比|对比|超过|[早晚]于|不迟于|同期的?",
    "goal": r"(?<![来收得看达遇感接送])到|力争|确保|计划|预计|争取|目标",
    "life": r"(?:出)?生于",
    "called_off": r"原定于?",
}
_AFTER = {
    "deadline": r"[之以]?前(?![往来夕去])",
    "commemoration": r"(?:时节)?[，,]?(?:就?是|正值|正是|恰逢|适逢|为第|系第)",
    _REPORTER: r"[，,]?[^，,。；;]{0,12}?(?:记者|笔者)?(?:从[^，,。]{1,24}(?:获悉|了解|获知|得知)|获悉|了解到)",
    "life": (
        r"[，,]?[他她我]?(?:出生|生[，,]|参加工作|加入中国共产党|入党|递交|毕业|退休|退伍|退役|入伍|参军|考[入上取])"
    ),
    "broadcast": r"出版的|播出的|播发",
    "picture": r"(?:拍)?摄",
    "in_force": r"(?:[0０零]时)?起?(?:正式)?(?:施行|执行|生效)",
    "count_of_a_day": r"[0０零]时?[—–~-]+|24时",
    "printed": r"[\s\d:：]*(?:来源|稿源|作者|编辑|责编|阅读|浏览|点击)",
    "going_on": r"(?:起|开始)?[，,]?(?:到|至|直到|持续|一直)",
}


def _any_of(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{rule}>{pattern})" for rule, pattern in patterns.items())


_RIGHT_BEFORE = re.compile(rf"(?:{_any_of(_BEFORE)})\Z")
_RIGHT_AFTER = re.compile(_any_of(_AFTER))
# What reporters heard stands at some distance: without the word for it nobody looks so far.
_HEARD, _SO_FAR = re.compile("获悉|了解|获知|得知"), 45
_CLOSE_AFTER = re.compile(_any_of({rule: pattern for rule, pattern in _AFTER.items() if rule != _REPORTER}))
# With what the first ends, because most times have other characters before them.
_ENDS_BEFORE = frozenset("截至止到“(（较比过于期的保划计取争标定")
_LONGEST_BEFORE, _NEAR = 6, 12
# 据…5月20日发布的…, 针对5月20日…: the time is another's.
_OF_A_SOURCE = re.compile(r"(?:\A|[，,。：:])(?:另?据|根据|援引|针对|鉴于)[^，,]*\Z")
_STATED = re.compile(
    r"(?:数据显示|称|表示|指出|强调|认为|说|介绍|透露|援引|呼吁|警告|坦言|回忆|写道|提出|要求)(?:(?<=数据显示)|(?=[，,：:“。]))"
)
_TO_A_NUMBER = r"[^，,。“]{0,14}?\d"
_NEW = "新(?:引进|开工|签约|签|增|建|招引|注册|登记|发展)"
_NEW_AND_COUNTED = (_NEW, "化解", "受理", "办理", "办结", "接待", "排查出", "立案", "完成")
# Each branch begins with a character as it is, so that `re` skips to it.
_COUNTED = re.compile(
    r"同比|环比|增长|下降|增速|增幅|占比|达(?<=[^抵到]达)到?了?\s?\d|超过?了?\s?\d|突破了?\s?\d|总额|总值|产值|营[业]?收入?|销售额|利润|收入|累计|共计|合计"
    rf"|人次|{'|'.join(word + _TO_A_NUMBER for word in _NEW_AND_COUNTED)}"
)
_PLANNED = re.compile(r"将(?!近)|拟|计划|打算|预计|力争|争取|有望|确保")
_HABIT = re.compile(r"每(?:[周月年天日季逢到趟次]|个月)")
_SPEECH = re.compile(r"“[^”]*\Z")
_US = re.compile("[，,]?(?:我们?|咱们|你|大家)")
_NEARBY = re.compile("[今昨明](?:天|日|晚|早)")


def refusal_of(context: Context, published: date | None) -> Refusal | None:
    """The first rule that says so; `published`: the last day that the article may have been published."""
    for refuse in _REFUSING:
        if refusal := refuse(context, published):
            return refusal
    return None


def _by_manner(context: Context, _published: date | None) -> Refusal | None:
    manner = context.time.manner
    if manner in ("since", "occasion", "dateline"):
        return Refusal(manner, "the time itself is of that sort")
    return Refusal("era", context.time.edtf) if "X" in context.time.edtf else None


def _by_what_is_beside(context: Context, _published: date | None) -> Refusal | None:
    before = context.before
    found = _RIGHT_BEFORE.search(before[-_LONGEST_BEFORE:]) if before[-1:] in _ENDS_BEFORE else None
    if not found:
        after = _RIGHT_AFTER if _HEARD.search(context.after, 0, _SO_FAR) else _CLOSE_AFTER
        found = after.match(context.after)
    if found and found.lastgroup:
        return Refusal(found.lastgroup.replace("_", "-"), found[0])
    clause = max(before.rfind("，"), before.rfind(","), 0)
    if source := _OF_A_SOURCE.search(before, clause):
        return Refusal("source", source[0])
    return None


def _by_statement(context: Context, _published: date | None) -> Refusal | None:
    found = _STATED.search(context.after)
    if found and not any(word.start < context.time.end + found.start() for word in context.words):
        return Refusal("statement", found[0])
    return None


def _by_statistic(context: Context, _published: date | None) -> Refusal | None:
    """Of a day only where it leads to nothing else; of longer times wherever the first clauses count."""
    is_day = context.length == "day"
    if is_day and context.words:
        return None
    found = _COUNTED.search(context.first_clauses(1 if is_day else 2))
    return Refusal("statistic", found[0]) if found else None


def _by_speech(context: Context, _published: date | None) -> Refusal | None:
    """今天 in a speech, or with 我们, is more often these days than this day."""
    if not _NEARBY.match(context.told):
        return None
    if _US.match(context.after) or _SPEECH.search(context.before):
        return Refusal("speech", "said of these days")
    return None


def _by_habit(context: Context, _published: date | None) -> Refusal | None:
    found = _HABIT.search(context.before[-_NEAR:])
    if not found and "每" in context.after:
        found = _HABIT.search(context.first_clauses(1))
    return Refusal("habit", found[0]) if found else None


def _by_attribution(context: Context, _published: date | None) -> Refusal | None:
    """把当天的菜价写上 is about another thing than that day."""
    is_attribute = context.after.startswith("的") and not context.leads
    return Refusal("attribute", context.told + "的") if is_attribute else None


def _by_future(context: Context, published: date | None) -> Refusal | None:
    """What is announced for a day is a happening; what is planned for a month or a year is not yet one."""
    if context.length == "day":
        return None
    found = _PLANNED.search(context.before[-_LONGEST_BEFORE:]) or _PLANNED.search(context.first_clauses(1))
    if found or context.time.manner == "ahead" or (published and context.time.first > published):
        return Refusal("plan", found[0] if found else "it is still to come")
    return None


_REFUSING: tuple[Callable[[Context, date | None], Refusal | None], ...] = (
    _by_manner,
    _by_what_is_beside,
    _by_speech,
    _by_habit,
    _by_attribution,
    _by_future,
    _by_statement,
    _by_statistic,
)
