"""What readers do, done in a real browser."""

import re

from playwright.sync_api import Page, expect


def test_a_journalist_searches_reads_and_comes_back(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.get_by_role("combobox").first.fill("黨建引領")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("党建引领")
    page.get_by_role("link", name="党建引领,长沙这么红!").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("党建引领,长沙这么红!")
    page.go_back()
    expect(page.get_by_role("combobox").first).to_have_value("黨建引領")
    assert complaints == []


def test_an_archivist_walks_down_the_tree_to_a_district_and_a_day(page: Page, complaints: list[str]) -> None:
    page.goto("/regions/")
    for name in ("湖南省", "长沙市", "岳麓区"):
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("岳麓区")
    page.get_by_role("link", name=re.compile("2024年11月22日")).first.click()
    expect(page).to_have_url(re.compile("/dates/2024/11/22/$"))
    assert complaints == []


def test_a_journalist_follows_a_body_from_one_article_to_the_next(page: Page, complaints: list[str]) -> None:
    page.goto("/articles/134cd7da69d3/")
    link = page.locator(".text a.named[href^='/organisations/']").first
    body = link.get_attribute("title") or link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(body)
    expect(page.locator(".evidence mark").first).to_be_visible()
    page.locator(".article-line h3 a").first.click()
    expect(page.locator(f".beside-text a[href^='/organisations/']:has-text('{body}')").first).to_be_visible()
    assert complaints == []


def test_a_reader_chooses_english_and_keeps_it(page: Page) -> None:
    page.goto("/regions/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/dates/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_first_tab_stop_leads_to_the_content(page: Page) -> None:
    page.goto("/regions/430104/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))


def test_a4_where_an_article_came_from_what_was_repaired_and_the_raw_text(page: Page, complaints: list[str]) -> None:
    page.goto("/articles/134cd7da69d3/")
    facts = page.locator("dl.record")
    for fact in ("文件", "SHA-256", "编码", "导入批次", "收到时间"):
        expect(facts).to_contain_text(fact)
    facts.locator("a[href*='/repairs/?kind=']").first.click()
    expect(page.locator("pre.original :is(del, ins)").first).to_be_visible()
    tabs = page.locator(".tabs")
    tabs.get_by_role("link", name="原文").click()
    expect(page.locator("pre.original")).to_contain_text("湖南日?qǐng)?bào)")
    expect(page.locator("pre.original :is(del, ins)")).to_have_count(0)
    tabs.get_by_role("link", name="正文").click()
    expect(page).to_have_url(re.compile("/articles/134cd7da69d3/$"))
    assert complaints == []


def test_what_is_drawn_wide_is_copied_as_printed(page: Page) -> None:
    page.goto("/articles/3efeb3b42de1/")
    assert page.locator("h1 .wide").count()
    page.keyboard.press("Control+a")
    assert "党建引领,长沙这么红!" in page.evaluate("getSelection().toString()")


def test_a_journalist_who_mistypes_a_slogan_is_led_to_it(page: Page, complaints: list[str]) -> None:
    page.goto("/search/?q=党健引领")
    page.locator(".advice").get_by_role("link", name="党建引领").click()
    expect(page.locator("mark").first).to_have_text("党建引领")
    assert complaints == []
