"""A title for an article whose headline was lost: in square brackets, one whole clause of its own words.

Of the clauses near the beginning the one is taken that tells most: who acts and what is done, in the words that the
text repeats.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from math import log

from articles.reading.tables.words import alternation, words_by_label

_SHORTEST, _LONGEST = 10, 30
_SHORTEST_BEGUN = 4
# The beginning of a text says what it is about.
_MOST_LINES, _MOST_OF_A_LINE, _MOST_CHARACTERS, _MOST_CLAUSES = 40, 600, 6000, 80
# What a pair tells that stands so many times in the text.
_LOGS = [log(1 + count) for count in range(_MOST_CHARACTERS + 1)]
_SENTENCE = re.compile(r"[^。;；!！?？…:：]+")
_CLAUSE = re.compile(r"[^,，]+")
_PAIRS = ("“”", "‘’", "《》", "（）", "()", "【】", "「」")
_PAIRED = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_NO_PAIRS = str.maketrans("", "", "".join(_PAIRS))
# What somebody says, not what a name or a slogan in quotation marks is.
_SPEECH = re.compile(r"“[^“”]*[,，。!！?？][^“”]*”")
_HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日?)?(?:(?:至|到|-|—)(?:\d{1,2}月)?\d{1,2}日)?"
_WHEN = re.compile(
    rf"(?:[自从在于截至到]{{0,2}}{_DAY}(?:上午|下午|晚上?|清晨|凌晨|中午|以来|起|前|后|底|初|期间)?"
    r"|.{0,6}(?:年来|以来|之际|期间|前夕|之后)|春末|初夏|盛夏|金秋|初冬)"
)
_INNER_YEAR = re.compile(r"\d{4}年度?|\d{1,2}月\d{1,2}日")
_UNIT = re.compile(r"[\u3400-\u9fff]{2,8}?(?:省|市|自治区|自治州|州|区|县)(?=[\u3400-\u9fff]{2})")
_SHORTER = re.compile("(?:组织|成功|隆重|正式|顺利|集中)(?=开展|召开|举办|举行|启动|发布|揭牌)")
_TURNS = ("但", "而", "却", "因此", "所以", "对此", "也", "还", "更")
_OPEN_ENDS = ("的", "在", "和", "与", "、", "时", "中", "后")
_CUT = re.compile(r"(?<=[\u3400-\u9fff”》])(?:暨|并|以及)")


def supplied_title(prose: Sequence[str]) -> str:
    """`prose`: the lines of the text, in order, the first without its dateline."""
    opening = [line for line in prose if line][:_MOST_LINES]
    counts = Counter(_HAN_PAIR.findall("\n".join(opening)[:_MOST_CHARACTERS]))
    clauses = islice(_clauses(opening), _MOST_CLAUSES)
    candidates = dict.fromkeys(title for clause in clauses for title in _titles(clause))
    if candidates:
        places = {title: place for place, title in enumerate(candidates)}
        return f"[{max(candidates, key=lambda title: (_told_by(title, counts, places[title]), -places[title]))}]"
    return f"[{_begun(opening[0])}]" if opening else "[]"


def _clauses(lines: Sequence[str]) -> Iterator[str]:
    """Each clause, and each two that follow one another in a sentence."""
    for line in lines:
        for sentence in _SENTENCE.findall(_SPEECH.sub("。", line[:_MOST_OF_A_LINE])):
            clauses = [clause.strip() for clause in _CLAUSE.findall(sentence)]
            for clause, following in zip(clauses, [*clauses[1:], ""], strict=False):
                yield clause
                if following and not following.startswith(_TURNS):
                    yield f"{_without_opening(clause)}，{following}"


def _titles(clause: str) -> Iterator[str]:
    """The clause as a title, shortened by what can be left out of it where it is too long."""
    title = _without_opening(clause)
    if len(title) < _SHORTEST:
        return
    for shorten in (_as_it_is, _without_years, _with_shorter_words, _from_the_last_unit, _up_to_the_joint):
        title = shorten(title)
        if _SHORTEST <= len(title) <= _LONGEST:
            if _is_whole(title):
                yield title
            return


def _without_opening(clause: str) -> str:
    if "(" in clause or "（" in clause:
        clause = _BRACKETED.sub("", clause)
    clause = clause.strip(" \u3000▶▲●■◆—-、")
    found = _opening().match(clause)
    return clause[found.end() :].strip() if found else clause


def _as_it_is(title: str) -> str:
    return title


def _without_years(title: str) -> str:
    return _INNER_YEAR.sub("", title)


def _with_shorter_words(title: str) -> str:
    return _SHORTER.sub("", title)


def _from_the_last_unit(title: str) -> str:
    """东方红街道… of 湖南湘江新区东方红街道…: the units above can be left out as long as one below is named."""
    while len(title) > _LONGEST and (unit := _UNIT.match(title)) and _body().match(title[unit.end() :]):
        title = title[unit.end() :]
    return title


def _up_to_the_joint(title: str) -> str:
    """Up to the first 暨 or 并 that leaves enough."""
    joint = next((found for found in _CUT.finditer(title) if found.start() >= _SHORTEST), None)
    return title[: joint.start()] if joint else title


def _is_whole(title: str) -> bool:
    return _is_balanced(title) and not _dangling().match(title) and not title.endswith(_OPEN_ENDS)


def _is_balanced(title: str) -> bool:
    return not _PAIRED.search(title) or all(title.count(pair[0]) == title.count(pair[1]) for pair in _PAIRS)


def _told_by(title: str, counts: Counter[str], place: int) -> float:
    """How much it tells: words that the text repeats, who acts, what is done; the earlier, the more."""
    pairs = set(_HAN_PAIR.findall(title))
    repeated = sum(map(_LOGS.__getitem__, map(counts.__getitem__, pairs))) / (len(pairs) or 1)
    acts = bool(_body().match(title)) + bool(_acts().search(title))
    return repeated + len(title) / 40 + 1.2 * acts + (1 if acts == 2 else 0) - log(1 + place) / 3


def _begun(line: str) -> str:
    """The first clause that says more than when; of one that is too long, its beginning."""
    clauses = (
        _without_opening(clause)
        for found in _SENTENCE.findall(line[:_MOST_OF_A_LINE])
        for clause in _CLAUSE.findall(found)
    )
    clause = next((clause for clause in clauses if len(clause) >= _SHORTEST_BEGUN), line)
    begun = clause if len(clause) <= _LONGEST else f"{clause[:_LONGEST]}…"
    return begun if _is_balanced(begun) else begun.translate(_NO_PAIRS)


@cache
def _opening() -> re.Pattern[str]:
    words = alternation(words_by_label("telling_words.tsv")["openings"])
    return re.compile(rf"(?:{_WHEN.pattern}|{words})(?:[的,，]?)(?=[\u3400-\u9fff“《])")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"[\u3400-\u9fff]{{1,12}}?(?:{alternation(words_by_label('telling_words.tsv')['bodies'])})")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(alternation(words_by_label("telling_words.tsv")["acts"]))


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(alternation(words_by_label("telling_words.tsv")["dangling"]))
