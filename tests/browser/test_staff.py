"""What each role finds at the desk, and what becomes of one who guesses."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.conftest import STAFF

KINDS = {
    "curator": {"标签", "机构", "文章"},
    "archivist": {"导入批次", "文章"},
    "administrator": {"标签", "文章", "用户", "组"},
}


@pytest.mark.parametrize("name", ["jia", "bing", "ding"])
def test_each_role_finds_at_the_desk_what_is_theirs(page: Page, name: str) -> None:
    sign_in(page, name)
    expect(page.locator("#content-main .module th a").first).to_be_visible()
    kinds = set(page.locator("#content-main .module th a").all_inner_texts())
    assert kinds >= KINDS[STAFF[name]]
    assert ("用户" in kinds) is (STAFF[name] == "administrator")
    page.goto("/admin/articles/tag/")
    expect(page.locator(".object-tools .addlink")).to_have_count(0 if STAFF[name] == "archivist" else 1)


def test_whoever_guesses_is_told_to_wait(page: Page) -> None:
    for number in range(5):
        sign_in(page, "yi", f"guess {number}")
    expect(page.get_by_role("heading", level=1)).to_have_text("尝试次数过多")
    sign_in(page, "yi")
    expect(page.get_by_role("heading", level=1)).to_have_text("尝试次数过多")
