from datetime import date
from typing import Any

import pytest

from articles.reading.record import EventFound, OrganisationFound, RegionFound
from benchmarks.annotations import Happened, Named, annotation_of
from benchmarks.finding_scores import Score, is_event, is_region, score

TEXT = "五月三日，山口镇修路。次日，山口镇开了一个会。"


def body(name: str) -> OrganisationFound:
    return OrganisationFound(name, "party", None, None, ())


def region(name: str, code: str) -> RegionFound:
    return RegionFound(code, name, code, "county", None, ())


def event(edtf: str, start: int, end: int) -> EventFound:
    day = date(2021, 5, 3)
    return EventFound("修路", "开工", edtf, day, day, "day", "stated", start, end, "", None, None, ())


def score_of(found: list[str], *wanted: Named) -> Score:
    def agree(one: OrganisationFound, each: Named) -> bool:
        return one.name in each.names

    return score([body(name) for name in found], wanted, agree, lambda one: one.name, lambda each: each.names[0])


def test_a_miss_lowers_recall_and_a_wrong_one_precision() -> None:
    result = score_of(["甲厂", "乙厂"], Named(("甲厂",)), Named(("丙厂",)), Named(("丁厂",)))
    assert [result.precision, result.recall, result.f1] == pytest.approx([1 / 2, 1 / 3, 2 / 5])
    assert (result.missed, result.wrong) == (("丙厂", "丁厂"), ("乙厂",))


def test_what_is_optional_is_right_when_found_and_no_miss_when_not() -> None:
    assert score_of(["甲厂"], Named(("甲厂",), optional=True), Named(("乙厂",), optional=True)) == Score(0, 0, 1, 1)


def test_any_accepted_name_will_do() -> None:
    assert score_of(["甲公司"], Named(("甲厂", "甲公司"))).f1 == 1


def test_nothing_found_scores_nothing() -> None:
    assert score_of([], Named(("甲厂",))).f1 == 0


def test_scores_of_articles_add_up() -> None:
    total = score_of(["甲厂"], Named(("甲厂",))) + score_of(["乙厂"], Named(("丙厂",)))
    assert total == Score(2, 1, 2, 1, ("丙厂",), ("乙厂",))


def test_a_namesake_is_told_by_its_code() -> None:
    assert is_region(region("鼓楼区", "320106"), Named(("鼓楼区",)))
    assert not is_region(region("鼓楼区", "320106"), Named(("鼓楼区",), code="350102"))


@pytest.mark.parametrize(
    ("found", "agrees"),
    [
        (event("2021-05-04", 11, 23), True),
        (event("2021-05", 13, 15), True),
        (event("2021-05-03", 11, 23), False),
        (event("2021-05-04", 0, 11), False),
    ],
    ids=["same sentence and day", "within it, other date that is accepted", "another day", "another sentence"],
)
def test_an_event_agrees_in_evidence_and_date(found: EventFound, agrees: bool) -> None:
    assert is_event(found, Happened(("2021-05-04", "2021-05"), "次日，山口镇开了一个会。"), TEXT) is agrees


def test_no_event_agrees_with_evidence_that_is_not_in_the_text() -> None:
    assert not is_event(event("2021-05-04", 0, 23), Happened(("2021-05-04",), "别的话"), TEXT)


GOLD: dict[str, Any] = {
    "main_region": {"name": "山口镇", "accepted_alternatives": ["山前区"]},
    "regions": [
        {"name": "山口镇", "mentions": 2, "doubtful": False, "surface_forms": [{"form": "山口"}]},
        {"name": "山前区", "mentions": 0, "doubtful": False},
    ],
    "organisations": [{"name": "甲厂", "tier": "core"}, {"name": "乙厂", "tier": "optional"}],
    "sites": [{"name": "山口广场"}],
    "events": [{"date": {"edtf": "2021-05-03", "edtf_alt": None}, "tier": "core", "evidence": "修路"}],
}


def test_the_gold_is_understood() -> None:
    gold = annotation_of(GOLD)
    assert gold.main_region == ("山口镇", "山前区")
    assert gold.regions == (Named(("山口镇", "山口")), Named(("山前区",), optional=True))
    assert [each.names[0] for each in gold.organisations if each.optional] == ["乙厂", "山口广场"]
    assert gold.events == (Happened(("2021-05-03",), "修路"),)
