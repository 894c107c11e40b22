"""Organisations of a text: cases, then what holds for any text."""

from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.finding.findings import find
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.organisations.known import KnownBodies, KnownBody
from articles.reading.finding.organisations.recognising import bodies_in
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Verdict
from articles.reading.record import Block, OrganisationFound
from tests.reading.cases import cases

_KINDS = ("of_places", "of_parties", "of_enterprises", "known_by_name", "that_are_none")
_CASES = [case for kind in _KINDS for case in cases(f"organisations_{kind}")]
# Pieces of which names are made, and what stands between them.
_PIECES = [
    "长沙市",
    "岳麓区",
    "市",
    "区委",
    "公司",
    "集团",
    "党支部",
    "局",
    "青岚",
    "科技",
    "外交部",
    "上市公司",
    "董事长",
]
_BETWEEN = ["、", ",", "。", "和", "等企业", "“", "”", "（", "）", "的", "3家", "·", "\n"]


def found_in(text: str, gazetteer: Gazetteer, told: Told | None = None) -> tuple[OrganisationFound, ...]:
    return find(text, [Block("body", 0, len(text))], gazetteer, told or Told()).organisations


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"])
def test_organisations_are_those_that_the_text_names(case: dict[str, Any], china: Gazetteer) -> None:
    assert [found.name for found in found_in(case["text"], china)] == case["organisations"]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("organisations_not_yet"), ids=lambda case: case["text"])
def test_not_yet_found(case: dict[str, Any], china: Gazetteer) -> None:
    assert [found.name for found in found_in(case["text"], china)] == case["organisations"]


def test_every_mention_of_one_body_is_told_under_it(china: Gazetteer) -> None:
    text = "岳麓区召开会议,区委书记讲话。岳麓区委办公室主任到会,岳麓区委发文。"
    committee = next(found for found in found_in(text, china) if found.name == "中共岳麓区委")
    assert [text[mention.start : mention.end] for mention in committee.mentions] == ["区委", "岳麓区委"]
    assert (committee.kind, committee.region) == ("party-committee", "岳麓区")


def test_outlets_are_media_where_their_names_stand(china: Gazetteer) -> None:
    text = "文明潇湘\n今天天气好"
    (found,) = found_in(text, china, Told(outlets=("文明潇湘",)))
    assert (found.name, found.kind) == ("文明潇湘", "media")
    assert [mention[:2] for mention in found.mentions] == [(0, 4)]


def test_what_a_curator_knows_is_found_under_its_name(china: Gazetteer) -> None:
    bodies = KnownBodies([KnownBody("青岚书屋", "museum", "430104", ("青岚屋",))])
    gazetteer = Gazetteer([china[key] for key in ("43", "4301", "430104")], bodies)
    (found,) = found_in("人们走进青岚屋看书,青岚书屋免费。", gazetteer)
    assert (found.name, found.kind, found.region) == ("青岚书屋", "museum", "岳麓区")
    assert len(found.mentions) == 2


def test_a_curators_other_name_counts_for_a_name_put_together(china: Gazetteer) -> None:
    bodies = KnownBodies([KnownBody("岳麓区城市管理和综合执法局", "government-body", "430104", ("岳麓区城管局",))])
    gazetteer = Gazetteer([china[key] for key in ("43", "4301", "430104")], bodies)
    (found,) = found_in("岳麓区开会。区城管局参加。", gazetteer)
    assert found.name == "岳麓区城市管理和综合执法局"


def test_what_a_curator_calls_no_organisation_is_none(china: Gazetteer) -> None:
    gazetteer = Gazetteer(
        [china[key] for key in ("43", "4301", "430104")], KnownBodies(never=["青岚集团", "岳麓区城管局"])
    )
    assert found_in("青岚集团开业。岳麓区开会,区城管局参加。", gazetteer) == ()


def test_verdicts_say_why(china: Gazetteer) -> None:
    text, told = "岳麓区教育局和各级党委开会。", list[Verdict]()
    find(text, [Block("body", 0, len(text))], china, Told(), told.append)
    about = {text[verdict.start : verdict.end]: verdict for verdict in told if verdict.subject == "organisation"}
    assert about["岳麓区教育局"].taken
    assert about["党委"].because == "no particular one: 各级"


@given(text=st.lists(st.sampled_from(_PIECES + _BETWEEN), max_size=40).map("".join))
def test_bodies_lie_in_the_text_in_order_and_do_not_overlap(text: str, china: Gazetteer) -> None:
    bodies = bodies_in(text, (), china.sightings(text), china)
    assert all(0 <= body.start < body.end <= len(text) for body in bodies)
    assert all(left.end <= right.start for left, right in pairwise(bodies))
    assert bodies == bodies_in(text, (), china.sightings(text), china)


@pytest.mark.parametrize(
    "piece", ["公司", "市委、", "青岚科技、", "青岚集团", "岳麓区委", "（以下简称“青岚”）", "“", "长沙", "等企业"]
)
def test_a_flood_takes_time_linear_in_its_length(piece: str, china: Gazetteer) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        found_in(text, china)
        return process_time() - start

    seconds(1_000)
    # The best of three: the machine may be busy, or memory be tidied.
    assert min(seconds(80_000) for _ in range(3)) < 12 * max(min(seconds(20_000) for _ in range(3)), 0.02)
