"""Browsing by place, without an index; with one: tests/search/showing/test_ledger.py."""

from datetime import date

import pytest
from django.test import Client

from articles.browsing.ledger import with_held
from articles.models import Article, Mention, Region, RegionAlias
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import read, read_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def province() -> Region:
    return a_region("甲省", "province")


@pytest.fixture
def city(province: Region) -> Region:
    return a_region("乙市", "prefecture", under=province)


@pytest.fixture
def district(city: Region) -> Region:
    return a_region("丙区", under=city)


def held(region: Region) -> int:
    counts: dict[Region, int] = dict(with_held(Region.objects.filter(pk=region.pk)))
    return counts[region]


def test_an_article_counts_for_every_region_above_the_place_it_names(district: Region) -> None:
    an_article(regions=(district,))
    assert [held(region) for region in Region.objects.above([district])] == [1, 1, 1]


def test_an_article_that_names_two_places_of_a_region_counts_once(city: Region, district: Region) -> None:
    an_article(regions=(district, a_region("丁区", under=city), city))
    assert held(city) == 1


def test_an_article_counts_for_its_main_region_though_the_text_never_names_it(city: Region) -> None:
    an_article(main_region=city)
    assert held(city) == 1


def test_a_rejected_mention_does_not_count(city: Region) -> None:
    Mention.objects.create(article=an_article(), start=0, end=2, surface="全市", region=city, status="rejected")
    assert held(city) == 0


@pytest.mark.parametrize("status", [Article.Status.DRAFT, Article.Status.WITHDRAWN])
def test_what_readers_may_not_see_does_not_count(city: Region, status: str) -> None:
    an_article(regions=(city,), status=status)
    assert held(city) == 0


def test_a_rejected_place_is_gone_everywhere(client: Client, city: Region, district: Region) -> None:
    village = a_region("误认村", "village", under=district, status="rejected")
    article = an_article(text="误认村开会。", main_region=city)
    mention(article, "误认村", village)
    assert client.get(village.get_absolute_url()).status_code == 410
    assert held(district) == 0
    for page in (district, article):
        assert village.get_absolute_url() not in read(client, page.get_absolute_url())


def test_a_place_that_only_a_text_knows_says_so(client: Client, district: Region) -> None:
    village = a_region("伞铺村", "village", under=district, status="suggested")
    mention(an_article(text="伞铺村开会。"), "伞铺村", village)
    assert "Within it 伞铺村 found by machine 1 article" in read_words(client, district.get_absolute_url())
    assert "no curator has confirmed it yet" in read_words(client, village.get_absolute_url())


def test_an_article_shows_the_sentence_that_names_a_place_of_the_region(
    client: Client, city: Region, district: Region
) -> None:
    mention(an_article(text="前言。会在丙区开。散会。"), "丙区", district)
    assert "<mark>丙区</mark>开。</p>" in read(client, city.get_absolute_url())


def test_a_zone_counts_what_it_covers(city: Region, district: Region) -> None:
    zone = a_region("戊新区", "functional-zone", under=city)
    zone.covers.add(district)
    an_article(regions=(a_region("己街道", "township", under=district),))
    assert held(zone) == 1


def test_a_region_counts_the_zones_that_cover_it_and_nothing_else_that_they_cover(city: Region) -> None:
    district, other = a_region("丙区", under=city), a_region("丁区", under=city)
    zone = a_region("戊新区", "functional-zone", under=city)
    zone.covers.add(district, other)
    an_article(regions=(zone,))
    an_article(regions=(other,))
    assert held(district) == 1


def test_a_count_is_the_number_of_articles_that_the_region_lists(seeds: list[Article]) -> None:
    rows = with_held(Region.objects.filter(depth__lte=3, path__startswith=Region.objects.get(code="43").path))
    assert rows == [(region, Article.objects.published().in_region(region).count()) for region, _ in rows]


def test_the_tree_shows_what_holds_something_with_its_count(client: Client, city: Region) -> None:
    an_article(regions=(city,))
    assert "甲省 1 article 乙市 1 article" in read_words(client, "/regions/")


def test_a_province_that_holds_nothing_is_still_reachable(client: Client, province: Region) -> None:
    assert province.get_absolute_url() in read(client, "/regions/")


def test_breadcrumbs_lead_back_to_every_level(client: Client, district: Region) -> None:
    page = read(client, district.get_absolute_url())
    crumbs = page[page.index('class="breadcrumbs"') : page.index("<main")]
    assert all(region.get_absolute_url() in crumbs for region in Region.objects.above([district]))


def test_places_within_are_listed_with_their_counts(client: Client, city: Region, district: Region) -> None:
    an_article(regions=(district,))
    assert "Within it 丙区 1 article" in read_words(client, city.get_absolute_url())


def test_a_zone_laid_over_a_district_is_named_on_its_page(client: Client, city: Region, district: Region) -> None:
    a_region("戊新区", "functional-zone", under=city).covers.add(district)
    assert "Overlapping 戊新区 functional zone" in read_words(client, district.get_absolute_url())


def test_a_former_name_is_told_with_its_time(client: Client, district: Region) -> None:
    RegionAlias.objects.create(region=district, name="丙县", valid_to=date(2018, 6, 19))
    assert "Former names 丙县 (until June 19, 2018)" in read_words(client, district.get_absolute_url())


