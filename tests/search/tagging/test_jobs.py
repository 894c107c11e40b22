"""Rules run by themselves once an import or a reading anew has changed anything."""

from types import SimpleNamespace

import pytest
from django.db import connection

from articles.importing.importer import import_items
from articles.importing.items import Item
from articles.models import Article, Tag, TaggingRule
from articles.rereading.rereader import reread
from jobs.models import Job
from jobs.working import work
from search.keeping.generations import Generations
from search.tagging.jobs import run_what_was_missed

pytestmark = pytest.mark.django_db
PIECE = "花猪合作社开张\n2021-03-09 来源：甲区报\n\n伞铺村党支部办起花猪合作社，商量怎么把猪养好。"


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is written in the test's own transaction, which no other connection sees."""
    same = SimpleNamespace(cursor=connection.cursor, close=lambda: None)
    monkeypatch.setattr("jobs.progress.connections", SimpleNamespace(create_connection=lambda alias: same))


@pytest.fixture
def rule(index: Generations) -> TaggingRule:
    return TaggingRule.objects.create(name="养猪", query="?q=花猪", tag=Tag.objects.create(name="产业"))


def take_in(text: str = PIECE, *, dry_run: bool = False) -> None:
    list(import_items([Item("a.txt", "a.txt", text.encode())], "甲", jobs=1, dry_run=dry_run))


def test_what_is_imported_is_suggested_for_their_tags(rule: TaggingRule) -> None:
    take_in()
    work(lambda: True)
    assert rule.suggestions.get().article.title == "花猪合作社开张"
    assert Job.objects.get().report == {"suggested": 1, "withdrawn": 0, "troubles": {}}


def test_what_is_read_anew_is_suggested_too(rule: TaggingRule) -> None:
    take_in()
    Job.objects.all().delete()
    Article.objects.filter(title="花猪合作社开张").update(title="旧的")
    list(reread(Article.objects.filter(title="旧的"), jobs=1, write=True))
    work(lambda: True)
    assert rule.suggestions.count() == 1


def test_an_import_that_was_killed_before_it_could_ask_is_followed_all_the_same(rule: TaggingRule) -> None:
    take_in()
    Job.objects.all().delete()
    for _ in range(2):
        run_what_was_missed()
        work(lambda: True)
    assert rule.suggestions.count() == 1
    assert Job.objects.count() == 1


def test_one_that_asks_for_nothing_any_more_stops_no_other(rule: TaggingRule) -> None:
    lost = TaggingRule.objects.create(name="丢失", query="?tag=没有这个标签", tag=rule.tag)
    take_in()
    work(lambda: True)
    assert rule.suggestions.count() == 1
    assert list(Job.objects.get().report["troubles"]) == [lost.name]


def nothing_new(_rule: TaggingRule) -> None:
    take_in()
    Job.objects.all().delete()
    take_in()


def only_looked_at(_rule: TaggingRule) -> None:
    take_in(dry_run=True)


def switched_off(rule: TaggingRule) -> None:
    TaggingRule.objects.filter(pk=rule.pk).update(is_on=False)
    take_in()


@pytest.mark.parametrize("do", [nothing_new, only_looked_at, switched_off])
def test_nothing_is_asked_for_where_nothing_can_come_of_it(rule: TaggingRule, do: object) -> None:
    do(rule)  # type: ignore[operator]
    assert not Job.objects.exists()
