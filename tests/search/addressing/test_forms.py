"""What may be asked, and the sentence for what may not."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Organisation, Outlet, Tag, TagAlias
from search.addressing.fields import MOST_CHOSEN
from search.addressing.forms import SearchForm
from search.answering.filtering import Filters
from search.answering.finding import Question
from search.query.parsing import LONGEST, parse
from tests.cast import a_region

pytestmark = pytest.mark.django_db


def question(**asked: str | list[str]) -> Question:
    form = SearchForm(asked)
    assert form.is_valid(), form.errors
    return form.question()


def test_without_parameters_everything_is_asked_for() -> None:
    assert question() == Question(one_of_reprints=True)


def test_each_parameter_says_its_part() -> None:
    region = a_region("乙区", code="999904")
    Outlet.objects.create(name="甲报")
    Organisation.objects.create(name="甲市委")
    asked = question(
        q="党建", region="999904", outlet="甲报", organisation="甲市委", script="hant",
        to="2021-05", sort="oldest", page="3", size="7", **{"from": "2020"},
    )  # fmt: skip
    values = {"region": (region.slug,), "outlet": ("甲报",), "organisation": ("甲市委",), "script": ("hant",)}
    filters = Filters(values, date(2020, 1, 1), date(2021, 5, 31))
    assert asked == Question(parse("党建").tree, filters, "oldest", 3, 7, one_of_reprints=True)


@pytest.mark.parametrize(("asked", "one"), [("one", True), ("all", False), ("", True)])
def test_each_text_is_shown_once_unless_every_reprint_is_wanted(asked: str, one: bool) -> None:
    assert question(reprints=asked).one_of_reprints == one


@pytest.mark.parametrize("name", ["两新品牌", "兩新 品牌", "招牌"])
def test_a_tag_is_known_by_any_spelling_and_by_its_other_words(name: str) -> None:
    tag = Tag.objects.create(name="两新品牌")
    TagAlias.objects.create(tag=tag, name="招牌")
    assert question(tag=name).filters.values == {"tag": ("两新品牌",)}


WRONG = {
    "region": ["没有这里", "\x00", "x" * 5000],
    "outlet": ["没有这报"],
    "organisation": ["没有这个"],
    "tag": ["没有", "\x00"],
    "script": ["latin"],
    "event": ["没有这种"],
    "not_region": ["没有这里"],
    "dates": ["surely"],
    "sort": ["revelance"],
    "page": ["0", "-1", "x", "9" * 50 + "x"],
    "size": ["0", "101", "x"],
    "from": ["2021-13", "2021-02-30", "20210517", "去年", "2021-09/2021-05", "../.."],
    "to": ["0999", "2021/05", "2021-25", "2" * 5000],
    "period": ["2021/05", "去年", "2021-09/2021-05", "Y17000000", "202X-05", "\x00"],
}


@pytest.mark.parametrize(("parameter", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_that_leads_nowhere_is_told_under_its_parameter(parameter: str, value: str) -> None:
    form = SearchForm({parameter: value})
    assert not form.is_valid()
    assert list(form.errors) == [parameter]
    assert len(str(form.errors[parameter][0])) < 300


def test_a_filter_takes_several_values_and_leaves_out_others() -> None:
    for name in ("甲报", "乙报", "丙报"):
        Outlet.objects.create(name=name)
    asked = question(outlet=["甲报", " 乙报", "甲报", ""], not_outlet="丙报").filters
    assert asked == Filters({"outlet": ("甲报", "乙报")}, without={"outlet": ("丙报",)})


def test_dates_are_taken_surely_where_that_is_asked_for_and_days_are() -> None:
    assert question(dates="within", to="2021").filters == Filters(last=date(2021, 12, 31), within=True)
    assert question(dates="within").filters == question(dates="overlap").filters == Filters()


def test_each_value_that_names_nothing_has_its_own_sentence_and_the_search_without_it() -> None:
    Outlet.objects.create(name="甲报")
    form = SearchForm(QueryDict("q=党建&outlet=丙报&outlet=甲报&outlet=丁报&size=0"))
    without = [(refusal.sentence, dict(refusal.without.values)) for refusal in form.refusals]
    rest = {"q": ("党建",), "size": ("0",)}
    assert [address for _, address in without] == [
        {"q": ("党建",), "outlet": ("丙报", "甲报", "丁报")},
        rest | {"outlet": ("甲报", "丁报")},
        rest | {"outlet": ("丙报", "甲报")},
    ]
    assert "丙报" in without[1][0]
    assert form.carried == [("outlet", "甲报")]


def test_no_filter_takes_any_number_of_values() -> None:
    form = SearchForm({"outlet": [str(number) for number in range(MOST_CHOSEN + 1)]})
    assert str(MOST_CHOSEN) in form.errors["outlet"][0]


def test_an_address_says_only_what_is_not_so_anyhow_as_the_archive_spells_it() -> None:
    a_region("乙区", code="999904")
    Tag.objects.create(name="兩新 品牌")
    form = SearchForm(QueryDict("tag=两新品牌&page=1&size=20&sort=relevance&dates=within&q= 党建 &region=999904&x=y"))
    assert form.is_valid()
    assert form.address.values == {"q": ("党建",), "region": ("999904",), "tag": ("两新品牌",)}


@pytest.mark.parametrize("rest", ["党" * 1_000_000, f"{' ' * 1_000_000}党", "党"])
def test_of_a_long_query_an_address_says_what_is_read_and_that_there_was_more(rest: str) -> None:
    form = SearchForm({"q": "静" * LONGEST + rest})
    assert form.is_valid()
    assert form.address.values == {"q": ("静" * LONGEST + "党",)}
    again = SearchForm(QueryDict(str(form.address)[1:]))
    assert again.is_valid()
    assert str(again.address) == str(form.address)
    assert again.notes == form.notes != []


def test_of_a_long_query_the_addresses_without_what_is_refused_say_no_more() -> None:
    form = SearchForm({"q": "党" * 1_000_000, "outlet": "没有这报"})
    assert [len(refusal.without.values["q"][0]) for refusal in form.refusals] == [LONGEST + 1]


def test_a_day_that_is_left_empty_is_none() -> None:
    assert question(**{"from": " ", "to": "\u3000"}).filters == Filters()


SAID_ONCE = [
    ("period=2021", "from=2021&to=2021"),
    ("period=2021&from=2021&to=2021", "from=2021&to=2021"),
    ("from=2021&to=2021&period=2019", "period=2019&period=2021"),
    ("period=2021-05&period=2019&period=2019", "period=2019&period=2021-05"),
    ("from=2019&to=2020&period=2023", "period=2019/2020&period=2023"),
    ("from=2019&period=2016", "period=2016&period=2019/.."),
    ("period=2021-05/2021-08", "from=2021-05&to=2021-08"),
    ("from=2021-05/2021-08", "from=2021-05&to=2021-08"),
    ("to=2021-05/2021-08", "from=2021-05&to=2021-08"),
    ("from=2021-05/2021-08&to=2021-05/2021-08", "from=2021-05&to=2021-08"),
    ("period=2021-05/..", "from=2021-05"),
    ("from=2021-05/..", "from=2021-05"),
    ("period=../2021", "to=2021"),
    ("from=../2021", "to=2021"),
    ("period=202X", "from=202X&to=202X"),
    ("from=202X", "from=202X"),
    ("period=2021-XX", "from=2021&to=2021"),
    ("period=2021-05~&period=2021-05?", "from=2021-05&to=2021-05"),
    ("period=2021-05-17T08:30:00", "from=2021-05-17&to=2021-05-17"),
    ("period=2022-21&period=2021-21", "period=2021-21&period=2022-21"),
]


@pytest.mark.parametrize(("asked", "said"), SAID_ONCE)
def test_each_choice_of_days_has_one_address(asked: str, said: str) -> None:
    form = SearchForm(QueryDict(asked))
    assert form.is_valid()
    assert unquote(str(form.address.canonical)) == f"?{said}"
    assert form.is_dated
    again = SearchForm(QueryDict(str(form.address.canonical)[1:]))
    assert again.is_valid()
    assert again.question() == form.question()


def test_years_that_are_no_neighbours_are_chosen_together() -> None:
    filters = question(period=["2021", "2019", "2022-01"]).filters
    assert filters.spans == [(date(2019, 1, 1), date(2019, 12, 31)), (date(2021, 1, 1), date(2022, 1, 31))]


def test_each_of_several_periods_can_be_dropped() -> None:
    form = SearchForm(QueryDict("period=2019&period=2021-05&from=2023"))
    assert form.is_valid()
    assert [str(chosen.without) for chosen in form.chosen] == [
        "?period=2021-05&period=2023%2F..",
        "?period=2019&period=2023%2F..",
        "?period=2019&period=2021-05",
    ]


def test_a_span_that_ends_before_it_begins_is_told() -> None:
    assert list(SearchForm({"from": "2022", "to": "2021"}).errors) == ["to"]
    assert SearchForm({"from": "2021-05", "to": "2021"}).is_valid()


@pytest.mark.parametrize(("asked", "named"), [("=1", ["="]), ("%20=1&x=2", ["=", "x"]), ("q=1&q=2", [])])
def test_a_parameter_without_a_name_is_told_of_too(asked: str, named: list[str]) -> None:
    assert SearchForm(QueryDict(asked)).ignored == named


@pytest.mark.parametrize("asked", ["from=2021/2022&to=2023", "from=2021&to=2022/2023", "from=2021/2022&to=2023/2024"])
def test_what_has_both_ends_stands_in_one_field_alone(asked: str) -> None:
    (sentence,) = (error for errors in SearchForm(QueryDict(asked)).errors.values() for error in errors)
    assert "/202" in sentence


def test_no_choice_of_days_is_of_more_than_its_address_may_say() -> None:
    form = SearchForm({"from": "1999", "period": [str(year) for year in range(2000, 2000 + MOST_CHOSEN)]})
    assert str(MOST_CHOSEN) in form.errors["period"][0]


@pytest.mark.parametrize(("asked", "told"), [("2021-05/..", 0), ("202X", 0), ("2021~", 1), ("2021-05-17T08:00:00", 1)])
def test_a_mark_that_says_no_days_is_told_of(asked: str, told: int) -> None:
    form = SearchForm({"period": asked})
    assert form.is_valid()
    assert len(form.notes) == told


IN_WORDS = [
    ("period=2021-05/2021-08", "2021年5月至8月"),
    ("from=2021-05&to=2022-08", "2021年5月至2022年8月"),
    ("period=2021-05-01/2021-05-17", "2021年5月1日至17日"),
    ("period=2021-05-01/2021-06-17", "2021年5月1日至6月17日"),
    ("period=2020/2021-05", "2020年至2021年5月"),
    ("period=2021/2021-05", "2021年至2021年5月"),
    ("period=202X", "2020年代"),
    ("period=19XX", "1900年至1999年"),
    ("period=2021-21", "2021年春"),
    ("period=2021-24/2022-21", "2021年冬至2022年春"),
    ("period=2021-05-17", "2021年5月17日"),
    ("period=2021-05/..", "自 2021年5月"),
    ("to=202X", "至 2020年代"),
]


@pytest.mark.parametrize(("asked", "words"), IN_WORDS)
def test_days_are_told_in_words(asked: str, words: str) -> None:
    form = SearchForm(QueryDict(asked))
    assert form.is_valid()
    assert [(chosen.label, str(chosen.without)) for chosen in form.chosen] == [(words, "?")]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["from", "to", "period"]), st.text() | st.text("0129-/.XT~?%", max_size=12))
def test_nothing_typed_as_a_date_is_more_than_an_error(name: str, typed: str) -> None:
    form = SearchForm({name: typed})
    assert (form.question() and not form.refusals) if form.is_valid() else list(form.errors) == [name]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_nothing_typed_into_the_query_is_an_error(typed: str) -> None:
    question(q=typed)
