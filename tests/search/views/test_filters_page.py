"""What a reader chooses on the search page, and what an address keeps of it."""

import re
from datetime import date
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, urlencode

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ArticleTag, Tag
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import words_of

pytestmark = pytest.mark.usefixtures("index")


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def page(client: Client, query: str = "", status: int = 200) -> str:
    response = client.get(f"{reverse('search')}{query}")
    assert response.status_code == status
    return response.content.decode()


def links(shown: str, words: str) -> list[str]:
    """Where the links lead that say these words, and maybe others that are hidden."""
    found = re.findall(r'<a [^>]*href="(\?[^"]*)"[^>]*>(.*?)</a>', shown, re.DOTALL)
    return [unescape(address) for address, inside in found if words in re.sub("<[^>]+>", "", inside)]


def hits(shown: str) -> list[str]:
    """Headings."""
    found = re.findall(r'<h3[^>]*><a [^>]*lang="zh-Hans">(.*?)</a>', shown)
    return [re.sub("<[^>]+>", "", heading) for heading in found]


def one_of_everything() -> None:
    region = a_region("乙区", under=a_region("甲市", "prefecture", code="9999"), code="999904")
    article = an_article("党建<i>", on=date(2021, 5, 1), outlets=("甲&乙报",), regions=(region,), script="hant")
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="网格"))
    mention(article, "全市", an_organisation("甲市委"))
    mention(article, "推进会", a_happening("推进会", kind="会议"))
    an_article("党建", on=date(2019, 1, 1), until=date(2021, 6, 1), outlets=("丙报",))
    drain()


def test_each_facet_offers_to_have_and_to_lack_each_value(english: Client) -> None:
    one_of_everything()
    asked = [parse_qs(address[1:]) for address in links(page(english, "?q=党建"), "")]
    named = {
        "region": "999904",
        "outlet": "甲&乙报",
        "organisation": "甲市委",
        "event": "会议",
        "tag": "网格",
        "script": "hant",
    }
    for name, value in named.items():
        for parameter, title in ((name, "党建<i>"), (f"not_{name}", "党建")):
            (query,) = [query for query in asked if query.get(parameter) == [value]]
            assert [*map(unescape, hits(page(english, f"?{urlencode(query, doseq=True)}")))] == [title]


def test_what_is_chosen_and_what_is_left_out_is_told_apart_and_can_be_dropped(english: Client) -> None:
    one_of_everything()
    shown = page(english, "?q=党建&region=9999&not_outlet=丙报&from=2020&dates=within")
    chips = re.sub(r"<[^>]+>", "", shown[shown.index('class="chips"') : shown.index('class="facet timeline"')]).split()
    for words in ("甲市", "not", "丙报", "2020", "certainly"):
        assert words in chips
    assert shown.count('class="excluded"') == 1
    (dropped,) = links(shown, "Drop this filter: 丙报")
    assert "not_outlet" not in dropped
    assert "region=9999" in dropped
    assert links(shown, "Clear all") == ["?q=%E5%85%9A%E5%BB%BA"]


def test_what_was_asked_is_said_in_words(english: Client) -> None:
    one_of_everything()
    an_article("党建", on=date(2020, 1, 1), outlets=("丁报",))
    drain()
    words = words_of(page(english, "?q=党建&outlet=甲%26乙报&outlet=丁报&not_tag=网格&from=2020"))
    assert "1 article for “ 党建 ” Outlet: 甲&乙报 or 丁报 not Tag: 网格" in words


def test_a_second_value_of_a_facet_is_added_to_the_first(english: Client) -> None:
    for name in ("甲报", "乙报", "丙报"):
        an_article(name, outlets=(name,))
    drain()
    (address,) = links(page(english, "?outlet=甲报"), "乙报")[:1]
    assert set(hits(page(english, address))) == {"甲报", "乙报"}


def test_a_place_is_chosen_instead_of_what_it_lies_in(english: Client) -> None:
    one_of_everything()
    address = links(page(english, "?region=9999"), "乙区")[0]
    assert address == "?region=999904"
    assert links(page(english, address), "甲市")[0] == "?region=9999"


