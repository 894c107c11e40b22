"""What the pages of bodies, tags and outlets have in common."""

from datetime import date

import pytest
from django.test import Client

from articles.models import Article, ArticleTag, Organisation, Outlet, Tag, TagAlias
from tests.cast import a_region, an_article, an_organisation, mention
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _none_of_the_seeds(db: None) -> None:
    for model in (Organisation, Outlet, Tag):
        model.objects.all().delete()


def tagged(article: Article, name: str) -> Tag:
    tag = Tag.objects.get_or_create(name=name, defaults={"pinyin": name})[0]
    ArticleTag.objects.create(article=article, tag=tag)
    return tag


def named(name: str, pinyin: str, times: int = 1) -> Organisation:
    body = an_organisation(name, pinyin=pinyin)
    for _ in range(times):
        mention(an_article(text=f"{name}来了。"), name, body)
    return body


def moved(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


# ---- lists ----


def test_letters_stand_above_names_and_digits_come_last(client: Client) -> None:
    for name, pinyin in (("乙公司", "yi3"), ("3号馆", "3 hao4"), ("丙公司", "bing3")):
        named(name, pinyin)
    assert "B 丙公司 1 article Y 乙公司 1 article 0–9 3号馆" in read_words(client, "/organisations/")


def test_a_list_is_put_in_order_by_the_number_of_articles(client: Client) -> None:
    named("甲公司", "jia3")
    named("乙公司", "yi3", times=2)
    words = read_words(client, "/organisations/?sort=held")
    assert words.index("乙公司 2 articles") < words.index("甲公司 1 article")


def test_a_letter_leads_to_its_page_of_a_long_list(client: Client) -> None:
    article = an_article(text="某公司来了。")
    for number in range(62):
        mention(article, "某公司", an_organisation(f"{number}公司", pinyin=f"a{number:02}"))
    mention(article, "某公司", an_organisation("丙公司", pinyin="bing3"))
    assert 'href="?page=2#letter-b"' in read(client, "/organisations/")
    words = read_words(client, "/organisations/?page=2")
    assert "A 60公司 1 article 61公司 1 article B 丙公司" in words


def test_a_confirmed_body_is_labelled_in_the_list(client: Client) -> None:
    body = named("甲公司", "jia3")
    assert "confirmed Order" not in read_words(client, "/organisations/")
    body.status = "confirmed"
    body.save()
    assert "甲公司 1 article confirmed" in read_words(client, "/organisations/")


def test_a_tag_of_the_list_tells_its_other_words(client: Client) -> None:
    TagAlias.objects.create(tag=tagged(an_article(), "两新"), name="两新组织")
    assert "两新 1 article also: 两新组织" in read_words(client, "/tags/")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/organisations/", "No organisation is named."),
        ("/organisations/?kind=school", "No organisation is named. All kinds"),
        ("/tags/", "No article bears a tag yet"),
        ("/outlets/", "No article names its outlet."),
    ],
)
def test_an_empty_list_says_so(client: Client, address: str, sentence: str) -> None:
    assert sentence in read_words(client, address)


@pytest.mark.parametrize("page", ["0", "-1", "99", "x"])
def test_a_page_that_is_not_there_is_the_nearest_one(client: Client, page: str) -> None:
    named("甲公司", "jia3")
    assert "甲公司" in read_words(client, f"/organisations/?page={page}")


# ---- addresses ----


@pytest.mark.parametrize("name", ["兩新品牌", "两新 品牌", "招牌", "旧词"])
def test_other_spellings_other_words_and_former_names_lead_to_a_tag(client: Client, name: str) -> None:
    tag = tagged(an_article(), "旧词")
    tag.name = "两新品牌"
    tag.save()
    TagAlias.objects.create(tag=tag, name="招牌")
    assert moved(client, f"/tags/{name}/") == (301, tag.get_absolute_url())


def test_a_former_name_leads_to_an_outlet(client: Client) -> None:
    an_article(outlets=("甲县报",))
    outlet = Outlet.objects.get()
    outlet.save()
    outlet.name = "甲市报/客户端"
    outlet.save()
    assert moved(client, "/outlets/甲县报/") == (301, outlet.get_absolute_url())
    assert "Former names 甲县报" in read_words(client, outlet.get_absolute_url())


@pytest.mark.parametrize("name", ["青禾公司", "青禾集团", "青禾廠", "青禾农场"])
def test_any_name_leads_to_a_body(client: Client, name: str) -> None:
    body = named("青禾农场", "qing1")
    body.name, body.aliases = "青禾公司", ["青禾集团", "青禾厂"]
    body.save()
    assert moved(client, f"/organisations/{name}/") == (301, body.get_absolute_url())


def test_a_name_of_several_bodies_leads_to_a_list_of_them(client: Client) -> None:
    for place in ("甲县", "乙县"):
        body = an_organisation("教育局", a_region(place))
        mention(an_article(text="教育局来了。"), "教育局", body)
    words = read_words(client, "/organisations/教育局/")
    assert "甲县" in words
    assert "乙县" in words


@pytest.mark.parametrize("address", ["/organisations/没有/", "/tags/没有/", "/outlets/没有/", "/organisations/abc/"])
def test_what_there_is_not_has_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


# ---- articles ----


