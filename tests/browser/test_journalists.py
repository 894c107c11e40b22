"""The journalists' tasks, done in a browser before an archive of invented news."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.newsroom import newsroom
from tests.serving import Archive

HITS = ".hit-list h3 a"
GRID = "/search/?q=网格化&sort=oldest&size=3"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    with newsroom(tmp_path_factory.mktemp("newsroom"), prepared) as archive:
        yield archive


def narrow(page: Page, name: str | re.Pattern[str]) -> None:
    page.locator("#narrow, .timeline").get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def titles(page: Page) -> list[str]:
    return page.locator(HITS).all_inner_texts()


def test_j3_a_district_three_months_and_a_script_as_a_list_whose_every_entry_opens(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/search/?q=网格化&from=2021-03&to=2021-05")
    narrow(page, "浦东新区")
    narrow(page, "繁体中文")
    page.get_by_role("link", name="改用原文用字").click()
    assert complaints == []
    page.get_by_role("link", name="GB/T 7714").click()
    lines = page.locator("body").inner_text().splitlines()
    assert sorted(re.findall("第.樓組", " ".join(lines))) == ["第三樓組", "第二樓組", "第四樓組"]
    for address in [line.split()[-1] for line in lines]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        expect(page.get_by_role("heading", level=1)).to_contain_text("楼组")


def test_j4_either_script_finds_the_same_and_a_traditional_article_is_read_in_traditional(page: Page) -> None:
    page.goto("/search/?q=網格化黨建&glyphs=original")
    found = titles(page)
    page.goto("/search/?q=网格化党建&glyphs=original")
    assert titles(page) == found
    expect(page.locator(".snippet mark").first).to_have_text("網格化黨建")
    page.locator(HITS).first.click()
    expect(page.locator(".text")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator(".text mark").first).to_have_text("網格化黨建")
    page.get_by_role("link", name="改用简体字").click()
    expect(page.locator(".text mark").first).to_have_text("网格化党建")


def test_j5_a_colleague_sees_the_same_page_at_the_same_address(page: Page, browser: Browser) -> None:
    page.goto("/search/?q=标题:党史学习教育 -动员会")
    page.get_by_label("排序").select_option("newest")
    page.get_by_role("button", name="检索").first.click()
    narrow(page, "甲区报")
    assert titles(page) == ["党史学习教育走进军营", "党史学习教育进社区"]
    colleague = browser.new_context()
    other = colleague.new_page()
    other.goto(page.url)
    assert titles(other) == titles(page)
    assert other.locator(".chips").inner_text() == page.locator(".chips").inner_text()
    colleague.close()


def marked_now(page: Page) -> Locator:
    return page.locator("mark.hit:target")


def ready(page: Page) -> None:
    """The keys are told as soon as they work."""
    expect(page.locator(".visit .keys")).to_be_visible()


def test_j6_from_hit_to_hit_by_keyboard_through_the_articles_and_back_to_the_same_place(
    page: Page, complaints: list[str]
) -> None:
    page.goto(GRID)
    third = page.locator(HITS).nth(2)
    name = third.inner_text()
    third.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    ready(page)
    marks = page.locator("mark.hit[id]")
    expect(marks).to_have_count(4)
    for number in range(4):
        page.keyboard.press("n")
        expect(marked_now(page)).to_have_id(f"hit-{number + 1}")
        expect(marked_now(page)).to_be_in_viewport()
    page.keyboard.press("p")
    expect(marked_now(page)).to_have_id("hit-3")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)
    ready(page)
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("page=2#result-"))
    expect(page.locator("li:target h3")).to_be_in_viewport()
    page.go_back()
    ready(page)
    page.keyboard.press("k")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert complaints == []


def test_j6_without_a_script_every_step_is_a_link(browser_without_script: Page) -> None:
    page = browser_without_script
    page.goto(GRID)
    page.locator(HITS).nth(2).click()
    page.locator(".visit .marks a").nth(3).click()
    expect(marked_now(page)).to_have_id("hit-4")
    page.locator(".visit a[rel=next]").click()
    page.locator(".visit a[data-key=u]").click()
    expect(page.locator("li:target")).to_have_count(1)


def test_no_key_is_taken_from_who_writes_or_composes(page: Page) -> None:
    page.goto(GRID)
    page.locator(HITS).first.click()
    ready(page)
    page.keyboard.press("Control+n")
    page.locator("body").dispatch_event("keydown", {"key": "n", "isComposing": True})
    page.locator("body").dispatch_event("keydown", {"key": "n", "keyCode": 229})
    page.locator("#q").press_sequentially("npjku")
    expect(page.locator("#q")).to_have_value("npjku")
    expect(marked_now(page)).to_have_count(0)


def test_j7_from_2021_to_april_and_what_is_only_of_the_year_may_be_of_it(page: Page, complaints: list[str]) -> None:
    page.goto("/search/?q=党建")
    narrow(page, re.compile("^2021年(:|$)"))
    narrow(page, re.compile("^2021年4月(:|$)"))
    expect(page).to_have_url(re.compile("from=2021-04&to=2021-04"))
    uncertain = page.locator(".hit-list li", has_text="可能在此期间内")
    expect(uncertain).to_have_count(2)
    expect(page.locator(".hit-list")).not_to_contain_text("1月1日")
    page.locator("main").get_by_role("link", name=re.compile("只看确定")).click()
    expect(page.locator(HITS).filter(has_text="党建账本")).to_have_count(0)
    assert complaints == []


def test_years_that_are_no_neighbours_are_chosen_together_by_clicks(page: Page) -> None:
    page.goto("/search/?q=党建")
    narrow(page, re.compile("^2021年7月|^2021年(:|$)"))
    page.locator(".timeline summary").click()
    page.locator(".timeline .also").filter(has_text="2020年").first.click()
    expect(page).to_have_url(re.compile("period=2020"))
    expect(page.locator(".chips")).to_contain_text("2020年")
    assert "冬日党建小课" in titles(page)


def test_j8_a_slogan_mistyped_is_offered_in_one_click(page: Page) -> None:
    page.goto("/search/?q=两学一作")
    page.locator(".advice").get_by_role("link", name="两学一做").first.click()
    assert titles(page) == ["两学一做进车间"]
    assert "两学一做" in unquote(page.url)


@pytest.mark.parametrize("width", [320, 390])
def test_an_article_with_its_way_back_fits_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(GRID)
    page.locator(HITS).nth(1).click()
    expect(page.locator(".visit")).to_be_visible()
    page.wait_for_load_state()  # its style sheet too
    assert page.evaluate("document.documentElement.scrollWidth") <= width
