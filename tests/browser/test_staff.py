"""The curators' task C8 (FEATURES.md), done by two people in two browsers; and what each role finds at the desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import listening
from tests.page_types import OF_SEEDS
from tests.serving import Archive

PASSWORD = "vertrauen-ist-gut"
HIRE = """
from django.contrib.auth.models import Group, User
for name, role in {people}.items():
    person = User.objects.create_user(name, password="{password}", is_staff=True)
    person.groups.set(Group.objects.filter(name=role))
"""
PEOPLE = {"jia": "curator", "yi": "curator", "bing": "archivist", "ding": "administrator"}


@pytest.fixture(scope="module")
def staff(served: Archive) -> None:
    served.manage("shell", "-c", HIRE.format(people=PEOPLE, password=PASSWORD))


def logged_in(browser: Browser, served: Archive, name: str) -> Page:
    page = browser.new_context(base_url=f"http://127.0.0.1:{served.port}").new_page()
    page.goto("/admin/")
    log_in(page, name)
    return page


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()


@pytest.fixture
def pair(browser: Browser, served: Archive, staff: None) -> Iterator[tuple[Page, Page]]:
    """Two curators, each in a browser."""
    pages = logged_in(browser, served, "jia"), logged_in(browser, served, "yi")
    yield pages
    for page in pages:
        page.context.close()


def open_form(page: Page) -> None:
    page.goto("/articles/{identifier}/".format_map(OF_SEEDS))
    page.get_by_role("link", name="编辑这篇文章").click()


def save(page: Page) -> None:
    page.locator("[name=_save]").click()


def test_c8_the_second_save_is_refused_with_both_versions(pair: tuple[Page, Page]) -> None:
    first, second = pair
    complaints = listening(first), listening(second)
    open_form(first)
    open_form(second)
    first.locator("[name=section]").fill("要闻")
    save(first)
    expect(first.locator(".messagelist .success")).to_be_visible()
    second.locator("[name=section]").fill("综合")
    save(second)
    expect(second.locator(".errornote").first).to_be_visible()
    expect(second.locator("tr:has(th:text-is('版面栏目')) td")).to_have_text(["要闻", "综合"])
    expect(second.locator("caption", has_text="最近保存")).to_contain_text("jia")
    second.get_by_role("link", name="打开已保存的版本").click()
    expect(second.locator("[name=section]")).to_have_value("要闻")
    second.locator("[name=section]").fill("要闻综合")
    save(second)
    expect(second.locator(".messagelist .success")).to_be_visible()
    open_form(first)
    first.locator(".historylink").click()
    expect(first.locator("#change-history tbody tr").first).to_contain_text("yi")
    expect(first.locator("#change-history ins").first).to_have_text("综合")
    assert complaints == ([], [])


KINDS = {
    "curator": {"标签", "机构", "文章"},
    "archivist": {"导入批次", "文章"},
    "administrator": {"标签", "文章", "用户", "组"},
}


@pytest.mark.parametrize("name", ["jia", "bing", "ding"])
def test_each_role_finds_at_the_desk_what_is_theirs(browser: Browser, served: Archive, staff: None, name: str) -> None:
    page = logged_in(browser, served, name)
    expect(page.locator("#content-main .module th a").first).to_be_visible()
    kinds = set(page.locator("#content-main .module th a").all_inner_texts())
    assert kinds >= KINDS[PEOPLE[name]]
    assert ("用户" in kinds) is (PEOPLE[name] == "administrator")
    page.goto("/admin/articles/tag/")
    expect(page.locator(".object-tools .addlink")).to_have_count(0 if PEOPLE[name] == "archivist" else 1)
    page.context.close()


def test_whoever_guesses_is_told_to_wait(page: Page, served: Archive, staff: None) -> None:
    page.goto("/admin/")
    for number in range(5):
        log_in(page, "yi", f"guess {number}")
    expect(page.get_by_role("heading", level=1)).to_have_text("尝试次数过多")
    page.goto("/admin/")
    log_in(page, "yi")
    expect(page.get_by_role("heading", level=1)).to_have_text("尝试次数过多")
