"""From a name to its articles, their days, and what stands beside them: what archivists and journalists do."""

import re

from playwright.sync_api import Page, expect


def test_an_archivist_finds_what_an_outlet_published_on_a_day(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="媒体").click()
    page.get_by_role("main").get_by_role("link", name="湖南日报", exact=True).click()
    page.get_by_role("link", name=re.compile("^2024年11月:")).click()
    expect(page).to_have_url(re.compile(r"\?period=2024-11#articles$"))
    page.locator(".sheet .held a").first.click()
    expect(page).to_have_url(re.compile(r"\?period=2024-11-\d\d#articles$"))
    expect(page.locator(".article-line")).not_to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?period=2024-11#articles$"))
    assert complaints == []


def test_a_journalist_goes_from_a_tag_to_a_search_within_it(page: Page, complaints: list[str]) -> None:
    page.goto("/tags/黨建/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("党建")
    page.get_by_role("link", name="在这些文章中检索").click()
    expect(page.locator(".chips")).to_contain_text("党建")
    expect(page.locator(".hit-list li")).to_have_count(5)
    assert complaints == []


def test_a_journalist_goes_from_a_hit_to_its_outlet_and_back(page: Page, complaints: list[str]) -> None:
    page.goto("/search/?q=党建引领")
    outlet = page.locator(".hit-list .facts a[href^='/outlets/']").first
    name = outlet.inner_text()
    outlet.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.go_back()
    expect(page.get_by_role("combobox").first).to_have_value("党建引领")
    assert complaints == []


def test_a_letter_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/organisations/")
    letter = page.locator(".letter").last
    key = letter.get_attribute("id")
    page.goto("/organisations/?sort=held")
    page.get_by_role("link", name="按拼音").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{key}")).to_be_visible()


def test_an_event_leads_to_its_day_and_its_place(page: Page, complaints: list[str]) -> None:
    page.goto("/events/")
    page.locator(".row-list a").first.click()
    expect(page.locator(".evidence").first).to_be_visible()
    page.locator(".facts-list a[href^='/dates/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert complaints == []


def test_on_a_phone_the_timeline_is_one_step_away(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/tags/党建/")
    page.get_by_role("link", name="时间分布与相关名称").click()
    expect(page.locator("#beside")).to_be_in_viewport()
