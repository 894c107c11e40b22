"""Happenings that an article tells more than once: in a headline or a caption, and in the story."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from articles.reading.finding.events.context import Context
from articles.reading.finding.events.judging import Judgement
from articles.reading.finding.events.kinds import Kind
from articles.reading.finding.events.likeness import shared_pairs
from articles.reading.record import PROSE

# So much of what one telling says stands in the other, if both are of the story; and if one of them stands beside it.
_IN_THE_STORY, _BESIDE_THE_STORY = 0.6, 0.3
# A run of so many characters that both say is no chance where one of them stands beside the story.
_RUN = 4
_SAID = 60
# So little says nothing of its own: 同日启动.
_SHORT = 10
# An article that tells of more happenings of one day is a list, and told once.
_MOST_OF_A_DAY = 12


class Telling(NamedTuple):
    """`bodies`: the names of the organisations in the sentence."""

    context: Context
    judgement: Judgement
    kind: Kind
    title: str
    bodies: frozenset[str]

    @property
    def said(self) -> str:
        return self.context.after[:_SAID]

    @property
    def is_story(self) -> bool:
        return self.context.sentence.role in PROSE


def once_each(tellings: Iterable[Telling]) -> list[Telling]:
    """In their order; of two tellings the one of the story is kept, else the first."""
    kept: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        same_time = kept[telling.context.time.edtf]
        again = next((place for place, each in enumerate(same_time[:_MOST_OF_A_DAY]) if _is_one(each, telling)), None)
        if again is None:
            same_time.append(telling)
        elif telling.is_story and not same_time[again].is_story:
            same_time[again] = telling
    return sorted((each for listed in kept.values() for each in listed), key=_place)


def _place(telling: Telling) -> int:
    return telling.context.time.start


def _is_one(one: Telling, other: Telling) -> bool:
    if one.title == other.title and one.bodies == other.bodies:
        return True
    if other.context.after.startswith("的") and _word(one) == _word(other) != "":
        return True
    if one.is_story and other.is_story:
        are_others = bool(one.bodies and other.bodies) and not one.bodies & other.bodies
        is_short = min(len(one.said), len(other.said)) <= _SHORT
        return not are_others and not is_short and shared_pairs(one.said, other.said) >= _IN_THE_STORY
    return shared_pairs(one.said, other.said) >= _BESIDE_THE_STORY or _share_a_run(one.said, other.said)


def _word(telling: Telling) -> str:
    """5月16日的座谈会 is that which was held on the 16th of May."""
    word = telling.judgement.word
    return telling.judgement.because[: word.end - word.start] if word else ""


def _share_a_run(one: str, other: str) -> bool:
    runs = {one[place : place + _RUN] for place in range(len(one) - _RUN + 1)}
    return any(other[place : place + _RUN] in runs for place in range(len(other) - _RUN + 1))
