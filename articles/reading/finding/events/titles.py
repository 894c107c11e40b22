"""What a happening is called: at most 25 characters, words of the text in their order."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from articles.reading.finding.events.context import Context
from articles.reading.finding.events.kinds import Word
from articles.reading.tables.lexicon import is_word

LONGEST = 25
_SHORTEST = 3
# The last of what is listed may stand for all, if so much is said of it.
_LONG_ENOUGH = 12
_MOST_CLAUSES, _LONGEST_CLAUSE = 8, 100
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"), ("【", "】"), ("「", "」"))
_IN_PAIRS = re.compile(f"[{''.join(map(''.join, _PAIRS))}]")
_EDGES = " \u3000，,、：:；;。!！?？—-·…"

_CLAUSE = re.compile(r"(?:[^，,：:。！!？?；;\n“《]+|“[^”\n]{0,60}”|《[^》\n]{0,60}》|[“《])+")
_CLAUSES_BEFORE = re.compile(r"(?:.*[，,、：:“”\"。！!？?；;（(…\s])?", re.DOTALL)
_SUBJECT_APART = re.compile(r"[^，,、：:“”\"。！!？?；;（(…\s]{2,40}(?=[，,]\s?(?:将?于)\Z)")
_NO_MORE_THAN_WHEN = re.compile(r"起|开始|早些时候|左右|前后|许|\d{1,2}[点时:：].{0,5}")
# What joins a clause to the story and to its time, and tells nothing.
_LINKS = re.compile(
    r"\A(?:据(?:悉|了解|介绍)|其中|此前|此外|另悉|另外)|(?:(?:早|就)?在|已经?于|[将定]?于|自从?|从|此前的?|据(?:悉|了解|介绍)|的|将)\Z"
)
_OPENING = re.compile(
    r"(?:上午|下午|傍晚|晚上|晚间|晚(?!会)|凌晨|清晨|早上|中午|上班伊始|一早|又|也|还|再次|随即|随后|便|就(?!业|近)|即|同时|则|由"
    r"|已经?|的一个|于|并|将|的)+"
)
_TRAILING = re.compile(
    r"(?:以来|以后|之后|(?<=[立开动牌业产车用线约营成户工幕任])后|至今|(?<=[会议动式坛])(?:上|中|期间)|期间|之际|时|了)\Z"
)
_LONGEST_TRAILING = 2
_BODY_FIRST = re.compile("[^、，,]{1,16}[委会局部院校厂司组队社团盟所站处办]")
# 自2017年1月成立以来，机关党委…: who was founded stands behind it.
_SINCE = re.compile(r".{2,4}(?:以来|以后|之后|后|至今)")
_HELD = re.compile(r"(?:召开|举行|举办|开展|启动|结束|开幕|闭幕)的(?=.{4})")
_LOCATIVE = re.compile(r"在?.{1,60}(?:[上中里内下旁前]|期间|[那这]天)")
# Where what somebody does begins.
_PREDICATE = re.compile(
    r"(?<=..)(?:组织(?!部)|开展|召开|举行|举办|联合|通过|来到|赴|前往|走进|正式|成功|顺利|带领|率|深入|接受|邀请|主持|出席|参加"
    r"|[与同对向把将在于到以被让给]|为(?![期了民])|\d+余?[名人家位多])"
)
_NOBODY = re.compile(
    r"[为对向把将让给与同在赴]|通过|围绕|针对|带领|率领|组织|开展|召开|举行|举办|邀请|走进|参观|参加|前往|来到|深入"
)
# What can be spared.
_WHERE = re.compile(
    r"在[^，,“”《》]{2,24}?(?=(?:隆重|正式|成功|顺利)?(?:举行|召开|开幕|启动|揭牌|举办|闭幕|奠基|开工|开业|开赛|成立|落幕|会见|出席))"
)
_SPARED = re.compile(
    r"[（(][^（()）\n]{0,40}[）)]|正式|成功|顺利|隆重|圆满|如期|专门|共同|先后|\d+(?:余|多)?(?:名|位|家|人|余人)"
)
_HONOUR = re.compile(r"的(?<=[号奖誉]的).*")
_LIGHT = re.compile(
    r"\A(?:[还也即又将]|联合)*(?:组织(?:开展|召开|举办)?|开展|召开|举行|举办|进行|出席|参加|主持召开)了?"
)
_LED = re.compile(r"(?:组织|带领|率领)[^，,]{2,8}?(?=参观|走进|前往|赴|学习|观看|开展|走访)")
_JOINT = re.compile(r"[、和与及暨]")
# What adds to a phrase that is whole without it.
_MORE = frozenset("、，,和与及并将")
# What a meeting or the like is called ends so.
_GATHERING = ("会", "会议", "活动", "学习", "培训", "班", "节", "赛", "论坛", "演出", "讲座", "党课", "展", "式")
_TAIL = re.compile(r"(?:动员|启动|推进|开幕|闭幕)?(?:大?会议?(?!室)|仪式|活动|班)?")
_NO_BEGIN = "的地得了着过和与及、暨”》"
_NO_END = "的在和与、为对把将及暨向以并“《了着从等第于"


class _Clause(NamedTuple):
    """`text` without what opens it; it ends at `end` in what is said of the time."""

    text: str
    end: int


def title_of(context: Context, word: Word | None, actor: str = "") -> str:
    """The first of the ways to say it that is short enough; empty where nothing is said.

    `actor`: who acts, where no clause says so.
    """
    for candidate in _candidates(context, word, actor):
        title = _tidy(candidate)
        if _SHORTEST <= len(title) <= LONGEST:
            return title
    return ""


def _candidates(context: Context, word: Word | None, actor: str) -> Iterator[str]:
    """From the fullest to the shortest."""
    clauses = _clauses(context)
    if not clauses:
        return
    told = max(word.end - context.time.end, 0) if word else 0
    place = _place_of(told, clauses)
    key = clauses[place]
    if _SINCE.fullmatch(key.text) and (founded := actor or _body_in(clauses[place + 1 :])):
        yield founded + key.text
    if held := _HELD.match(key.text):
        yield from _shorter("", key.text[held.end() :], _GATHERING)
    who = _who([clause.text for clause in clauses[: place + 1]])
    predicate = key.text.removeprefix(who)
    who = who or (actor if actor not in key.text else "")
    yield who + predicate
    if word:
        predicate = _up_to(predicate, len(predicate) - (key.end - told))
    happened = context.after[max(word.start - context.time.end, 0) : told] if word else ""
    ends = (*_GATHERING, happened) if happened else _GATHERING
    yield from _shorter(who, predicate, ends)
    yield from _cuts("", "".join(clause.text for clause in clauses), ends)


def _up_to(predicate: str, place: int) -> str:
    """Up to the end of what a meeting is called, if that is what ends there."""
    tail = _TAIL.match(predicate, max(place, 0))
    named = predicate[: tail.end() if tail else 0]
    return named if named.endswith(_GATHERING) and _is_closed(named) else predicate


def _place_of(told: int, clauses: list[_Clause]) -> int:
    """Which clause tells it: the one with the word, or the first that says more than where."""
    for place, clause in enumerate(clauses):
        if clause.end >= told and (told or not _LOCATIVE.fullmatch(clause.text)):
            return place
    return len(clauses) - 1


def _clauses(context: Context) -> list[_Clause]:
    """What is said of the time, without the time; what stands before it in its clause is read before what follows."""
    subject = "" if context.after.startswith(("，", ",")) else _subject(context.before)
    matches = islice(_CLAUSE.finditer(context.after), _MOST_CLAUSES)
    clauses = [
        _Clause(_opened(match[0]), match.end()) for match in matches if not _NO_MORE_THAN_WHEN.fullmatch(match[0])
    ]
    return [clauses[0]._replace(text=subject + clauses[0].text), *clauses[1:]] if clauses else []


def _subject(before: str) -> str:
    """What stands in the same clause before the time; 第二次会议，于5月20日… is read as one clause."""
    if before.endswith("于") and (apart := _SUBJECT_APART.search(before)):
        return _LINKS.sub("", apart[0])
    others = _CLAUSES_BEFORE.match(before)
    return _LINKS.sub("", before[others.end() if others else 0 :])


def _opened(clause: str) -> str:
    clause = clause.strip()[:_LONGEST_CLAUSE]
    opening = _OPENING.match(clause)
    return _HONOUR.sub("", clause[opening.end() :] if opening else clause)


def _who(clauses: list[str]) -> str:
    """The beginning of the last clause that has one before its verb."""
    for clause in reversed(clauses):
        subjects = (clause[: found.start()] for found in _PREDICATE.finditer(clause))
        subject = next(filter(_is_closed, subjects), "")
        if subject and not _LOCATIVE.fullmatch(clause) and not _NOBODY.match(clause):
            return subject
    return ""


def _body_in(clauses: list[_Clause]) -> str:
    """The body that the first of them begins with."""
    found = _BODY_FIRST.match(clauses[0].text) if clauses else None
    return found[0] if found and is_border(clauses[0].text, found.end()) else ""


def _shorter(who: str, predicate: str, ends: tuple[str, ...]) -> Iterator[str]:
    """The two together, then without what can be spared."""
    bare = _SPARED.sub("", _WHERE.sub("", predicate))
    what = _LIGHT.sub("", bare) if bare.endswith(_GATHERING) else bare
    shorter = _JOINT.split(who)[-1]
    for actor in dict.fromkeys((who, shorter)):
        yield actor + bare
        yield actor + what
    yield who + _LED.sub("", bare)
    last = bare.rpartition("、")[2]
    if len(what) < _LONG_ENOUGH and what.endswith(ends):
        yield from _tails(who + what)
    if what[:1] not in _NO_BEGIN:
        yield what
    if len(last) >= _LONG_ENOUGH and last[0] not in _NO_BEGIN and _is_closed(last):
        yield last
    yield from _cuts(shorter, what, ends)


def _cuts(who: str, said: str, ends: tuple[str, ...]) -> Iterator[str]:
    """The end of what is said where it ends with what happened, else its beginning; words stay whole."""
    for actor, what in ((who, said), ("", who + said if said[:1] in _NO_BEGIN else said)):
        room = LONGEST - len(actor)
        if what.endswith(ends):
            yield from (actor + tail for tail in _tails(what, room))
        borders = sorted(range(min(room, len(what)), _SHORTEST, -1), key=lambda at: not _goes_on(actor, what, at))
        yield from (actor + what[:at] for at in borders if _ends(what, at))


def _tails(what: str, room: int = LONGEST) -> Iterator[str]:
    return (what[at:] for at in range(len(what) - room, len(what) - _SHORTEST) if _begins(what, at))


def _goes_on(who: str, what: str, place: int) -> bool:
    """Whether enough is said there, and more of the same follows."""
    return len(who) + place >= _LONG_ENOUGH and what[place : place + 1] in _MORE


def _begins(what: str, place: int) -> bool:
    return place > 0 and what[place] not in _NO_BEGIN and _is_closed(what[place:]) and is_border(what, place)


def _ends(what: str, place: int) -> bool:
    return what[place - 1] not in _NO_END and _is_closed(what[:place]) and is_border(what, place)


def is_border(text: str, place: int) -> bool:
    """Whether neither a word of the lexicon nor a number lies across that place."""
    if not 0 < place < len(text):
        return True
    if text[place - 1 : place + 1].isascii() and text[place - 1 : place + 1].isalnum():
        return False
    around = ((1, 1), (2, 1), (1, 2), (2, 2))
    return not any(left <= place and is_word(text[place - left : place + right]) for left, right in around)


def _is_closed(text: str) -> bool:
    if not _IN_PAIRS.search(text):
        return True
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


def _tidy(candidate: str) -> str:
    """Without marks at its ends, and without brackets that nothing closes."""
    title = candidate.strip(_EDGES)
    if trailing := _TRAILING.search(title, max(len(title) - _LONGEST_TRAILING, 0)):
        title = title[: trailing.start()].strip(_EDGES)
    if title[-2:] == title[-4:-2]:
        # 读书站揭牌在广场揭牌, without where.
        title = title[:-2]
    if title.startswith("在") and title.endswith(_GATHERING):
        title = title[1:]
    if _IN_PAIRS.search(title):
        for opening, closing in _PAIRS:
            if title.count(opening) != title.count(closing):
                title = title.replace(opening, "").replace(closing, "")
    return title
