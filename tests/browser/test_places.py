"""Walking to a place and a time in a real browser (FEATURES.md, task A1)."""

import re

from playwright.sync_api import Page, expect


def test_a1_an_archivist_reaches_a_month_of_a_district_in_four_clicks_and_walks_back(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/")
    for name in ("湖南省", "长沙市", "岳麓区"):
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    page.locator(".month-grid a[href*='period=2024-11']").click()
    expect(page.locator(".sheet .held a", has_text=re.compile("^22"))).to_be_visible()
    for name in ("岳麓区", "长沙市", "湖南省", "地区"):
        page.locator(".breadcrumbs").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert complaints == []
