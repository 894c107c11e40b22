"""Browsing by what happened."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.models import Article, Event
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db

TEXT = "前言。5月17日，县里开了表彰大会。散会。"
TOLD = "5月17日，县里开了表彰大会。"


@pytest.fixture(autouse=True)
def _none_of_the_seeds(db: None) -> None:
    Event.objects.all().delete()


@pytest.fixture
def event() -> Event:
    return a_happening("表彰大会", date(1999, 5, 17), region=a_region("甲县"))


@pytest.fixture
def article(event: Event) -> Article:
    article = an_article("表彰", TEXT)
    mention(article, TOLD, event)
    return article


def test_the_latest_event_comes_first_and_an_undated_one_last(client: Client, article: Article) -> None:
    for title, day in (("旧会", date(1998, 1, 1)), ("无日期的会", None), ("新会", date(2000, 1, 1))):
        mention(article, TEXT, a_happening(title, day))
    words = read_words(client, "/events/")
    places = [words.index(title) for title in ("新会", "表彰大会", "旧会", "无日期的会")]
    assert places == sorted(places)


def test_the_list_is_narrowed_to_a_kind(client: Client, article: Article) -> None:
    mention(article, TEXT, a_happening("揭牌仪式", kind="揭牌"))
    assert "表彰大会" not in read_words(client, "/events/?kind=揭牌")


def test_an_event_shows_who_took_part_where_and_the_passage_that_tells_it(
    client: Client, article: Article, event: Event
) -> None:
    body = an_organisation("甲县教育局")
    event.organisations.add(body)
    mention(article, "县里", body)
    page = read(client, event.get_absolute_url())
    assert body.get_absolute_url() in page
    assert str(event.region and event.region.get_absolute_url()) in page
    assert f'<p class="evidence" lang="zh-Hans">{TOLD}</p>' in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "May 17, 1999"),
        ({"date_basis": "inferred"}, "May 17, 1999 inferred"),
        ({"date_precision": "month", "date_edtf": "1999-05"}, "May 1999"),
        ({"date_precision": "month", "date_edtf": "1999-05~"}, "May 1999 about"),
        (
            {"date_precision": "interval", "date_edtf": "1999-05-17/1999-05-19", "date_last": date(1999, 5, 19)},
            "from May 17, 1999 to May 19, 1999",
        ),
        (
            {"date_precision": "interval", "date_edtf": "1999-05-17/1999-05-19~", "date_last": date(1999, 5, 19)},
            "between May 17, 1999 and May 19, 1999 about",
        ),
    ],
)
def test_a_date_is_as_exact_and_as_sure_as_it_is_known(
    client: Client, article: Article, fields: dict[str, Any], told: str
) -> None:
    Event.objects.update(**fields)
    assert f"When {told}" in read_words(client, Event.objects.get().get_absolute_url())


def test_an_event_of_a_rejected_mention_is_gone(client: Client, article: Article, event: Event) -> None:
    article.mentions.update(status="rejected")
    assert client.get(event.get_absolute_url()).status_code == 410
    assert "表彰大会" not in read_words(client, "/events/")


def test_an_event_that_only_a_draft_tells_of_is_unknown(client: Client, article: Article, event: Event) -> None:
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert client.get(event.get_absolute_url()).status_code == 404


def test_the_address_of_a_merged_event_leads_to_what_it_became(client: Client, article: Article, event: Event) -> None:
    first, second = a_happening("表彰会"), a_happening("大会")
    for gone, stays in ((first, second), (second, event)):
        merge(KINDS["event"], [gone.pk, stays.pk], stays.pk, {"kind": stays.pk})
    for address in (first.get_absolute_url(), second.get_absolute_url()):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (301, event.get_absolute_url())


def test_an_event_leads_to_others_of_its_place_and_of_its_day(client: Client, article: Article, event: Event) -> None:
    for title, day, region in (
        ("前一天的会", date(1999, 5, 16), event.region),
        ("后来的会", date(1999, 6, 1), event.region),
        ("别处的会", date(1999, 5, 17), a_region("乙县")),
    ):
        mention(article, TEXT, a_happening(title, day, region=region, kind="揭牌"))
    words = read_words(client, event.get_absolute_url())
    place, day_of = words.index("In the same place"), words.index("At the same time")
    assert place < words.index("前一天的会") < words.index("后来的会") < day_of < words.index("别处的会")


def test_what_may_be_the_same_event_says_that_nobody_has_said_so(
    client: Client, article: Article, event: Event
) -> None:
    twin = a_happening("表彰大会", date(1999, 5, 17), region=event.region)
    mention(an_article("又一篇", TEXT), TOLD, twin)
    words = read_words(client, event.get_absolute_url())
    assert "Perhaps the same Told elsewhere in like words" in words
    assert words.count("表彰大会 May 17, 1999") == 1


def test_a_day_that_is_known_leads_to_its_page_and_an_approximate_one_does_not(
    client: Client, article: Article, event: Event
) -> None:
    address = event.get_absolute_url()
    assert 'href="/dates/1999/05/17/?of=events"' in read(client, address)
    Event.objects.update(date_edtf="1999-05-17~")
    assert "/dates/1999/05/17/" not in read(client, address)


def test_a_year_leads_to_its_page_of_a_long_list(client: Client, article: Article) -> None:
    for number in range(41):
        mention(article, TEXT, a_happening(f"第{number}次会", date(2001, 1, 1)))
    assert 'href="?page=2#year-1999"' in read(client, "/events/")
    assert "1999 表彰大会" in read_words(client, "/events/?page=2")
