"""What else could be chosen is counted as the other filters leave it."""

from collections.abc import Callable
from datetime import date

import pytest

from articles.periods import Held, Period
from search.answering.filtering import Filters
from search.answering.finding import Found
from tests.cast import a_region, an_article

Ask = Callable[..., Found]


def test_other_values_of_a_facet_count_as_if_none_of_its_own_were_chosen(ask: Ask) -> None:
    an_article(outlets=("甲报",), on=date(2021, 5, 1))
    an_article(outlets=("乙报",), on=date(2021, 5, 1))
    an_article(outlets=("乙报",), on=date(2019, 5, 1))
    found = ask(filters=Filters({"outlet": ("甲报",)}, first=date(2021, 1, 1)))
    assert found.count == 1
    assert found.facets["outlet"].values == [("乙报", 1), ("甲报", 1)]
    assert found.facets["year"].values == [("2021", 1)]


def test_what_is_left_out_is_not_counted(ask: Ask) -> None:
    an_article(outlets=("甲报", "乙报"))
    an_article(outlets=("甲报",))
    assert ask(filters=Filters(without={"outlet": ("乙报",)})).facets["outlet"].values == [("甲报", 1)]


def test_years_are_told_whichever_days_are_asked_for(ask: Ask) -> None:
    for year in (2019, 2021):
        an_article(on=date(year, 5, 1))
    found = ask(filters=Filters(first=date(2021, 1, 1)))
    assert found.facets["year"].values == [("2019", 1), ("2021", 1)]
    assert [*found.alternatives.timeline.years] == [Period.parse("2019"), Period.parse("2021")]
    assert [*found.alternatives.timeline.months] == [Period.parse("2021-05")]
    assert [*found.months] == [Period.parse("2021-05")]


def test_many_years_are_not_opened(ask: Ask) -> None:
    for year in (2018, 2021):
        an_article(on=date(year, 5, 1))
    assert ask().alternatives.timeline.months == {}


def test_a_year_is_sure_where_its_months_are_not(ask: Ask) -> None:
    an_article(on=date(2021, 1, 1), until=date(2021, 12, 31))
    timeline = ask().alternatives.timeline
    assert timeline.years == {Period.parse("2021"): Held(1, 0)}
    assert set(timeline.months.values()) == {Held(0, 1)}
    assert len(timeline.months) == 12


@pytest.mark.parametrize(("within", "count", "other_way"), [(False, 2, 1), (True, 1, 2)])
def test_it_is_known_how_many_the_other_way_would_be(ask: Ask, within: bool, count: int, other_way: int) -> None:
    an_article(on=date(2021, 5, 17))
    an_article(on=date(2021, 5, 1), until=date(2021, 6, 30))
    found = ask(filters=Filters(last=date(2021, 5, 31), within=within))
    assert (found.count, found.alternatives.other_way) == (count, other_way)


def test_what_lies_in_a_chosen_region_is_told_however_little_it_is(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answering.alternatives.MOST_VALUES", 2)
    city = a_region("甲市", code="9999")
    an_article(regions=(a_region("乙区", under=city, code="999904"),))
    others = (a_region("丙市", code="7777"), a_region("丁市", code="8888"))
    for _ in range(2):
        an_article(regions=others)
    found = ask(filters=Filters({"region": ("9999",)}))
    assert [value for value, _ in found.facets["region"].values] == ["7777", "8888"]
    assert found.alternatives.narrower.values == [("9999", 1), ("999904", 1)]


def test_at_a_glance_a_facet_is_short_unless_something_of_it_is_wanted(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOST_AT_A_GLANCE", "LEAST_AT_A_GLANCE"):
        monkeypatch.setattr(f"search.answering.alternatives.{name}", 1)
    an_article(outlets=("甲报", "乙报"))
    assert len(ask(at_a_glance=True).facets["outlet"].values) == 1
    wanted = Filters({"outlet": ("甲报",)})
    assert len(ask(at_a_glance=True, filters=wanted).facets["outlet"].values) == 2


def test_at_a_glance_the_more_is_chosen_the_fewer_others_are_shown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in {"MOST_VALUES": 4, "MOST_IN_FULL": 6, "LEAST_AT_A_GLANCE": 1}.items():
        monkeypatch.setattr(f"search.answering.alternatives.{name}", number)
    an_article(outlets=tuple(f"{number}号报" for number in range(9)))
    few, many = (Filters({"outlet": tuple(f"{number}号报" for number in range(chosen))}) for chosen in (3, 4))
    assert [len(ask(at_a_glance=True, filters=wanted).facets["outlet"].values) for wanted in (few, many)] == [4, 2]
    whole = [ask(at_a_glance=True, whole="outlet", filters=wanted).facets["outlet"].values for wanted in (few, many)]
    assert [len(values) for values in whole] == [6, 3]
    monkeypatch.setattr("search.answering.alternatives.LEAST_AT_A_GLANCE", 3)
    assert len(ask(at_a_glance=True, filters=many).facets["outlet"].values) == 3
    assert len(ask(whole="outlet", filters=many).facets["outlet"].values) == 9