def test_j7_from_the_histogram_to_2021_and_on_to_april(english: Client) -> None:
    an_article("四月", on=date(2021, 4, 9))
    an_article("五月", on=date(2021, 5, 9))
    for title in ("某年", "又某年"):
        an_article(title, on=date(2021, 1, 1), until=date(2021, 12, 31), published_precision="year")
    an_article("早", on=date(2010, 4, 9))
    drain()
    bars = re.search(r"<svg.*?</svg>", page(english), re.DOTALL)
    assert bars
    (year,) = links(bars[0], "2021: 4 articles")
    months = re.search(r"<svg.*?</svg>", page(english, year), re.DOTALL)
    assert months
    (april,) = links(months[0], "April 2021: 1 article · possibly 2 more")
    assert links(months[0], "January 2021") == links(months[0], "January 2021: possibly 2 more")
    shown = page(english, april)
    assert set(hits(shown)) == {"四月", "某年", "又某年"}
    assert "With 2 articles that may be of these days" in shown
    assert shown.count(">may be of these days<") == 2
    (certain,) = links(shown, "Only those certainly within: 1")
    assert hits(page(english, certain)) == ["四月"]
    assert links(page(english, certain), "2 more may be of them") == [april]
    assert links(shown, "All years") == ["?"]


@pytest.mark.parametrize("asked", ["period=2021-05/2021-08", "from=2021-05/2021-08", "from=2021-05&to=2021-22"])
def test_an_interval_is_met_possibly_or_certainly(english: Client, asked: str) -> None:
    an_article("五月", on=date(2021, 5, 9))
    an_article("某年", on=date(2021, 1, 1), until=date(2021, 12, 31))
    an_article("九月", on=date(2021, 9, 1))
    drain()
    assert set(hits(page(english, f"?{asked}"))) == {"五月", "某年"}
    assert hits(page(english, f"?{asked}&dates=within")) == ["五月"]


def test_j1_a_district_is_found_in_the_name_of_its_office_and_the_result_says_where(client: Client) -> None:
    an_article("简讯", "静安区委书记出席会议。")
    drain()
    shown = page(client, "?q=静安区")
    assert hits(shown) == ["简讯"]
    assert "<mark>静安区</mark>委书记" in shown


def test_j2_quotation_marks_of_either_kind_ask_for_the_very_words(client: Client) -> None:
    an_article("连", "以党建引领基层治理。")
    an_article("断", "党建工作做得好，由此可以引领治理。")
    drain()
    assert hits(page(client, '?q="党建引领"')) == hits(page(client, "?q=“党建引领”")) == ["连"]


def test_j4_either_script_finds_the_same_and_shows_the_originals_glyphs(client: Client) -> None:
    an_article("繁", "加強黨建工作。", script="hant")
    an_article("简", "加强党建工作。")
    drain()
    for typed in ("黨建", "党建"):
        shown = page(client, f"?q={typed}&sort=newest")
        assert set(hits(shown)) == {"繁", "简"}
        assert "加強<mark>黨建</mark>" in shown


def test_a_name_that_may_be_left_out_is_chinese_in_whatever_language_the_page_is(client: Client) -> None:
    an_article("党建", outlets=("甲报",))
    drain()
    client.cookies["django_language"] = "en"
    assert '"><span lang="en">not</span><span class="visually-hidden"> 甲报</span></a>' in page(client, "?q=党建")


def test_j5_the_address_of_a_search_shows_a_colleague_the_same(client: Client) -> None:
    an_article("党史学习教育启动", on=date(2021, 3, 1), outlets=("甲报",))
    an_article("党史学习教育动员会", on=date(2021, 4, 1), outlets=("甲报",))
    an_article("党史学习教育总结", on=date(2021, 5, 1), outlets=("甲报",))
    an_article("简讯", "党史学习教育展开。", on=date(2021, 6, 1), outlets=("甲报",))
    drain()
    address = "?q=标题:党史学习教育 -动员会&sort=newest&outlet=甲报"
    mine, theirs = page(client, address), page(Client(), address)
    assert hits(mine) == ["党史学习教育总结", "党史学习教育启动"]
    assert words_of(mine) == words_of(theirs)
    assert links(mine, "") == links(theirs, "")


def test_j3_a_district_three_months_and_one_script(english: Client) -> None:
    pudong = a_region("浦东新区", under=a_region("沪市", "province", code="9931"), code="993115")
    wanted = an_article("网格", "網格化管理。", on=date(2021, 4, 9), regions=(pudong,), script="hant")
    an_article("简体", "网格化管理。", on=date(2021, 4, 9), regions=(pudong,))
    an_article("六月", "網格化管理。", on=date(2021, 6, 9), regions=(pudong,), script="hant")
    an_article("别处", "網格化管理。", on=date(2021, 4, 9), script="hant")
    drain()
    shown = page(english, "?q=网格化&region=993115&script=hant&from=2021-03&to=2021-05")
    assert hits(shown) == ["网格"]
    assert english.get(wanted.get_absolute_url()).status_code == 200


