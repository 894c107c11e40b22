"""Narrowing a search down, without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

NARROWED = [
    "/search/?q=党建&region=43&not_script=hant&from=2021",
    "/search/?from=2024&to=2024&dates=within",
    "/search/?q=党建&outlet=没有这报",
]


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """A link beside the hits or above them, by its name, as somebody does who has only keys."""
    places = page.locator("#narrow, .timeline")
    link = places.get_by_role("link", name=name, exact=isinstance(name, str)).first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")


def test_a_journalist_narrows_down_by_keyboard_and_takes_it_back(page: Page, complaints: list[str]) -> None:
    page.goto("/search/?q=党建")
    follow(page, "长沙市")
    chips = page.get_by_role("list", name="已选条件")
    expect(chips.get_by_role("listitem")).to_have_text([re.compile("长沙市")])
    follow(page, "排除 繁体中文")
    expect(chips).to_contain_text("排除 繁体中文")
    expect(page).to_have_url(re.compile("region=4301&not_script=hant"))
    dropped = chips.get_by_role("link", name=re.compile("长沙市"))
    dropped.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=[^&]+&not_script=hant$"))
    assert complaints == []


def test_the_tab_key_comes_to_each_value_and_then_to_leaving_it_out(page: Page) -> None:
    page.goto("/search/?q=党建")
    value = page.get_by_role("complementary").get_by_role("link", name="湖南省", exact=True).first
    value.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="排除 湖南省")).to_be_focused()


def test_j7_a_year_and_a_month_are_chosen_from_the_drawing_by_keyboard(page: Page, complaints: list[str]) -> None:
    page.goto("/search/")
    follow(page, re.compile("^2024年(:|$)"))
    expect(page).to_have_url(re.compile("from=2024&to=2024"))
    follow(page, re.compile("^2024年11月(:|$)"))
    expect(page).to_have_url(re.compile("from=2024-11&to=2024-11"))
    expect(page.locator(".hit-list h3").first).to_be_visible()
    assert complaints == []


def test_from_the_filters_one_key_leads_on_to_the_hits(page: Page) -> None:
    page.goto("/search/?q=党建")
    way = page.get_by_role("complementary").get_by_role("link").first
    way.focus()
    expect(way).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_focused()


def test_on_a_phone_the_filters_are_a_panel_that_needs_no_script(browser_without_script: Page) -> None:
    page = browser_without_script
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto("/search/?q=党建")
    panel, hits = page.get_by_role("complementary"), page.locator(".hit-list")
    expect(panel).to_be_hidden()
    page.locator(".to-narrow a").click()
    expect(panel).to_be_visible()
    expect(hits).to_be_hidden()
    page.go_back()
    expect(hits).to_be_visible()
    page.locator(".to-narrow a").click()
    panel.get_by_role("link", name="长沙市", exact=True).first.click()
    expect(hits).to_be_visible()
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("address", NARROWED)
def test_a_narrowed_search_fits_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
