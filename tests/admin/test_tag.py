"""One subject word, one tag, in whatever way it is written."""

import csv
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Batch, Tag, TagAlias
from articles.sorting import pinyin_key
from tests.admin.pages import complaints, save, saved
from tests.cast import a_region, an_article, an_organisation

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_tag_add")
LIST = reverse("admin:articles_tag_changelist")


def page_of(tag: Tag) -> str:
    return reverse("admin:articles_tag_change", args=[tag.pk])


@pytest.fixture(autouse=True)
def _no_tags(db: None) -> None:
    """The tag that the seeds bear would be counted and found with those of the tests."""
    Tag.objects.all().delete()


@pytest.fixture
def tag() -> Tag:
    tag = Tag.objects.create(name="党建引领", pinyin=pinyin_key("党建引领"))
    TagAlias.objects.create(tag=tag, name="Party Building")
    return tag


def test_a_new_tag_gets_its_sort_key(admin_client: Client) -> None:
    saved(admin_client, ADD, name="主题党日")
    assert Tag.objects.get(name="主题党日").pinyin == "zhu3 ti2 dang3 ri4"


def test_a_sort_key_typed_by_hand_stands(admin_client: Client) -> None:
    saved(admin_client, ADD, name="重庆党建", pinyin="chong2 qing4 dang3 jian4")
    assert Tag.objects.get().pinyin.startswith("chong2")


@pytest.mark.parametrize(
    "twin", ["黨建引領", "党 建 引 领", " 党建引领 ", "party building", "Ｐａｒｔｙ　ｂｕｉｌｄｉｎｇ", "PARTYBUILDING"]
)
def test_a_twin_is_refused_with_a_link_to_the_tag(admin_client: Client, tag: Tag, twin: str) -> None:
    response = save(admin_client, ADD, name=twin)
    assert f'<a href="{page_of(tag)}">党建引领</a>' in complaints(response)
    assert Tag.objects.count() == 1


def test_a_word_that_only_contains_a_tag_is_a_tag_of_its_own(admin_client: Client, tag: Tag) -> None:
    saved(admin_client, ADD, name="党建引领治理")
    assert Tag.objects.count() == 2


def test_a_tag_may_be_written_in_another_way(admin_client: Client, tag: Tag) -> None:
    saved(admin_client, page_of(tag), name="黨建引領")
    assert Tag.objects.get().name == "黨建引領"


@pytest.mark.parametrize("word", ["党建引领", "黨建引領", "party building", "两新"])
def test_another_word_that_leads_elsewhere_is_refused(admin_client: Client, tag: Tag, word: str) -> None:
    TagAlias.objects.create(tag=Tag.objects.create(name="两新党建"), name="两新")
    other = Tag.objects.create(name="基层党建")
    response = save(
        admin_client, page_of(other), **{"aliases-TOTAL_FORMS": "1", "aliases-0-tag": other.pk, "aliases-0-name": word}
    )
    assert "<a href=" in complaints(response)


@pytest.mark.parametrize("words", [("基层", "基層"), ("基层党建", "基层")])
def test_no_word_stands_twice_on_one_tag(admin_client: Client, words: tuple[str, str]) -> None:
    typed = {f"aliases-{number}-name": word for number, word in enumerate(words)}
    response = save(admin_client, ADD, name="基层党建", **{"aliases-TOTAL_FORMS": "2"}, **typed)
    assert "errorlist" in complaints(response)
    assert not TagAlias.objects.exists()


def test_the_list_counts_uses(admin_client: Client, tag: Tag) -> None:
    for _ in range(2):
        an_article().tags.add(tag)
    (row,) = admin_client.get(reverse("admin:articles_tag_changelist")).context["cl"].result_list
    assert row.uses == 2


@pytest.mark.parametrize(
    "typed", ["黨建", "Party", "ｐａｒｔｙ　ｂｕｉｌｄｉｎｇ", "dangjian", "djyl", "DangJ", "jianyin"]
)
def test_a_tag_is_offered_however_it_is_typed(admin_client: Client, tag: Tag, typed: str) -> None:
    question = {"term": typed, "app_label": "articles", "model_name": "articletag", "field_name": "tag"}
    offered = admin_client.get(reverse("admin:autocomplete"), question).json()["results"]
    assert [offer["text"] for offer in offered] == ["党建引领"]


def listed(client: Client, look: str) -> set[str]:
    return {row.name for row in client.get(LIST, {"look": look}).context["cl"].result_list}