def test_what_is_no_parameter_is_named_and_ignored(english: Client) -> None:
    one_of_everything()
    shown = page(english, "?q=党建&utm_source=<b>&regoin=43")
    assert "ignored: utm_source, regoin." in shown
    assert all("regoin" not in address for address in links(shown, ""))
    notes = english.get("/api/search", {"q": "党建", "<b>": "1"}).json()["query"]["notes"]
    assert len(notes) == 1
    assert "<b>" in notes[0]


def test_an_address_says_which_one_is_the_same_for_all_orders(client: Client) -> None:
    one_of_everything()
    ways = ("?outlet=丙报&q=党建&outlet=甲%26乙报&x=y", "?q=党建&outlet=甲%26乙报&outlet=丙报&page=1&all=tag")
    said = {re.search(r'rel="canonical" href="([^"]+)"', page(client, way))[1] for way in ways}  # type: ignore[index]
    assert len(said) == 1
    assert said.pop().startswith("http://testserver/search/?q=")


def test_what_names_nothing_is_refused_alone(english: Client) -> None:
    one_of_everything()
    shown = page(english, "?q=党建&tag=网格&tag=没有&not_region=0000", status=422)
    assert "There is no tag “没有”." in shown
    first, second, both = links(shown, "Search without")
    assert "not_region" in second
    assert "not_region" not in first
    assert hits(page(english, both)) == hits(page(english, "?q=党建&tag=网格")) != []


@pytest.mark.parametrize(
    ("said", "offered"), [("from=never", "first day"), ("region=0000", "Place"), ("not_tag=没有", "Tag")]
)
def test_what_is_refused_is_called_as_the_page_calls_it(english: Client, said: str, offered: str) -> None:
    assert f"Search without “{offered}”" in page(english, f"?q=党建&{said}", status=422)


def test_a_new_search_keeps_the_filters(english: Client) -> None:
    one_of_everything()
    shown = page(english, "?q=党建&outlet=丙报&outlet=甲%26乙报&not_tag=网格&size=5")
    form = shown[: shown.index("</form>")]
    carried = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    assert carried == [("outlet", "丙报"), ("outlet", "甲&amp;乙报"), ("not_tag", "网格"), ("size", "5")]


def test_the_page_is_in_order_whatever_is_chosen(index: Generations, client: Client) -> None:
    one_of_everything()
    shown = page(client, "?q=党建&region=9999&from=2021&to=2021&not_script=hans")
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not re.search(r"<style|<script(?![^>]+src=)|\sstyle=|\son[a-z]+=", shown)
    for address in set(links(shown, "")):
        page(client, address)


def test_the_api_takes_the_same_parameters(client: Client) -> None:
    one_of_everything()

    def count(query: str) -> int:
        return int(client.get(f"/api/search?{query}").json()["count"])

    assert count("outlet=丙报&outlet=甲%26乙报") == 2
    assert count("not_outlet=丙报") == count("event=会议") == count("from=2021&to=2021&dates=within") == 1
    assert count("from=2021&to=2021") == 2


def test_years_that_are_no_neighbours_are_chosen_one_after_the_other(client: Client, index: Generations) -> None:
    for year in (2019, 2020, 2021):
        an_article(f"{year}年的党建", on=date(year, 5, 1))
    an_article("或许是2019年的党建", on=date(2019, 1, 1), until=date(2020, 12, 31))
    drain()
    first = page(client, "?q=党建&from=2021&to=2021")
    (also,) = [unescape(link) for link in re.findall('class="also" href="([^"]*)"', first) if "period=2019" in link]
    both = page(client, also)
    assert re.findall(r">(20\d\d)年的", re.sub("<[^>]*mark>", "", both)) == ["2021", "2019"]
    assert "或许是2019年" in both
    assert 'search/?q=%E5%85%9A%E5%BB%BA&amp;period=2019&amp;period=2021">' in both
    assert "或许是2019年" not in page(client, f"{also}&dates=within")
    assert re.findall(r'aria-current="true">(\d+)年<', both) == ["2021", "2019"]
