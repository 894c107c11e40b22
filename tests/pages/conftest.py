"""Every page once, with something of everything on it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from articles.models import ArticleTag, Credit, Event, Family, Organisation, Region, Repair, Tag
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.page_types import ADDRESSES, ADDRESSES_OF_STAFF, REFUSALS
from tests.pages.reader import read

Grow = Callable[[int], None]


@pytest.fixture
def names() -> dict[str, str]:
    """What fills the braces: an article, its reprint, its region, a body and an event that it names."""
    region = a_region("甲省", "province")
    family = Family.objects.create()
    article = an_article("无题", on=date(1907, 5, 17), outlets=("甲报",), regions=(region,), family=family)
    other = an_article("无题", text="全市开会。", family=family)
    body = an_organisation("甲公司", region, kind="enterprise")
    namesake = an_organisation("甲公司", a_region("乙省", "province"), kind="enterprise")
    event = a_happening("甲会", date(1907, 5, 16), region=region)
    mention(article, "全市", body)
    mention(other, "全市", namesake)
    mention(article, article.text, event)
    event.organisations.add(body)
    names = {"identifier": article.identifier, "other": other.identifier, "slug": region.slug}
    tag = Tag.objects.create(name="甲标签", pinyin="jia3")
    ArticleTag.objects.create(article=article, tag=tag)
    dated = {"year": "1907", "month": "05", "day": "17"}
    called = {"body": body.name, "tag": tag.key, "outlet": "甲报", "word": "全市"}
    return names | dated | called | {"organisation": body.slug, "event": event.slug}


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


@pytest.fixture
def addresses(names: dict[str, str], settings: Settings) -> list[str]:
    """One of each kind of page, and more where a page can be asked for otherwise."""
    settings.DEBUG = True  # the style guide is there for developers only
    return [address.format(**names) for address in ADDRESSES]


@pytest.fixture
def pages(
    client: Client, admin_client: Client, names: dict[str, str], addresses: list[str], grow: Grow
) -> dict[str, str]:
    """By address, as they are when there is something of everything."""
    grow(1)
    admin_client.post("/search/saved/", {"name": "全市", "query": "?q=全市"})
    refusals = {address.format(**names): status for address, status in REFUSALS.items()}
    return {
        **{address: read(client, address) for address in addresses},
        **{address: read(admin_client, address) for address in ADDRESSES_OF_STAFF},
        **{address: read(client, address, status) for address, status in refusals.items()},
    }
