"""Whether a time that a sentence tells is that of a happening."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from articles.reading.finding.events.context import Context
from articles.reading.finding.events.kinds import GATHERING, OTHER, Kind, Word, most_particular
from articles.reading.finding.events.refusing import refusal_of
from articles.reading.finding.events.sentences import Sentence

_FROM = ("自", "自从")
# 自2月20日…大会召开以来 tells when it met; 自9月开展…以来 only since when it goes on.
_BEGINNINGS = (
    "成立|召开|启动|揭牌|挂牌|开园|开业|开馆|投产|通车|投用|上线|签约|运营|建成|落户|入驻|开工"
    "|闭幕|开幕|当选|就任|创办|开通"
)
_BEGUN = re.compile(rf"[^，,。；;]{{0,40}}?(?:{_BEGINNINGS})(?:以来|以后|之后|后(?=[，,])|至今)")
_GOES_ON = re.compile(r"[^，,。；;]{0,40}?(?:以来|至今)")
# One of these stands in both, so near; most that is said of times has none.
_LATER, _SO_NEAR = re.compile("后|以来|至今"), 48
# What may follow 会后 and 随后 as a happening of its own, and not as a part of the one before.
_FOLLOWING = re.compile(
    "召开|举行|举办|参观|观看|走访|慰问|看望|选举|选出|签约|签订|签署|揭牌|授牌|调研|考察|植树|前往|座谈|颁发|颁奖"
)


_BESIDE = 12
_FULL_STOP = re.compile("[。；;！!？]")
_A_SENTENCE = 4
_SHOWN = 12
_HELD = re.compile("举行|举办|召开|开幕|闭幕")
_COMMAS = ("，", ",")
_MARKS = (*_COMMAS, "、", "。", "；", ")", "）", "”", "》")
_YEAR_AND_MONTH = re.compile(r"(?:\d{4}年|去年|今年)\d{1,2}月")
_A_SEASON = timedelta(days=93)


# What the next sentence may tell of the same day, without any word of time.
_IN_THE_SAME_STORY = re.compile("捐赠|签订|签署|签约|揭牌|颁发|颁奖|选举产生|选出")


class Judgement(NamedTuple):
    """`kind` is None where the time dates no happening. `rule`: the short name of what decided; `because`: what it saw.

    `word`: what tells the happening, if a word does.
    """

    kind: Kind | None
    rule: str
    because: str
    word: Word | None = None


def may_go_on(text: str, sentence: Sentence) -> bool:
    """Whether a sentence that follows upon another may tell of the same day, without any word of time."""
    start = sentence.start
    return (
        _IN_THE_SAME_STORY.search(text, start, sentence.end) is not None
        or _LATER.search(text, start, start + _SO_NEAR) is not None
        or text.startswith(("（", "("), start)
    )


def judged(context: Context, published: date | None) -> Judgement:
    """`published`: the last day that the article may have been published."""
    begun = _begun(context) if context.time.manner != "occasion" else None
    if begun:
        return begun
    if refusal := refusal_of(context, published):
        return Judgement(None, refusal.rule, refusal.because)
    if context.time.manner == "sequel":
        return _sequel(context)
    return _by_length(context, published)


def _begun(context: Context) -> Judgement | None:
    """自2020年7月…成立以来, 去年9月签约以来."""
    has_later = _LATER.search(context.after, 0, _SO_NEAR) is not None
    if has_later and (found := _BEGUN.match(context.after)):
        words = [word for word in context.words if word.end <= context.time.end + found.end()]
        return _taken("beginning", context, words) if words else None
    if (has_later and _GOES_ON.match(context.after)) or (context.before.endswith(_FROM) and not context.began):
        return Judgement(None, "since", "it says since when")
    return None


def _sequel(context: Context) -> Judgement:
    following = _FOLLOWING if context.told else _IN_THE_SAME_STORY
    if not context.sentence.is_headline and (found := following.search(context.first_clauses(2))):
        words = [word for word in context.words if word.start <= context.time.end + found.start()] or context.words
        return _taken("sequel", context, words) if words else Judgement(None, "sequel", "nothing of its own")
    return Judgement(None, "sequel", "a part of what came before")


def _by_length(context: Context, published: date | None) -> Judgement:
    """The longer the time, the surer must be the word."""
    length = context.length
    if length == "day":
        return _of_a_day(context, published)
    if context.sentence.is_headline:
        return Judgement(None, "headline", "a headline tells days only")
    near, far = context.words_within(2 if context.leads else 1), context.words_within(_reach(context))
    words = [word for word in far if word.is_sure or (length != "long" and word in near)]
    if length == "long":
        words = _of_a_year(context, words)
    if words:
        return _taken(f"{length}-and-word", context, words)
    if length == "month" and _is_told(context):
        return Judgement(OTHER, "month-leads", "a sentence tells what was in the month")
    return Judgement(None, "nothing-happens", f"no word tells a happening of such a time ({length})")


def _is_told(context: Context) -> bool:
    """去年12月，…, or with its year beside a verb: 2013年8月…."""
    if not context.sentence.is_whole or len(context.after) < _A_SENTENCE:
        return False
    if context.leads:
        return context.after.startswith(_COMMAS) and context.time.precision == "month"
    return _YEAR_AND_MONTH.match(context.told) is not None and not context.after.startswith(("的", *_MARKS))


def _of_a_year(context: Context, words: Sequence[Word]) -> list[Word]:
    """A printed year that no comma follows is that of the verb beside it, or part of a name; and what only is called a
    meeting did not happen for that.
    """
    end = None
    if context.told[0].isdigit() and not (context.leads and context.after.startswith(_COMMAS)):
        end = context.time.end + _BESIDE
    is_held = _HELD.search(context.first_clauses(2)) is not None
    return [
        word
        for word in words
        if (end is None or word.start < end) and (is_held or not word.is_name) and not context.is_quoted(word)
    ]


def _reach(context: Context) -> int:
    """In how many clauses after the time its happening is looked for."""
    if not context.leads:
        return 1
    is_season = context.length == "about" or timedelta(days=80) < context.time.last - context.time.first < _A_SEASON
    return 6 if is_season else 2


def _of_a_day(context: Context, published: date | None) -> Judgement:
    """What begins a sentence with its day is told for its day, whatever it is."""
    if context.words:
        return _taken("day-and-word", context, context.words_within(3) or context.words)
    is_sentence = context.sentence.role == "caption" or context.sentence.is_whole
    tells = is_sentence and not context.sentence.is_headline and len(context.after) >= _A_SENTENCE
    is_past = published is None or context.time.first <= published
    if tells and is_past and not context.after.startswith("的"):
        if context.leads:
            return Judgement(OTHER, "day-leads", "a clause begins with the day")
        if context.told[0].isdigit() and not context.after.startswith(_MARKS):
            return Judgement(OTHER, "day-beside-verb", "the day stands within a clause")
    return Judgement(None, "nothing-happens", "no word tells a happening")


def _taken(rule: str, context: Context, words: Sequence[Word]) -> Judgement:
    word = _deciding(context, words)
    return Judgement(word.kind, rule, context.after[max(word.start - context.time.end, 0) :][:_SHOWN], word)


def _deciding(context: Context, words: Sequence[Word]) -> Word:
    """The most particular word of the first clause that has one; 举行, 活动 and words of slogans where no other is."""
    if len(words) == 1:
        return words[0]
    particular = [word for word in words if word.kind.slug != GATHERING]
    plain = [word for word in particular if not context.is_quoted(word)] or particular or list(words)
    end = next(end for end in context.ends if plain[0].start < end)
    return most_particular(word for word in plain if word.start < end)
