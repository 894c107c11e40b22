"""What a person changes is locked, wherever it is changed."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.curating.decisions import fields_settled, locked_after
from articles.models import Article, Outlet
from tests.cast import a_region, an_article, print_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """As a program brought it."""
    return Article.objects.get(pk=an_article("原题", on=date(2021, 5, 17)).pk)


def locked(article: Article) -> list[str]:
    return Article.objects.get(pk=article.pk).locked


def test_a_title_that_is_saved_in_a_shell_is_locked(article: Article) -> None:
    article.title = "新题"
    article.save()
    assert locked(article) == ["title", "title_supplied"]


def test_a_place_is_locked_too(article: Article) -> None:
    article.main_region = a_region("某区")
    article.save()
    assert locked(article) == ["main_region"]


def test_a_day_locks_the_whole_date(article: Article) -> None:
    article.published_precision = "month"
    article.save()
    assert locked(article) == fields_settled(["published"])


def test_saving_what_stands_locks_nothing(article: Article) -> None:
    article.status = "draft"
    article.save()
    assert locked(article) == []


def test_a_day_that_is_typed_as_a_string_is_the_same_day(article: Article) -> None:
    article.published_first = "2021-05-17"
    article.save()
    assert locked(article) == []


def test_of_what_is_not_saved_nothing_is_locked(article: Article) -> None:
    article.title = article.section = "新"
    article.save(update_fields=["section"])
    assert (locked(article), Article.objects.get(pk=article.pk).title) == (["section"], "原题")


def test_what_was_locked_before_stays_so_with_names_that_nobody_knows(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(locked=["abstract", "text"])
    article.refresh_from_db()
    article.section = "要闻"
    article.save()
    assert locked(article) == ["abstract", "section", "text"]


def test_a_field_that_is_released_stays_released(article: Article) -> None:
    article.section = "要闻"
    article.save()
    article.locked = []
    article.save()
    assert locked(article) == []


def test_what_was_not_read_of_the_row_is_not_compared(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    listed = Article.objects.defer("abstract").get(pk=article.pk)
    listed.section = "要闻"
    with django_assert_num_queries(1):
        assert locked_after(listed, None) == ["section"]


def test_outlets_that_are_set_in_a_shell_are_locked(article: Article) -> None:
    article.outlets.set([Outlet.objects.create(name="新报")])
    assert (article.locked, locked(article)) == (["outlets"], ["outlets"])
    article.save()
    assert locked(article) == ["outlets"]


@pytest.mark.parametrize(
    "change",
    [
        lambda article: Outlet.objects.create(name="新报").articles.add(article),
        lambda article: Outlet.objects.get(name="甲报").articles.remove(article),
        lambda article: Outlet.objects.get(name="甲报").articles.clear(),
        lambda article: article.outlets.clear(),
    ],
    ids=["added", "removed", "cleared", "cleared by itself"],
)
def test_so_are_they_from_the_side_of_the_outlet(article: Article, change: Callable[[Article], object]) -> None:
    print_in(article, "甲报")
    change(article)
    assert locked(article) == ["outlets"]


def test_setting_the_outlets_that_it_has_decides_nothing(article: Article) -> None:
    print_in(article, "甲报")
    article.outlets.set(Outlet.objects.filter(name="甲报"))
    assert locked(article) == []
