"""What is suggested for what is typed, and as what one may search for it."""

from collections.abc import Callable
from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Mention, Organisation, Region, RegionAlias, Tag, TagAlias
from articles.sorting import pinyin_key
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.suggesting.shelves import Newest, newest
from search.suggesting.suggest import EACH, MOST, Suggestion, suggest
from tests.cast import a_region, an_article, an_organisation

Labels = Callable[[str], list[str]]


@pytest.fixture
def refresh(index: Generations) -> Callable[[], None]:
    def refreshing() -> None:
        drain()
        newest.refresh()

    return refreshing


def named(row: Region | Organisation | Tag) -> None:
    row.pinyin = pinyin_key(row.name)
    row.save()


@pytest.fixture
def archive(refresh: Callable[[], None]) -> None:
    city = a_region("上海市", "prefecture", code="9999")
    district = a_region("静安区", under=city, code="999906")
    silent = a_region("静海区", under=city, code="999999")
    for region in (city, district, silent):
        named(region)
    RegionAlias.objects.create(region=district, name="闸北区")
    tag = Tag.objects.get_or_create(key="党建", defaults={"name": "党建", "pinyin": pinyin_key("党建")})[0]
    TagAlias.objects.create(tag=tag, name="党的建设")
    body = an_organisation("静安区税务局", district)
    named(body)
    for _ in range(2):
        article = an_article("静安区税务局以党建引领治理", "静安区税务局。", outlets=("静报",), regions=(district,))
        article.article_tags.create(tag=tag)
        Mention.objects.create(article=article, start=0, end=6, surface="静安区税务局", organisation=body, rule="test")
    refresh()


def found(typed: str) -> list[tuple[str, str]]:
    return [(suggestion.kind, suggestion.label) for suggestion in suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("静", ("region", "静安区")),
        ("靜", ("region", "静安区")),
        ("jing", ("region", "静安区")),
        ("jaq", ("region", "静安区")),
        ("JAQ", ("region", "静安区")),
        ("ｊａｑ", ("region", "静安区")),
        ("jing'an", ("region", "静安区")),
        ("静a", ("region", "静安区")),
        ("闸北", ("region", "静安区")),
        ("dangjian", ("tag", "党建")),
        ("dj", ("tag", "党建")),
        ("党的建设", ("tag", "党建")),
        ("jaqswj", ("organisation", "静安区税务局")),
        ("jb", ("outlet", "静报")),
        ("djyl", ("phrase", "党建引领治理")),
        ("工会 jaq", ("region", "静安区")),
    ],
)
def test_the_best_is_what_is_meant(archive: None, typed: str, first: tuple[str, str]) -> None:
    assert found(typed)[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["", " ", "静 ", "“静", "-静", "region:静", "静海", "jinghai", "xyz", "静" * 40, "\x00", "\ud800"]
)
def test_nothing_is_suggested_for_what_is_no_name_that_any_article_has(archive: None, typed: str) -> None:
    assert found(typed) == []


def test_a_region_tells_where_it_is_and_how_many_articles_it_has(archive: None) -> None:
    assert suggest("jaq")[0] == Suggestion("region", "静安区", "上海市", 2, "", "999906")


def test_the_same_is_told_in_a_terminal(archive: None) -> None:
    said = StringIO()
    call_command("suggest", "jaq", stdout=said)
    assert said.getvalue().splitlines()[0] == "静安区  上海市  region  2"


def test_what_was_typed_before_stays_beside_what_is_chosen(archive: None) -> None:
    assert suggest("工会  换届 jaq")[0].q == "工会  换届"
    assert (suggest("工会 djyl")[0].q, suggest("工会 djyl")[0].value) == ("工会 党建引领治理", "")


def test_few_of_a_kind_come_before_more_of_it(refresh: Callable[[], None]) -> None:
    outlets = tuple(f"党报{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑")
    tag = Tag.objects.create(name="党课", pinyin=pinyin_key("党课"))
    an_article("标题", outlets=outlets).article_tags.create(tag=tag)
    refresh()
    kinds = [kind for kind, _ in found("党")]
    assert (len(kinds), kinds.count("tag")) == (MOST, 1)
    assert kinds.count("outlet") > EACH


def test_bodies_of_one_name_are_suggested_once_and_without_a_place(refresh: Callable[[], None]) -> None:
    article = an_article("标题", "总工会开会。")
    for name in ("甲市", "乙市"):
        body = an_organisation("总工会", a_region(name))
        Mention.objects.create(article=article, start=0, end=3, surface="总工会", organisation=body, rule="test")
    refresh()
    assert [(each.label, each.beside, each.articles) for each in suggest("总工会")] == [("总工会", "", 1)]


def test_suggesting_asks_the_database_nothing(archive: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        suggest("dj")
    assert len(captured) == 0


def test_the_api_gives_them_as_json(archive: None, client: Client) -> None:
    answer = client.get("/api/suggest", {"q": "党建 jaq"})
    first = {"kind": "region", "label": "静安区", "beside": "上海市", "articles": 2, "q": "党建", "value": "999906"}
    assert answer.json()["suggestions"][0] == first
    assert "max-age" in answer["Cache-Control"]


def test_an_index_in_trouble_is_told(index_folder: object, db: None, client: Client) -> None:
    answer = client.get("/api/suggest", {"q": "党"})
    assert answer.status_code == 503
    assert "manage.py index" in answer.json()["detail"]


@pytest.fixture
def unthreaded(monkeypatch: pytest.MonkeyPatch) -> list[Thread]:
    """Threads that begin only when the test lets them."""
    started: list[Thread] = []
    monkeypatch.setattr("search.suggesting.shelves._PATIENCE", 0)
    monkeypatch.setattr("search.suggesting.shelves.Thread.start", lambda thread: started.append(thread))
    return started


def test_nobody_waits_for_suggestions_of_a_newer_commit(
    archive: None, unthreaded: list[Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.suggesting.shelves._SHARE", 0)
    shelves = Newest()
    assert (shelves.get(), len(unthreaded)) == (None, 1)
    older = shelves.refresh()
    an_article("更新的文章")
    drain()
    assert shelves.get() is older
    assert len(unthreaded) == 1, "one is at it already"
