from datetime import date

import pytest

from articles.reading.finding.events.likeness import ALIKE, Outline, likeness

FAIR = Outline(
    "第四届龙舟邀请赛在清水湖举行",
    "比赛",
    date(2023, 6, 3),
    date(2023, 6, 5),
    "lake",
    frozenset({"清水湖管委会", "县体育局"}),
)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (FAIR._replace(title="清水湖举行第四届龙舟邀请赛"), "the same words in another order"),
        (
            FAIR._replace(title="龙舟邀请赛开幕", organisations=frozenset({"县体育局"})),
            "a shorter title, one body of both",
        ),
        (FAIR._replace(last=date(2023, 6, 3), organisations=frozenset()), "only its first day, no body named"),
        (FAIR._replace(kind="活动", region=None), "another kind, no region"),
    ],
)
def test_two_reports_of_one_happening_are_alike(other: Outline, why: str) -> None:
    assert likeness(FAIR, other) >= ALIKE, why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (FAIR._replace(first=date(2023, 6, 6), last=date(2023, 6, 8)), "no day of both"),
        (FAIR._replace(title="县体育局召开安全生产会议", kind="会议"), "another thing that the same body did"),
        (FAIR._replace(title="儿童绘画比赛颁奖", organisations=frozenset({"图书馆"})), "the same day, kind and region"),
        (FAIR._replace(first=date(2023, 1, 1), last=date(2023, 12, 31), organisations=frozenset()), "dated by a year"),
    ],
)
def test_two_happenings_are_not(other: Outline, why: str) -> None:
    assert likeness(FAIR, other) < ALIKE, why


def test_likeness_is_the_same_from_both_sides() -> None:
    other = FAIR._replace(title="龙舟赛开桨", last=date(2023, 6, 3))
    assert likeness(FAIR, other) == likeness(other, FAIR)


def test_an_event_is_wholly_like_itself() -> None:
    assert likeness(FAIR, FAIR) == 1.0
