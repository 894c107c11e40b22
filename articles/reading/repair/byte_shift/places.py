"""The places of a text that may be out of step, one after the other, each with what stands around it."""

import re
from collections.abc import Iterator
from itertools import islice

from articles.reading.repair.byte_shift.judgement import Verdict, verdict
from articles.reading.repair.byte_shift.runs import BRACKET, Run, run_from, starts
from articles.reading.rules import Draft, Edit
from articles.reading.tables.readings import is_toned

_CONTEXT = 6
# So much of the text is looked at for the context, because readings stand between its characters.
_AROUND = 30
_INSERTED = re.compile(rf"(?<=[\u3400-\u9fff]){BRACKET.pattern}")

_SHOWN = 8
# A paragraph is looked through for an opening quotation mark this far back; a shorter one is a fragment.
_PARAGRAPH, _FRAGMENT = 1000, 60
_CLOSING_QUOTE = "”".encode("gbk")[1:]
# Behind a run that ends with "?": a byte was lost, and what nobody writes behind a question mark.
_BROKEN_OFF = re.compile("[?]")
_SWALLOWED = re.compile("[?][0-9、，,；;/<&]")
_MARKS = frozenset("！!；;。")
# What makes a sentence a question.
_ASKS = re.compile("[吗嗎么麼呢吧谁誰哪几幾何啥咋怎岂豈]|多少|是否|能否|可否|[难難]道|真的|有[没沒]有|(.)不\\1")


# No article has so many; what lies behind them in a flood of question marks is left alone.
MOST = 2_000
_PASSES = 8


_SENTENCE_END = re.compile("[。！!\n]")
_OPEN_BRACKET = re.compile("[(（][^)）]*$")


def undone(text: str) -> Iterator[Edit]:
    """Again and again, because a place that was taken back may tell what stood before it."""
    draft = Draft(text, text)
    for _ in range(_PASSES):
        before, draft = draft, draft.changed_by("byte-shift", _undone_once)
        if draft is before:
            break
    yield from (Edit(repair.start, repair.end, repair.after) for repair in draft.repairs)


def _undone_once(text: str) -> Iterator[Edit]:
    done, restored = 0, ""
    for start in _first_starts(text):
        if start.start() >= done:
            run, end = run_from(text, start)
            before = restored[-_AROUND:] + text[max(done, start.start() - _AROUND) : start.start()]
            found = _verdict(text, start.start(), before, run, end)
            if found.restored is not None:
                done, restored = end, before[-_AROUND:] + found.restored + run.rest
                yield Edit(start.start(), end, found.restored + run.rest)
            elif found.damaged:
                # What stands before a place inside this one is out of step.
                done, restored = end, ""


def damaged(text: str) -> Iterator[str]:
    """What stands around each place that is out of step and stays so, because its bytes do not say what it was."""
    done = 0
    for start in _first_starts(text):
        if start.start() >= done:
            run, end = run_from(text, start)
            if _verdict(text, start.start(), text[max(start.start() - _AROUND, 0) : start.start()], run, end).damaged:
                done = end
                yield text[max(start.start() - _SHOWN, 0) : start.end() + _SHOWN].replace("\n", " ")


def unexamined(text: str) -> bool:
    """Whether there are so many places that not all were looked at."""
    return next(islice(starts(text), MOST, None), None) is not None


def _first_starts(text: str) -> Iterator[re.Match[str]]:
    return islice(starts(text), MOST)


def _verdict(text: str, place: int, before: str, run: Run, end: int) -> Verdict:
    inserted = BRACKET.match(text, end)
    behind = inserted.end() if inserted else end
    before = _INSERTED.sub("", before).rpartition("?")[2]
    after = _INSERTED.sub("", text[behind : behind + _AROUND]).partition("?")[0]
    asked = bool(_ASKS.search(_SENTENCE_END.split(before)[-1])) or bool(run.letters and _OPEN_BRACKET.search(before))
    if not asked and _BROKEN_OFF.match(text, end) and (_MARKS.issuperset(run.read) or _SWALLOWED.match(text, end)):
        return Verdict(None, True)
    if run.rest in ("<", "&") and not _is_open(text, place):
        run = run._replace(tails=tuple(tail for tail in run.tails if tail != _CLOSING_QUOTE))
    found = verdict(before[-_CONTEXT:], text[place:end], run, after[:_CONTEXT], asked, inserted[1] if inserted else "")
    # A letter that is annotated is half a character.
    return found._replace(damaged=True) if inserted and run.tails and is_toned(inserted[1]) else found


def _is_open(text: str, place: int) -> bool:
    """Whether a quotation may end here: one is open in the paragraph, or it is too short to tell."""
    paragraph = text[text.rfind("\n", max(place - _PARAGRAPH, 0), place) + 1 : place]
    return paragraph.rfind("“") > paragraph.rfind("”") or (len(paragraph) < _FRAGMENT and "”" not in paragraph)