@pytest.fixture
def outlet() -> Outlet:
    """Of three days, a month and no date."""
    for title, on, until in (
        ("三月的", date(2020, 3, 5), None),
        ("五月的", date(2021, 5, 17), None),
        ("同月的", date(2021, 5, 18), None),
        ("整月的", date(2021, 4, 20), date(2021, 5, 10)),
        ("无日期的", None, None),
    ):
        an_article(title, on=on, until=until, outlets=("甲报",))
    return Outlet.objects.get()


def test_articles_are_listed_newest_first_and_undated_ones_last(client: Client, outlet: Outlet) -> None:
    words = read_words(client, outlet.get_absolute_url())
    places = [words.index(title) for title in ("同月的", "五月的", "整月的", "三月的", "无日期的")]
    assert places == sorted(places)
    assert "Articles 5 articles" in words


def test_a_month_lists_what_is_of_it_and_then_what_may_be(client: Client, outlet: Outlet) -> None:
    words = read_words(client, f"{outlet.get_absolute_url()}?period=2021-05")
    assert words.index("Articles of May 2021") < words.index("同月的") < words.index("Possibly of May 2021")
    assert words.index("Possibly of May 2021") < words.index("整月的")
    assert "三月的" not in words
    assert "无日期的" not in words


def test_a_year_holds_all_that_lies_in_it(client: Client, outlet: Outlet) -> None:
    words = read_words(client, f"{outlet.get_absolute_url()}?period=2021")
    assert "Possibly" not in words
    assert "整月的" in words


def test_an_outlet_is_browsed_from_a_month_to_its_days(client: Client, outlet: Outlet) -> None:
    page = read(client, f"{outlet.get_absolute_url()}?period=2021-05")
    assert 'href="?period=2021-05-17#articles"' in page
    words = read_words(client, f"{outlet.get_absolute_url()}?period=2021-05-17")
    assert "五月的" in words
    assert "同月的" not in words


def test_a_period_leads_to_those_beside_it(client: Client, outlet: Outlet) -> None:
    page = read(client, f"{outlet.get_absolute_url()}?period=2021-04")
    assert 'rel="prev" href="?period=2020-03#articles"' in page
    assert 'rel="next" href="?period=2021-05#articles"' in page


@pytest.mark.parametrize("period", ["2021-13", "x", "2021-05-17-1"])
def test_a_period_that_is_none_is_not_there(client: Client, outlet: Outlet, period: str) -> None:
    assert client.get(f"{outlet.get_absolute_url()}?period={period}").status_code == 404


def test_the_timeline_leads_to_months_and_has_a_table(client: Client, outlet: Outlet) -> None:
    page = read(client, outlet.get_absolute_url())
    assert '<a href="?period=2021-05#articles" aria-label="May 2021: 2 articles · possibly 1 more">' in page
    assert "<td>2</td><td>1</td>" in page


def test_a_far_page_holds_what_walking_there_would_find(client: Client) -> None:
    for number in range(45):
        an_article(f"第{number:02}篇", on=date(2020 + number % 3, 1 + number % 12, 5), outlets=("甲报",))
    outlet = Outlet.objects.get()
    walked = [article.title for article in Article.objects.filter(outlets=outlet).newest()]
    shown = [word for page in (1, 2, 3) for word in titles(read(client, f"{outlet.get_absolute_url()}?page={page}"))]
    assert shown == walked


def titles(page: str) -> list[str]:
    return [f"第{part.split('<')[0]}" for part in page.split('lang="zh-Hans">第')[1:]]


def test_names_of_the_same_articles_are_told_with_their_numbers(client: Client) -> None:
    first, second = (an_article(text="青禾公司和白塔小学。", outlets=("甲报",)) for _ in range(2))
    body, school = an_organisation("青禾公司"), an_organisation("白塔小学")
    for article in (first, second):
        mention(article, "青禾公司", body)
    mention(first, "白塔小学", school)
    tagged(second, "结对")
    words = read_words(client, body.get_absolute_url())
    assert "In the same articles Organisations 白塔小学 1 Tags 结对 1 Outlets 甲报 2" in words


def test_a_rejected_body_is_not_told_beside_another(client: Client) -> None:
    article = an_article(text="青禾公司和白塔小学。")
    body, school = an_organisation("青禾公司"), an_organisation("白塔小学", status="rejected")
    mention(article, "青禾公司", body)
    mention(article, "白塔小学", school)
    assert school.get_absolute_url() not in read(client, body.get_absolute_url())


def test_a_body_leads_to_others_of_its_place(client: Client) -> None:
    place = a_region("甲县")
    article = an_article(text="青禾公司。")
    for name in ("青禾公司", "白塔小学"):
        mention(article, "青禾公司", an_organisation(name, place))
    assert "Others of 甲县 白塔小学 1" in read_words(
        client, Organisation.objects.get(name="青禾公司").get_absolute_url()
    )


def test_a_search_within_keeps_to_the_name(client: Client) -> None:
    tag = tagged(an_article(outlets=("甲报 & 网",)), "党建 品牌")
    assert 'href="/search/?tag=%E5%85%9A%E5%BB%BA%E5%93%81%E7%89%8C"' in read(client, tag.get_absolute_url())
    assert "/search/?outlet=%E7%94%B2%E6%8A%A5%20%26%20%E7%BD%91" in read(
        client, Outlet.objects.get().get_absolute_url()
    )


def test_an_article_leads_to_its_outlets_and_tags(client: Client) -> None:
    article = an_article(outlets=("甲报",))
    tag = tagged(article, "党建")
    page = read(client, article.get_absolute_url())
    for row in (Outlet.objects.get(), tag):
        assert f'href="{row.get_absolute_url()}"' in page