def test_the_list_can_be_narrowed_to_a_month(client: Client, city: Region) -> None:
    an_article("五月的", on=date(1999, 5, 17), regions=(city,))
    an_article("六月的", on=date(1999, 6, 1), regions=(city,))
    words = read_words(client, f"{city.get_absolute_url()}?period=1999-05")
    assert "五月的" in words
    assert "六月的" not in words


@pytest.mark.parametrize("query", ["?period=2021-13", "?period=", "?period=May"])
def test_a_nonsense_period_is_not_found(client: Client, city: Region, query: str) -> None:
    assert client.get(city.get_absolute_url() + query).status_code == 404


def test_an_unknown_region_is_not_found(client: Client) -> None:
    assert client.get("/regions/atlantis/").status_code == 404


def test_long_lists_come_in_pages_that_keep_the_period(client: Client, city: Region) -> None:
    for _ in range(21):
        an_article(on=date(1999, 5, 17), regions=(city,))
    page = read(client, f"{city.get_absolute_url()}?period=1999-05")
    assert "Page 1 of 2" in page
    assert "?period=1999-05&amp;page=2" in page


def test_a_former_name_leads_to_the_place_of_today(client: Client, district: Region) -> None:
    RegionAlias.objects.create(region=district, name="丙县", valid_to=date(2018, 6, 19))
    assert client.get("/regions/丙县/").headers["Location"] == district.get_absolute_url()


def test_places_of_one_name_are_listed(client: Client, city: Region, district: Region) -> None:
    a_region("丙区", under=a_region("己市"))
    page = read(client, "/regions/丙區/")
    assert page.count(">丙区</a>") == 2


def test_bodies_and_happenings_of_a_place_stand_beside_its_articles(client: Client, district: Region) -> None:
    article = an_article(text="丙区团委举办晚会。", regions=(district,))
    mention(article, "丙区团委", an_organisation("丙区团委", district))
    mention(article, "举办晚会", a_happening("举办晚会", region=district))
    words = read_words(client, district.get_absolute_url())
    assert "Organisations 丙区团委 1" in words
    assert "Events 举办晚会" in words


def test_a_place_leads_to_the_search_within_it(client: Client, district: Region) -> None:
    an_article(regions=(district,))
    assert f'"/search/?region={district.slug}"' in read(client, district.get_absolute_url())


def test_a_month_not_held_differs_in_words_from_one_that_is_silent(client: Client, district: Region) -> None:
    an_article(on=date(1907, 5, 17), regions=(district,))
    an_article(on=date(1907, 6, 17))
    page = read(client, district.get_absolute_url())
    assert page.count('<td class="silent">0</td>') == 1
    assert page.count('<td class="nothing">') == 10


def test_the_days_of_a_month_are_marked_on_its_calendar(client: Client, district: Region) -> None:
    an_article(on=date(1907, 5, 17), regions=(district,))
    an_article(on=date(1907, 5, 18))
    page = read(client, f"{district.get_absolute_url()}?period=1907-05")
    assert '<a href="?period=1907-05-17#articles">17' in page
    assert "period=1907-05-18" not in page


def test_places_of_one_name_are_told_apart_by_what_they_lie_in(client: Client) -> None:
    for city in ("甲市", "乙市"):
        a_region("鼓台区", under=a_region(city, "prefecture"))
    words = read_words(client, "/regions/鼓台区/")
    assert "鼓台区 甲市 鼓台区 乙市" in words


def test_an_article_says_what_its_place_was_called_then(client: Client, district: Region) -> None:
    RegionAlias.objects.create(region=district, name="丙县", valid_to=date(2018, 6, 19))
    then = an_article("旧闻", "丙县开会。", on=date(2017, 3, 1), main_region=district)
    for address in (district.get_absolute_url(), then.get_absolute_url()):
        assert "then 丙县" in read_words(client, address)


@pytest.mark.parametrize(
    ("last", "text"),
    [(date(2018, 12, 31), "丙县开会。"), (date(2018, 6, 19), "丙区开会。")],
    ids=["dated beyond its end", "not printed"],
)
def test_a_name_of_the_time_is_told_only_where_it_is_sure(district: Region, last: date, text: str) -> None:
    RegionAlias.objects.create(region=district, name="丙县", valid_to=date(2018, 6, 19))
    assert district.names_then(date(2018, 1, 1), date(2018, 6, 19), "丙县开会。") == ["丙县"]
    assert district.names_then(date(2018, 1, 1), last, text) == []


def test_articles_of_no_certain_day_are_listed_apart(client: Client, district: Region) -> None:
    an_article("确定的", on=date(1907, 5, 17), regions=(district,))
    an_article("大概的", on=date(1907, 5, 1), until=date(1907, 5, 31), regions=(district,))
    an_article("没有日期的", regions=(district,))
    address = district.get_absolute_url()
    assert "Articles of no certain day 2" in read_words(client, address)
    words = read_words(client, f"{address}?dated=uncertain")
    assert words.index("大概的") < words.index("没有日期的")
    assert "确定的" not in words
