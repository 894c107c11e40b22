"""Every lookup of Haystack on every kind of field."""

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from haystack.exceptions import SearchBackendError
from haystack.inputs import AltParser, AutoQuery, Clean, Exact, Not, Raw
from haystack.query import SQ, SearchQuerySet
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.backend import ArchiveBackend
from tests.search.haystack.conftest import Put, found

BOOKS = [
    {
        "text": "Painted houses",
        "title": "Painted houses",
        "story": "老渡口架起新桥，红色工会",
        "author": "Lu Xin",
        "tags": ["甲, 乙报", 'a "b"'],
        "pages": 90,
        "price": 3.5,
        "bound": True,
        "printed": datetime(2021, 5, 17, 9, 30, tzinfo=UTC).replace(tzinfo=None),
        "begins": "老渡口 painted",
        "holds": "老渡口架起新桥",
    },
    {
        "text": "a house of paint",
        "story": "新桥通车 红了",
        "author": "Lu Xun",
        "tags": ["丙报"],
        "pages": 200,
        "price": 12.25,
        "bound": False,
        "printed": date(2021, 6, 1),
        "begins": "新桥",
        "holds": "新桥通车",
    },
    {"text": "", "story": "工会", "author": "Mo"},
]

CASES: list[tuple[dict[str, Any], set[int]]] = [
    # words, here English ones, are found by their stems
    ({"content": "house"}, {1, 2}),
    ({"content": "paint HOUSES"}, {1, 2}),
    ({"content": "a"}, {2}),
    ({"content": "of painted"}, {2}),
    ({"content__exact": "house of"}, {2}),
    ({"content__exact": "of house"}, set()),
    ({"content__startswith": "pai"}, {1, 2}),
    ({"content__contains": "ous"}, {1, 2}),
    ({"title__startswith": "Pai ho"}, {1}),
    ({"title__endswith": "nted"}, {1}),
    ({"title__contains": "inte us"}, {1}),
    ({"title__fuzzy": "paimtet"}, {1}),
    ({"title__fuzzy": "mainted"}, set()),
    ({"content": ""}, {1, 2, 3}),
    ({"content": " "}, set()),
    # text by characters
    ({"story": "桥"}, {1, 2}),
    ({"story": "红 新桥"}, {1, 2}),
    ({"story__exact": "车 红"}, {2}),
    ({"story__contains": "口架起"}, {1}),
    ({"story__startswith": "口架"}, {1}),
    ({"story__fuzzy": "老渡囗架"}, {1}),
    ({"story__fuzzy": "老渡架起"}, {1}),
    ({"story__fuzzy": "老渡口口架"}, {1}),
    ({"story__fuzzy": "老桥"}, set()),
    ({"story__fuzzy": "老渡甲乙架"}, set()),
    ({"story__range": ["红", "红"]}, {1, 2}),
    ({"story__gt": "\uff00"}, set()),
    ({"story": Raw("渡口*")}, {1}),
    ({"story": Raw("新?*车")}, {2}),
    ({"story": Raw("渡囗架~")}, {1}),
    ({"story": Raw("[红 TO 红]")}, {1, 2}),
    # whole values
    ({"author": "Lu Xin"}, {1}),
    ({"author": "Lu"}, set()),
    ({"author__startswith": "Lu X"}, {1, 2}),
    ({"author__endswith": "un"}, {2}),
    ({"author__contains": "u "}, {1, 2}),
    ({"author__fuzzy": "Lu Xen"}, {1, 2}),
    ({"author__gt": "Lu Xin"}, {2, 3}),
    ({"author__range": ["Lu", "Lu Xin"]}, {1}),
    ({"author__in": ["Mo", "Lu Xun"]}, {2, 3}),
    ({"author__in": []}, set()),
    ({"tags": "甲, 乙报"}, {1}),
    ({"tags": "甲"}, set()),
    ({"tags__exact": 'a "b"'}, {1}),
    ({"tags__in": ["丙报", 'a "b"']}, {1, 2}),
    ({"tags__contains": "报"}, {1, 2}),
    # numbers, truth, time
    ({"pages": 90}, {1}),
    ({"pages": "90"}, {1}),
    ({"pages__gt": 90}, {2}),
    ({"pages__gte": 90}, {1, 2}),
    ({"pages__lt": 90}, set()),
    ({"pages__lte": "90"}, {1}),
    ({"pages__range": [None, 199]}, {1}),
    ({"pages__in": [90, 200]}, {1, 2}),
    ({"pages": [90, 200]}, {1, 2}),
    ({"price__gt": 3.5}, {2}),
    ({"bound": True}, {1}),
    ({"bound": "false"}, {2}),
    ({"printed": date(2021, 6, 1)}, {2}),
    ({"printed__gt": date(2021, 6, 1)}, set()),
    ({"printed__lt": datetime(2021, 5, 17, 9, 31, tzinfo=UTC).replace(tzinfo=None)}, {1}),
    ({"printed__range": [date(2021, 5, 1), date(2021, 6, 1)]}, {1, 2}),
    # what is being typed
    ({"begins": "老"}, {1}),
    ({"begins": "Pai"}, {1}),
    ({"begins": "口"}, set()),
    ({"holds": "口架"}, {1}),
    # Haystack's own fields
    ({"id": "articles.outlet.2"}, {2}),
    ({"django_id__in": [1, 3]}, {1, 3}),
    # inputs
    ({"story": AutoQuery('新桥 -"红色工会"')}, {2}),
    ({"story": AutoQuery("「红色工会」")}, {1}),
    ({"content": AutoQuery(" ")}, {1, 2, 3}),
    ({"story": Exact("车 红")}, {2}),
    ({"story": Clean("AND (")}, set()),
    ({"story": Not("工会")}, {2}),
    ({"content": Raw("hous* NOT story:工会")}, {2}),
    ({"story": Raw('老渡口 OR "通车 红"')}, {1, 2}),
    ({"content": Raw("pages:[100 to] OR author:'Mo'")}, {2, 3}),
    ({"content": Raw("houze~2/1")}, {1, 2}),
    ({"content": Raw("*")}, {1, 2, 3}),
]


