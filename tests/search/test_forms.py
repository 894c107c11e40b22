"""What may be asked, and the sentence for what may not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Organisation, Outlet, Tag, TagAlias
from search.filtering import Filters
from search.finding import Question
from search.forms import SearchForm
from search.query.parsing import parse
from tests.cast import a_region

pytestmark = pytest.mark.django_db


def question(**asked: str) -> Question:
    form = SearchForm(asked)
    assert form.is_valid(), form.errors
    return form.question()


def test_without_parameters_everything_is_asked_for() -> None:
    assert question() == Question()


def test_each_parameter_says_its_part() -> None:
    region = a_region("乙区", code="999904")
    Outlet.objects.create(name="甲报")
    Organisation.objects.create(name="甲市委")
    asked = question(
        q="党建", region="999904", outlet="甲报", organisation="甲市委", script="hant",
        to="2021-05", sort="oldest", page="3", size="7", **{"from": "2020"},
    )  # fmt: skip
    values = {"region": region.slug, "outlet": "甲报", "organisation": "甲市委", "script": "hant"}
    filters = Filters(values, date(2020, 1, 1), date(2021, 5, 31))
    assert asked == Question(parse("党建").tree, filters, "oldest", 3, 7)


@pytest.mark.parametrize("name", ["两新品牌", "兩新 品牌", "招牌"])
def test_a_tag_is_known_by_any_spelling_and_by_its_other_words(name: str) -> None:
    tag = Tag.objects.create(name="两新品牌")
    TagAlias.objects.create(tag=tag, name="招牌")
    assert question(tag=name).filters.values == {"tag": "两新品牌"}


WRONG = {
    "region": ["没有这里", "\x00", "x" * 5000],
    "outlet": ["没有这报"],
    "organisation": ["没有这个"],
    "tag": ["没有", "\x00"],
    "script": ["latin"],
    "sort": ["revelance"],
    "page": ["0", "-1", "x", "9" * 50 + "x"],
    "size": ["0", "101", "x"],
    "from": ["2021-13", "2021-02-30", "20210517", "去年", "2021~"],
    "to": ["0999", "2021/05"],
}


@pytest.mark.parametrize(("parameter", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_that_leads_nowhere_is_told_under_its_parameter(parameter: str, value: str) -> None:
    form = SearchForm({parameter: value})
    assert not form.is_valid()
    assert list(form.errors) == [parameter]
    assert len(str(form.errors[parameter][0])) < 300


def test_a_span_that_ends_before_it_begins_is_told() -> None:
    assert list(SearchForm({"from": "2022", "to": "2021"}).errors) == ["to"]
    assert SearchForm({"from": "2021-05", "to": "2021"}).is_valid()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_nothing_typed_into_the_query_is_an_error(typed: str) -> None:
    question(q=typed)
