"""What holds for every page."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleTag, Credit, Event, Family, Organisation, Region, Repair, Tag
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import read

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/articles/{identifier}/",
    "/articles/{identifier}/?names=plain",
    "/articles/{identifier}/original/",
    "/articles/{identifier}/repairs/",
    "/articles/{identifier}/reprints/",
    "/articles/{identifier}/reprints/{other}/",
    "/articles/{identifier}/reprints/{other}/?view=columns",
    "/regions/",
    "/regions/{slug}/",
    "/regions/{slug}/?period=1907-05",
    "/organisations/",
    "/organisations/?kind=enterprise",
    "/organisations/?sort=held",
    "/organisations/{organisation}/",
    "/organisations/{organisation}/?period=1907",
    "/tags/",
    "/tags/{tag}/",
    "/outlets/",
    "/outlets/{outlet}/",
    "/outlets/{outlet}/?period=1907-05",
    "/outlets/{outlet}/?period=1907-05-17",
    "/events/",
    "/events/?kind=会议",
    "/events/{event}/",
    "/dates/",
    "/dates/1907/",
    "/dates/1907/05/",
    "/dates/1907/05/17/",
    "/about/",
    "/about/coverage/",
    "/about/coverage/?region={slug}&year=1907",
    "/help/",
    "/colophon/",
]
every_page = pytest.mark.parametrize("pattern", PAGES)

Grow = Callable[[int], None]


@pytest.fixture
def names() -> dict[str, str]:
    """What fills the places in the addresses: an article, its reprint, its region, a body and an event that
    it names.
    """
    region = a_region("甲省", "province")
    family = Family.objects.create()
    article = an_article("无题", on=date(1907, 5, 17), outlets=("甲报",), regions=(region,), family=family)
    other = an_article("无题", text="全市开会。", family=family)
    body, event = (
        an_organisation("甲公司", region, kind="enterprise"),
        a_happening("甲会", date(1907, 5, 16), region=region),
    )
    mention(article, "全市", body)
    mention(article, article.text, event)
    event.organisations.add(body)
    names = {"identifier": article.identifier, "other": other.identifier, "slug": region.slug}
    tag = Tag.objects.create(name="甲标签", pinyin="jia3")
    ArticleTag.objects.create(article=article, tag=tag)
    return names | {"organisation": body.slug, "event": event.slug, "tag": tag.key, "outlet": "甲报"}


@pytest.fixture
def grow(names: dict[str, str]) -> Grow:
    """Adds so many of everything that the pages show."""
    region = Region.objects.get(slug=names["slug"])
    first = region.main_articles.get()
    body, event = Organisation.objects.get(slug=names["organisation"]), Event.objects.get(slug=names["event"])

    def add(number: int) -> None:
        for n in range(number):
            place = a_region(f"{n}市", "prefecture", under=Region.objects.get(pk=region.pk))
            day = date(1907, 5, 17) + timedelta(days=n % 3)
            told = {"on": day, "outlets": (f"{n}报", "甲报"), "regions": (place, region), "family": first.family}
            another = an_article("又一篇", **told)
            new_body, new_event = an_organisation(f"{place.pk}公司", place, kind="enterprise"), a_happening("会", day)
            for article in (first, another):
                mention(article, "全市", new_body)
                mention(article, article.text, new_event)
            mention(another, "全市", body)
            mention(another, another.text, event)
            new_event.organisations.add(body, new_body)
            event.organisations.add(new_body)
            new_tag = Tag.objects.create(name=f"{place.pk}标签", pinyin="biao1")
            for article, tag in ((first, new_tag), (another, Tag.objects.get(key=names["tag"])), (another, new_tag)):
                ArticleTag.objects.create(article=article, tag=tag)
            Credit.objects.create(article=first, name=f"{n}", position=first.credits.count())
            Repair.objects.create(article=first, kind=f"kind-{n}", start=0, end=1, before="x", after="y")

    return add


def queries(client: Client, address: str) -> int:
    """Of a page that was read before: what rows are called is asked once a commit of the index."""
    read(client, address)
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return len(captured)


@every_page
def test_no_page_costs_more_queries_for_more_articles(
    client: Client, names: dict[str, str], grow: Grow, pattern: str
) -> None:
    address = pattern.format(**names)
    grow(3)
    read(client, address)  # what a process keeps of the archive is counted once
    few = queries(client, address)
    grow(30)
    assert queries(client, address) == few


@every_page
def test_nothing_is_inline_and_nothing_from_another_host(client: Client, names: dict[str, str], pattern: str) -> None:
    text = read(client, pattern.format(**names))
    assert not re.search(r"<style|<script(?![^>]+src=)|\sstyle=|\son[a-z]+=|(?:src|action)=\"(?:https?:)?//", text)


@every_page
def test_every_page_has_the_search_box_and_one_main_heading(
    client: Client, names: dict[str, str], pattern: str
) -> None:
    text = read(client, pattern.format(**names))
    assert (text.count('role="search"'), text.count("<h1"), text.count('<main id="main"')) == (1, 1, 1)


@every_page
def test_no_id_is_given_twice(client: Client, names: dict[str, str], pattern: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', read(client, pattern.format(**names)))
    assert len(ids) == len(set(ids))


@every_page
def test_headings_never_skip_a_level(client: Client, names: dict[str, str], pattern: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", read(client, pattern.format(**names)))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_every_link_within_the_archive_leads_somewhere(
    client: Client, names: dict[str, str], grow: Grow, pattern: str
) -> None:
    grow(1)
    text = read(client, pattern.format(**names))
    for link in set(re.findall(r'href="((?:/(?!static/|admin/)|\?)[^"#]*)', text)):
        address = link.replace("&amp;", "&")
        address = pattern.format(**names).partition("?")[0] + address if address.startswith("?") else address
        assert client.get(address).status_code == 200, link


@pytest.mark.parametrize(("chosen", "tag"), [("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("en", "en")])
def test_a_page_says_which_language_it_speaks(client: Client, chosen: str, tag: str) -> None:
    client.cookies["django_language"] = chosen
    assert f'<html lang="{tag}">' in client.get("/").content.decode()


def test_a_reader_can_choose_the_language_without_a_script(client: Client) -> None:
    address = "/dates/1907/?page=1"
    response = client.post("/language/setlang/", {"language": "en", "next": address}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert '<html lang="en">' in response.content.decode()


def test_a_missing_page_still_offers_the_search_box(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_a_form_without_its_cookie_is_refused_in_the_archives_own_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "en"
    response = strict.post("/search/saved/", {"name": "党建"})
    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()