@pytest.fixture
def books(put: Put) -> None:
    put(*BOOKS)


@pytest.mark.parametrize(("asked", "wanted"), CASES, ids=lambda part: str(part)[:60])
def test_a_lookup_finds(books: None, asked: dict[str, Any], wanted: set[int]) -> None:
    assert set(found(SearchQuerySet().filter(**asked))) == wanted


@pytest.mark.parametrize(
    "asked",
    [
        {"colour": "red"},
        {"pages__contains": 9},
        {"pages": "many"},
        {"printed": "soon"},
        {"story": AltParser("dismax", "x")},
        {"content": Raw("pages:many")},
    ],
    ids=str,
)
def test_a_lookup_without_sense_is_told(books: None, asked: dict[str, Any]) -> None:
    with pytest.raises(SearchBackendError):
        SearchQuerySet().filter(**asked).count()


def test_conditions_combine(books: None) -> None:
    everything = SearchQuerySet()
    assert found(everything.filter(SQ(author="Mo") | SQ(pages=90))) == [1, 3]
    assert found(everything.exclude(author="Mo").filter(bound=True)) == [1]
    assert found(everything.filter(~(SQ(author="Mo") | SQ(pages=90)))) == [2]
    assert found(everything.filter(author="Mo") | everything.filter(pages=90)) == [1, 3]
    assert found(everything.filter_or(author="Mo").filter_or(pages=90)) == [1, 3]


def test_a_query_is_narrowed_by_conditions_with_any_value(books: None) -> None:
    assert found(SearchQuerySet().narrow(SQ(tags='a "b"'))) == [1]
    assert found(SearchQuerySet().narrow(SQ(tags="甲, 乙报") | SQ(author="Mo"))) == [1, 3]
    assert found(SearchQuerySet().narrow("pages:[100 to]")) == [2]


def test_completing_finds_beginnings_of_words(books: None) -> None:
    assert found(SearchQuerySet().autocomplete(begins="pain 老")) == [1]
    assert found(SearchQuerySet().autocomplete(holds="桥通")) == [2]


VALUE = st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(value=VALUE, other=VALUE)
@example(value="TO", other="0")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_a_value_may_hold_any_character(put: Put, value: str, other: str) -> None:
    put({"tags": [value, "x" + value]}, {"tags": [other + "y"]})
    for lookup in ("tags", "tags__exact", "tags__startswith", "tags__endswith", "tags__contains"):
        assert 1 in found(SearchQuerySet().filter(**{lookup: value}))
    assert found(SearchQuerySet().narrow(SQ(tags=value))) == found(SearchQuerySet().filter(tags=value))


@given(text=st.text(st.sampled_from("新桥 a1*?\"'()[]{}:^~+-\\&|!<>,.TOANDR\0"), max_size=16))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_any_string_is_a_query_or_told_to_be_none(backend: ArchiveBackend, put: Put, text: str) -> None:
    put({"story": "新桥", "tags": ["a"]})
    for value in (text, AutoQuery(text), Clean(text), Exact(text), Not(text)):
        assert SearchQuerySet().filter(story=value, content=value).count() in (0, 1)
    with suppress(SearchBackendError):
        assert SearchQuerySet().filter(content=Raw(text)).count() in (0, 1)
