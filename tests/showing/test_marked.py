"""Names marked in a text."""

import pytest

from articles.models import Article, Event, Mention, Organisation, Region
from articles.showing.marked import marked_lines, named

TEXT = "甲县县委开会。\n乙县来了。"
BLOCKS: list[dict[str, object]] = [{"role": "body", "start": 0, "end": 7}, {"role": "body", "start": 8, "end": 13}]
COUNTY, OTHER = Region(pk=1, name="甲县"), Region(pk=2, name="乙县")
COMMITTEE = Organisation(pk=1, name="中共甲县委员会")
MEETING = Event(pk=1, title="县委开会")


def a_mention(start: int, end: int, subject: Region | Organisation | Event, status: str = "suggested") -> Mention:
    relation = {type(subject).__name__.lower(): subject}
    return Mention(article=Article(), start=start, end=end, surface=TEXT[start:end], status=status, **relation)


def pieces(*mentions: Mention) -> list[list[tuple[str, str]]]:
    lines = marked_lines(TEXT, BLOCKS, mentions)
    return [[(piece.text, str(piece.mark.subject) if piece.mark else "") for piece in line.pieces] for line in lines]


def test_names_are_marked_each_on_its_line() -> None:
    assert pieces(a_mention(0, 2, COUNTY), a_mention(8, 10, OTHER)) == [
        [("甲县", "甲县"), ("县委开会。", "")],
        [("乙县", "乙县"), ("来了。", "")],
    ]


@pytest.mark.parametrize("start", [0, 2])
def test_of_two_names_that_overlap_the_longer_is_marked(start: int) -> None:
    (line, _) = pieces(a_mention(start, start + 2, COUNTY), a_mention(0, 4, COMMITTEE))
    assert line[0] == ("甲县县委", "中共甲县委员会")


def test_an_event_leaves_a_sign_behind_its_sentence() -> None:
    (line, _) = pieces(a_mention(0, 7, MEETING), a_mention(0, 2, COUNTY))
    assert line == [("甲县", "甲县"), ("县委开会。", ""), ("", "县委开会")]


def test_an_event_of_several_lines_leaves_one_sign() -> None:
    signs = [piece for line in pieces(a_mention(0, 13, MEETING)) for piece in line if not piece[0]]
    assert signs == [("", "县委开会")]


def test_a_sign_never_stands_within_a_link() -> None:
    (line, _) = pieces(a_mention(0, 3, MEETING), a_mention(0, 4, COMMITTEE))
    assert line[:2] == [("甲县县委", "中共甲县委员会"), ("", "县委开会")]


def test_a_subject_is_counted_once_for_each_mention() -> None:
    rows = named([a_mention(0, 2, COUNTY), a_mention(8, 10, OTHER), a_mention(3, 4, OTHER, "confirmed")])
    assert [(row.subject, row.times, row.is_confirmed) for row in rows] == [(OTHER, 2, True), (COUNTY, 1, False)]
