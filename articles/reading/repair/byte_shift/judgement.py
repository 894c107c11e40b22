"""Which of three explains a place best: that nothing is wrong, that it is out of step, or that more bytes were lost.

Each is a text, and each text has a likelihood in bits; a reading of the place has to win by a margin.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.reading.repair.byte_shift.candidates import bytes_read, fit, restorations, splits
from articles.reading.repair.byte_shift.runs import Run, pair
from articles.reading.tables.lexicon import information, is_known
from articles.reading.tables.pairs import as_class, bond, is_variant
from articles.reading.tables.readings import is_toned, reads

# By how many bits a text must be likelier than the next, than one that lost a pair, and than the text as it stands.
_NEXT_BEST = 1.5
# The same where the last byte was swallowed with HTML.
_SWALLOWED = 5.0
# The same where the first character was never seen behind the one before it, and is no full stop, which may stand
# behind any.
_STRANGER = 3.0
_LOST_PAIR = 3.0
# A chance product is hardly the very character that is annotated behind it.
_VOUCHED = 0.0
_UNDAMAGED = 12.0
# What it takes besides to be damage without "?".
_NO_MARK = 10.0
# What a letter between punctuation and Han tells besides.
_GLUED = 8.0
_LETTER = re.compile(r"^\?[!！；;。，,][^\x00-\x7f]*[@-~]$")
# By how many a run without a question before it must be unlikelier than ordinary text, to be none.
_STRANGE = 5.0
# What a character of ordinary text takes; so many of a run are looked at.
_ORDINARY = 10.0
_LOOKED_AT = 12
_CONTEXT = 6
# A character that stands so well between its neighbours, or adds so little to them, is no product of chance.
_AT_HOME, _HARDLY_ANYTHING = 20.0, 2.0
_NEVER = 1000.0
# What is held against it for each bit that it adds beyond what an ordinary one does.
_DOUBT = 0.3
# Half of a mark that is written double, because the pair between its halves is none.
_DOUBLE = "—…"
_MARKUP = ("<", "&")
# What a full stop costs besides where nobody puts one: in a term that is quoted, before a space inside a line.
_MISPLACED = (
    (re.compile("[\u3400-\u9fff0-9、”](?<![说說道称稱问問喊叫])“[^“”，。；：！？]{1,5}。”$"), 8.0),
    (re.compile("。\u3000$"), 24.0),
)
# What a Traditional character costs besides where another form is usual: 鎭 for 鎮.
_VARIANT = 4.0


class Verdict(NamedTuple):
    """The text that stood there, None where the bytes do not say; and whether the place is damaged at all."""

    restored: str | None
    damaged: bool


@lru_cache(maxsize=4096)
def verdict(before: str, noise: str, run: Run, after: str, asked: bool, annotation: str) -> Verdict:
    """On a run, the text around it and as it stands, whether a question goes before, and the reading behind it."""
    texts = restorations(before, run, (run.rest + after)[:1])
    ranked = sorted((_cost(before, text, run.rest + after), text) for text in texts)
    gain = information(before + noise + after) - ranked[0][0] if ranked else 0.0
    if ranked and not noise.startswith("?"):
        gain -= _NO_MARK
    glued = _LETTER.search(noise) and not asked and not after[:1].isascii()
    damaged = gain + _GLUED * bool(glued) >= _UNDAMAGED or _is_no_text(before, run, asked, noise.startswith("?"))
    if not damaged or not _stands_out(ranked, before, run):
        return Verdict(None, damaged)
    text = ranked[0][1]
    vouched = reads(text[-1], annotation)
    return Verdict(None if _may_have_lost_a_pair(before, text, run, after, vouched) else text, damaged)


def _stands_out(ranked: list[tuple[float, str]], before: str, run: Run) -> bool:
    """Whether the first of the texts is likelier than the next by its margin."""
    if not ranked[1:]:
        return bool(ranked)
    (least, text), (next_best, _) = ranked[:2]
    return next_best - least >= _margin(before, text, run)


def _margin(before: str, text: str, run: Run) -> float:
    """By how many bits the text must be likelier than the next."""
    if run.rest in _MARKUP:
        return _SWALLOWED
    stranger = not run.letters and text[0] != "。" and bond(as_class(before[-1:]), as_class(text[0])) <= 0
    return _STRANGER if stranger else _NEXT_BEST


def _cost(before: str, text: str, behind: str) -> float:
    """The bits of a text, and what a full stop costs that it begins with, and characters that are hardly printed."""
    misplaced = (bits for found, bits in _MISPLACED if found.search(before + (text + behind)[:2]))
    return information(before + text + behind) + sum(misplaced) + _VARIANT * sum(map(is_variant, text))


def _may_have_lost_a_pair(before: str, text: str, run: Run, after: str, vouched: bool) -> bool:
    if not all(map(is_known, text)):
        return True
    whole, last = before + text + run.rest + after, len(before + text) - 1
    # What was searched for stands whole: no pair vanished inside the character that it ends in.
    first = len(before) + (0 if run.letters else 1)
    return any(
        _parted(whole, place, run.reading * (place == last)) < (_VOUCHED if vouched and place == last else _LOST_PAIR)
        for place in range(first, last + 1)
    )


def _parted(whole: str, place: int, reading: str) -> float:
    """By how many bits the text is likelier than it would be with two characters for the one at that place."""
    left, right = whole[max(place - _CONTEXT, 0) : place], whole[place + 1 : place + 1 + _CONTEXT]
    if whole[place] in _DOUBLE and whole[place] not in left[-1:] + right[:1]:
        return 0.0
    if fit(left[-1:], whole[place], right[:1]) >= _AT_HOME:
        return _NEVER
    cost = information(left + whole[place] + right)
    added = cost - information(left) - information(right)
    if added <= _HARDLY_ANYTHING:
        return _NEVER
    cost += _DOUBT * max(added - _ORDINARY, 0.0)
    pairs = splits(left[-1:], whole[place], right[:1], reading)
    return min((information(left + two + right) for two in pairs), default=_NEVER) - cost


def _is_no_text(before: str, run: Run, asked: bool, marked: bool) -> bool:
    """Whether the run is damage whatever stood there: a reading with its tone behind "?", HTML that lost its first
    character, or what is hardly text.
    """
    if is_toned(run.letters or run.reading * (not run.read)) or run.rest in _MARKUP:
        return True
    if not marked:
        return False
    if run.letters and not asked and bytes_read(pair(before[-1:])[-1:], run.letters):
        return True
    # Punctuation that was searched for is text, and what follows it is judged.
    known, read = before + run.read[: not run.letters], run.read[not run.letters :][:_LOOKED_AT]
    excess = information(known + read) - information(known) - _ORDINARY * len(read)
    return bool(read) and excess >= (_UNDAMAGED if asked or run.letters else _STRANGE)