@pytest.fixture
def several() -> None:
    """Of each sort one, and 党建引领, which is of none."""
    region = a_region("甲县")
    for name, times in (("从未", 0), ("一次", 1), ("甲县", 3), ("县委", 4), ("如影", 5)):
        tag = Tag.objects.create(name=name)
        for _ in range(times):
            an_article(regions=(region,)).tags.add(tag)
    an_organisation("县委")
    shadow = Tag.objects.create(name="随形")
    for article in Article.objects.filter(tags__name="如影"):
        article.tags.add(shadow)
    another = Article.objects.filter(tags__name="甲县").first()
    Article.objects.filter(pk=another.pk if another else 0).update(batch=Batch.objects.create(name="另一批"))


@pytest.mark.parametrize(
    ("look", "names"),
    [
        ("never", {"从未"}),
        ("once", {"一次"}),
        ("batch", {"县委", "如影", "随形"}),
        ("alike", {"如影", "随形"}),
        ("region", {"甲县"}),
        ("organisation", {"县委"}),
        ("nonsense", {"从未", "一次", "甲县", "县委", "如影", "随形"}),
    ],
)
def test_tags_to_be_looked_at_are_listed_by_what_may_be_wrong(
    admin_client: Client, several: None, look: str, names: set[str]
) -> None:
    assert listed(admin_client, look) == names


def test_the_list_says_who_made_a_tag_and_when_it_was_last_used(admin_client: Client, admin_user: User) -> None:
    saved(admin_client, ADD, name="两新")
    an_article().tags.add(Tag.objects.get(name="两新"))
    (row,) = admin_client.get(LIST).context["cl"].result_list
    assert (row.creator, row.last_used) == (admin_user.username, row.article_tags.get().added)


def test_the_list_comes_as_a_table_with_its_filters(admin_client: Client, several: None) -> None:
    response = admin_client.get(reverse("admin:articles_tag_table"), {"look": "organisation"})
    table = list(csv.reader(response.content.decode("utf-8-sig").splitlines()))
    assert table[0] == ["name", "other words", "articles", "creator", "created", "last used"]
    assert [row[:4] for row in table[1:]] == [["县委", "", "4", ""]]


def test_no_cell_of_the_table_is_a_formula(admin_client: Client) -> None:
    Tag.objects.create(name="=1+1")
    assert "'=1+1" in admin_client.get(reverse("admin:articles_tag_table")).content.decode()


PAIRS = reverse("admin:articles_tag_pairs")


def tags(*names: str) -> list[Tag]:
    return [Tag.objects.create(name=name, pinyin=pinyin_key(name)) for name in names]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("两学一做", "两学一作"), ["读音相同"]),
        (("計畫", "计画"), ["读音相同"]),
        (("“三会一课”", "三会一课"), ["写法相同，只差标点"]),
        (("两新", "基层"), None),
    ],
)
def test_tags_written_or_read_alike_are_a_pair(
    admin_client: Client, names: tuple[str, str], why: list[str] | None
) -> None:
    one, other = tags(*names)
    an_article().tags.add(other)
    lines = admin_client.get(PAIRS).context["lines"]
    told = [(pair.stays, pair.goes, list(map(str, pair.why))) for pair, _merging in lines]
    assert told == ([(other, one, why)] if why else [])


def test_a_tag_that_is_another_word_of_another_is_its_pair(admin_client: Client, tag: Tag) -> None:
    (other,) = tags("两新")
    TagAlias.objects.create(tag=tag, name="“两新”")
    ((pair, _merging),) = admin_client.get(PAIRS).context["lines"]
    assert {pair.stays, pair.goes} == {tag, other}


def test_tags_of_nearly_the_same_articles_are_a_pair_that_leads_to_the_page_that_merges(
    admin_client: Client, several: None
) -> None:
    ((pair, merging),) = admin_client.get(PAIRS).context["lines"]
    assert ({pair.stays.name, pair.goes.name}, pair.shared) == ({"如影", "随形"}, 5)
    page = admin_client.get(merging)
    assert [(line.row, line.stays) for line in page.context["lines"]] == [(pair.stays, True), (pair.goes, False)]
    assert f'href="{PAIRS}"' in admin_client.get(LIST).content.decode()


def test_pairs_cost_the_same_however_many(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    tags(*(f"{mark}基层{mark}" for mark in "“”·—、，。！"))
    admin_client.get(PAIRS)
    with django_assert_max_num_queries(9):
        assert len(admin_client.get(PAIRS).context["lines"]) == 28
