"""What the archive holds and lacks, found out in a real browser (FEATURES.md, task A2)."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_a2_an_archivist_tells_which_months_of_a_district_are_held_and_takes_the_table(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/")
    page.get_by_role("link", name="馆藏覆盖").click()
    for name in ("湖南省", "长沙市", "岳麓区"):
        page.goto(page.url.partition("#")[0])
        while not page.get_by_role("main").get_by_role("link", name=name, exact=True).count():
            page.get_by_role("link", name="下一页").click()
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".coverage .partly").first).to_have_text(re.compile(r"^1"))
    expect(page.locator(".coverage .nothing").first).to_have_text(re.compile("无馆藏"))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [row["held"] for row in rows if row["place"] == "岳麓区" and row["month"] == "2024-11"] == ["partly"]
    assert complaints == []


def test_a_bar_of_the_front_page_leads_to_its_month(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.locator(".span .histogram a").last.click(force=True)
    expect(page).to_have_url(re.compile(r"/dates/\d{4}/\d{2}/$"))
    assert complaints == []


def test_whoever_uses_no_pointer_finds_the_same_links_in_the_table(page: Page) -> None:
    page.goto("/")
    drawn = {bar.get_attribute("href") for bar in page.locator(".span .histogram a").all()}
    page.locator(".span summary").press("Enter")
    listed = {link.get_attribute("href") for link in page.locator(".span td a").all()}
    assert drawn
    assert drawn <= listed
