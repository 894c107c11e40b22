"""Every string is found where it stands; words rank."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import ArticleTag, Credit, Mention, Organisation, Tag
from articles.periods import Held, Period
from search.answering.filtering import Filters
from search.answering.finding import Found, Question, find
from search.keeping.indexing import drain
from search.query.parsing import parse
from tests.cast import a_region, an_article

Ask = Callable[..., Found]
Titles = Callable[..., list[str]]

TEXTS = {
    "静安": "静安区委书记李明出席会议。",
    "马列": "学习马克思主义。",
    "不少": "不少人大多数认为如此。",
    "代表": "全国人大代表座谈。",
    "教育": "深入开展两学一做，强调党建引领基层治理。",
    "远隔": "党建工作与十个字以外的事业彼此引领。",
    "姓名": "社区党员㛃某某。",
    "数字": "聚焦58科创小镇ABC。",
    "读音": "成效显著增加，听取乾隆年间的故事。",
}
FINDS = {
    "静安区": {"静安"},
    "静安区委": {"静安"},
    "党": {"教育", "远隔", "姓名"},
    "黨": {"教育", "远隔", "姓名"},
    "㛃": {"姓名"},
    "两学一做": {"教育"},
    "兩學一做": {"教育"},
    "马克思": {"马列"},
    "人大": {"不少", "代表"},
    "党建 引领": {"教育", "远隔"},
    '"党建引领"': {"教育"},
    "“黨建引領”": {"教育"},
    "党建 -基层": {"远隔"},
    "-党": {"静安", "马列", "不少", "代表", "数字", "读音"},
    "显著": {"读音"},
    "著增加": {"读音"},
    "著": {"读音"},
    "乾": {"读音"},
    "隆年": {"读音"},
    "ａｂｃ": {"数字"},
    "８科创": {"数字"},
    "领基": {"教育"},
    "议。": {"静安"},
    "没有的": set(),
    "引领党建": set(),
    "": set(TEXTS),
}


@pytest.fixture
def texts(index: object) -> None:
    for title, text in TEXTS.items():
        an_article(title, text)


@pytest.fixture
def filled(texts: None) -> None:
    """The texts are in the index."""
    drain()


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(("typed", "expected"), FINDS.items())
def test_a_string_is_found_where_it_stands_and_nowhere_else(typed: str, expected: set[str], titles: Titles) -> None:
    assert set(titles(typed)) == expected


ASKED = {
    "党建 OR 静安区": {"静安", "教育", "远隔"},
    "(党建 或 人大) -引领": {"不少", "代表"},
    "党?引领": {"教育"},
    "?建引领??治理": {"教育"},
    "党建?": {"教育", "远隔"},
    "社区党员?某某?": {"姓名"},
    "?静安": set(),
    "议?": {"静安"},
    "议??": set(),
    '"党建 引领"~3': {"教育"},
    '"引领 党建"~20': {"教育", "远隔"},
    '-"引领 党建"~20 党': {"姓名"},
    "标题:静": {"静安"},
    "標題：远?": {"远隔"},
    "-标题:教育 党建": {"远隔"},
    "标题:党建": set(),
}


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(("typed", "expected"), ASKED.items())
def test_what_operators_ask_for_is_found(typed: str, expected: set[str], titles: Titles) -> None:
    assert set(titles(typed)) == expected


def test_names_are_sought_where_they_are_names(titles: Titles) -> None:
    article = an_article("甲", "全市工作会。", outlets=("浦江晚报",))
    an_article("乙", "《浦江晚报》记者张小明采访工会，谈两新。")
    body = Organisation.objects.create(name="甲市总工会", aliases=["市工会"])
    Mention.objects.create(article=article, start=0, end=4, surface="全市工作", organisation=body)
    Credit.objects.create(article=article, name="張小明", role="记者", position=0)
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="兩新組織"))
    asked = ("来源:晚报", "媒体：浦江?报", "机构:工会", "机构:全市工", "作者:张小明", "記者:小明", "标签:两新组织")
    assert {typed: titles(typed) for typed in asked} == {typed: ["甲"] for typed in asked}
    assert titles("机构:会全") == titles("作者:采访") == []


@pytest.mark.usefixtures("texts")
def test_a_word_ranks_above_the_same_characters_across_words(titles: Titles, ask: Ask) -> None:
    assert titles("人大") == ["代表", "不少"]
    assert [hit.match for hit in ask("人大").hits] == ["words", "characters"]


def test_an_article_that_holds_all_terms_as_words_comes_first_however_rare_the_other_word(titles: Titles) -> None:
    an_article("一词", "治理治理治理治理，不少人大多数认为。")
    an_article("两词", "人大讨论了很多很多很多很多很多很多事情以及基层的治理。")
    assert titles("治理 人大") == ["两词", "一词"]


LONG = "甲市岳麓区党建引领基层治理"


def test_a_sentence_without_spaces_means_its_words_and_is_best_as_it_stands(titles: Titles) -> None:
    an_article("散", "党建工作在甲市岳麓区展开，志愿者引领老人，议事厅管基层的事，治理见成效。")
    an_article("整", f"通讯：{LONG}的做法。")
    assert titles(LONG) == ["整", "散"]
    assert titles(f"“{LONG}”") == ["整"]


def test_a_short_string_is_no_more_than_it_is(titles: Titles) -> None:
    an_article("散", "引领基层，党建先行。")
    assert titles("党建引领基层") == []


@pytest.mark.usefixtures("texts")
def test_behind_few_hits_stands_what_has_most_of_it_counted_apart(ask: Ask) -> None:
    found = ask("党建 引领 基层 -姓名")
    assert (found.count, found.partly_count) == (1, 1)
    assert [hit.match for hit in found.hits + found.partly] == ["words", "partly"]
    assert sum(number for _, number in found.facets["script"].values) == 1


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("typed", ["党建 引领 -事业", "党", "静安区", "-党", "", "没影的事", "党建 OR 没影的事"])
def test_nothing_is_filled_up_with_what_is_barred_or_has_no_parts(typed: str, ask: Ask) -> None:
    assert ask(typed).partly == []


def test_a_full_page_is_not_filled_up_and_filters_filter_what_fills(ask: Ask) -> None:
    for outlet in ("甲报", "乙报"):
        an_article("整", "党建引领治理", outlets=(outlet,))
        an_article("半", "党建引领", outlets=(outlet,))
    assert ask("党建引领治理", size=2).partly_count == 0
    assert ask("党建引领治理").partly_count == 2
    assert ask("党建引领治理", filters=Filters({"outlet": "甲报"})).partly_count == 1


def test_pages_go_on_into_what_fills(ask: Ask) -> None:
    an_article("整", "党建引领基层治理")
    for _ in range(3):
        an_article("半", "党建引领基层")
    pages = [ask("党建引领基层治理", size=2, page=page) for page in (1, 2, 3)]
    assert [(found.page, len(found.hits), len(found.partly)) for found in pages] == [(1, 1, 1), (2, 0, 2), (2, 0, 2)]


def test_a_word_in_the_title_weighs_more_than_in_the_text(titles: Titles) -> None:
    an_article("群众路线", "有关党建的一篇。")
    an_article("谈谈党建", "有关群众的一篇。")
    assert titles("党建") == ["谈谈党建", "群众路线"]


def test_no_string_is_found_across_the_border_of_title_and_text(titles: Titles) -> None:
    an_article("谈党", "建设家园")
    assert titles("党建") == titles('"党 建"') == []


def test_boilerplate_is_not_searched(titles: Titles) -> None:
    text = "正文在此。\n责任声明"
    blocks = [{"role": "body", "start": 0, "end": 5}, {"role": "boilerplate", "start": 6, "end": 10}]
    an_article("正文", text, blocks=blocks)
    assert titles("正文在此") == ["正文"]
    assert titles("责任声明") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_stretch_of_a_text_finds_it(data: st.DataObject, texts: None, titles: Titles) -> None:
    title = data.draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[title]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert title in titles(f"“{text[start:end]}”")


PIECES = [
    *'党建引领（()|｜-：:?？*~9 "“”「」《》\x00\u202e\ufffc𠮷',
    "标题:",
    "机构：",
    " OR ",
    " 或 ",
    "~3",
    "?*",
    "(((",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.lists(st.sampled_from(PIECES)).map("".join), st.text()))
def test_any_string_is_answered(typed: str, texts: None, filled: None) -> None:
    found = find(Question(parse(typed).tree))
    assert len(found.hits) == min(found.count, 20)


@pytest.mark.usefixtures("texts", "filled")
@pytest.mark.parametrize(
    "typed", ["(" * 1000 + "党" + ")" * 1000, "党" * 1_000_000, "党?" * 200, "?" * 400, '"党 ' * 99, "-" * 400]
)
def test_no_string_takes_long(typed: str) -> None:
    start = time.thread_time()
    find(Question(parse(typed).tree))
    assert time.thread_time() - start < 1


def test_a_region_takes_in_what_lies_in_it(titles: Titles) -> None:
    province = a_region("甲省", "province")
    district = a_region("乙区", "county", under=province)
    an_article("区里", regions=(district,))
    an_article("别处", regions=(a_region("丙省", "province"),))
    assert titles(filters=Filters({"region": province.slug})) == ["区里"]


def test_a_date_filter_takes_what_may_be_of_it(titles: Titles) -> None:
    an_article("某年", on=date(2021, 1, 1), until=date(2021, 12, 31))
    an_article("五月", on=date(2021, 5, 17))
    an_article("明年", on=date(2022, 5, 17))
    an_article("无日期")
    may = Filters(first=date(2021, 5, 1), last=date(2021, 5, 31))
    assert set(titles(filters=may)) == {"某年", "五月"}
    assert set(titles(filters=Filters(last=date(2021, 12, 31)))) == {"某年", "五月"}
    assert set(titles(filters=Filters(first=date(2022, 1, 1)))) == {"明年"}


def test_a_date_filter_may_ask_for_what_is_surely_of_it(titles: Titles) -> None:
    an_article("某年", on=date(2021, 1, 1), until=date(2021, 12, 31))
    an_article("五月", on=date(2021, 5, 17), until=date(2021, 5, 31))
    an_article("无日期")
    assert titles(filters=Filters(first=date(2021, 5, 1), last=date(2021, 5, 31), within=True)) == ["五月"]
    assert set(titles(filters=Filters(first=date(2021, 1, 1), within=True))) == {"某年", "五月"}


def test_a_filter_takes_any_of_its_values_and_leaves_out_what_it_is_to_be_without(titles: Titles) -> None:
    for outlets in (("甲报",), ("乙报", "丙报"), ("丙报",), ()):
        an_article("、".join(outlets), outlets=outlets)
    assert set(titles(filters=Filters({"outlet": ("甲报", "丙报")}))) == {"甲报", "乙报、丙报", "丙报"}
    assert titles(filters=Filters({"outlet": ["丙报"]}, without={"outlet": "乙报"})) == ["丙报"]
    assert set(titles(filters=Filters(without={"outlet": ("甲报", "没有的报")}))) == {"乙报、丙报", "丙报", ""}


def test_equals_are_ordered_by_their_identifiers_over_all_pages(ask: Ask) -> None:
    made = sorted(an_article("党建", on=date(2021, 5, 1)).identifier for _ in range(5))
    for sort in ("newest", "oldest", "relevance"):
        pages = [ask("党建", sort=sort, size=2, page=page).hits for page in (1, 2, 3)]
        assert [hit.identifier for page in pages for hit in page] == made


def test_undated_articles_come_last_in_both_directions(titles: Titles) -> None:
    an_article("早", on=date(2020, 1, 1))
    an_article("晚", on=date(2021, 1, 1))
    an_article("无")
    assert titles(sort="newest") == ["晚", "早", "无"]
    assert titles(sort="oldest") == ["早", "晚", "无"]


def test_facets_count_all_hits_and_not_only_the_page(ask: Ask) -> None:
    for day in (1, 2, 3):
        an_article("党建", on=date(2021, 5, day), outlets=("甲, 乙报",))
    found = ask("党建", size=1)
    assert (found.count, len(found.hits)) == (3, 1)
    assert found.facets["outlet"].values == [("甲, 乙报", 3)]
    assert found.facets["year"].values == [("2021", 3)]


def test_a_facet_is_told_in_part_unless_all_of_it_is_asked_for(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answering.alternatives.MOST_VALUES", 1)
    for name in ("甲报", "乙报", "乙报"):
        an_article(outlets=(name,))
    assert ask().facets["outlet"] == ([("乙报", 2)], False)
    assert ask(whole="outlet").facets["outlet"] == ([("乙报", 2), ("甲报", 1)], True)
    assert ask("没有的").facets["outlet"] == ([], True)


def test_no_year_is_left_out(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answering.alternatives.MOST_VALUES", 1)
    for year in (2019, 2021):
        an_article(on=date(year, 5, 1))
    assert [year for year, _ in ask().facets["year"].values] == ["2019", "2021"]


def test_a_tag_is_counted_by_its_key(ask: Ask) -> None:
    ArticleTag.objects.create(article=an_article(), tag=Tag.objects.create(name="黨建 品牌"))
    assert ask().facets["tag"].values == [("党建品牌", 1)]


def test_an_article_is_found_by_its_subject_below_one_that_bears_it_in_its_title(titles: Titles) -> None:
    ArticleTag.objects.create(article=an_article("甲"), tag=Tag.objects.create(name="测试主题"))
    an_article("测试主题")
    an_article("乙", "全市基层党建工作推进会召开。会上还提到测试主题。")
    assert titles("測試主題") == ["测试主题", "甲", "乙"]


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "count"), [("党建", 5), ("黨建", 5), ("“党建引领”", 3), ("株洲 -长沙", 2)])
def test_the_seeds_are_found(typed: str, count: int) -> None:
    assert find(Question(parse(typed).tree)).count == count


def test_uncertain_dates_are_counted_apart(ask: Ask) -> None:
    an_article(on=date(2021, 5, 17))
    an_article(on=date(2021, 4, 30), until=date(2021, 5, 2))
    assert ask().months == {Period.parse("2021-04"): Held(0, 1), Period.parse("2021-05"): Held(1, 1)}


def test_a_page_past_the_end_is_the_last_page(ask: Ask) -> None:
    an_article()
    found = ask(page=99, size=1)
    assert (found.page, len(found.hits)) == (1, 1)


def test_an_empty_index_finds_nothing_and_says_so_without_trouble(ask: Ask) -> None:
    found = ask("党建")
    assert (found.count, found.hits, found.page) == (0, [], 1)
