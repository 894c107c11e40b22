"""The curators' tasks C6 and C10 (FEATURES.md): names and words, done in a browser before a served archive."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.citation.formats import FORMATS
from tests.browser.conftest import listening, sign_in
from tests.serving import Archive, serving, until

PIECES = {
    "a": "花猪合作社开了支部会\n2021-03-09 来源：甲区报\n\n长沙市望城区的花猪合作社开了支部会，开展双报到工作。",
    "b": "油茶合作社办起小课堂\n2021-04-08 来源：甲区报\n\n长沙市雷锋区的油茶合作社办起小课堂，讲怎么榨油。",
}
DISTRICT = "430112"
SEARCHES = ("双报到", "双报", "开展双报到工作")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("names")
    with serving(folder, prepared) as archive:
        for name, text in PIECES.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        archive.manage("import_articles", *(str(folder / f"{name}.txt") for name in PIECES))
        assert until(lambda: archive.count("合作社") == len(PIECES))
        yield archive


@pytest.fixture(scope="module")
def desk(browser: Browser, served: Archive) -> Iterator[Page]:
    """A curator who has logged in."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    sign_in(page)
    yield page
    context.close()


def found(served: Archive, **asked: str) -> list[str]:
    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items())
    return sorted(hit["title"] for hit in json.loads(served.get(f"/api/search?{query}"))["hits"])


def cited(served: Archive, query: str) -> dict[str, str]:
    """The first article that is found, in every form of a citation, without whatever a day would change."""
    hit = json.loads(served.get(f"/api/search?q={quote(query)}"))["hits"][0]
    forms = {form: served.get(f"/articles/{hit['identifier']}/cite/{form}/") for form in FORMATS}
    assert all(f"/articles/{hit['identifier']}/" in text for text in forms.values())
    return {form: re.sub(r"\d{4}-\d{2}-\d{2}|\d{4}, *\d+, *\d+", "", text) for form, text in forms.items()}


def wait_for_the_job(page: Page) -> None:
    """Its page tells by itself when it is done."""
    expect(page.locator("#content")).to_contain_text("已完成", timeout=120_000)


def test_c6_a_region_is_renamed_and_all_that_names_it_follows(desk: Page, page: Page, served: Archive) -> None:
    complaints = listening(desk)
    assert found(served, q="合作社", region=DISTRICT) == ["花猪合作社开了支部会"]
    before = cited(served, "花猪")
    desk.goto(f"/admin/articles/region/?q={DISTRICT}")
    desk.locator("#result_list tbody th a", has_text="望城区").click()
    desk.locator("[name=name]").fill("雷锋区")
    desk.locator(".add-row a").click()
    desk.locator("[name=aliases-0-name]").fill("望城区")
    desk.locator("[name=aliases-0-valid_to]").fill("2021-03-31")
    desk.locator("[name=_save]").click()
    desk.locator(".messagelist a", has_text="查看").click()
    expect(desk.locator("#content")).to_contain_text("油茶合作社办起小课堂")
    desk.get_by_role("button", name="重新读取").click()
    wait_for_the_job(desk)
    both = ["油茶合作社办起小课堂", "花猪合作社开了支部会"]
    assert until(lambda: found(served, q="合作社", region=DISTRICT) == both)
    for address in (f"/regions/{DISTRICT}/", "/regions/望城区/", "/regions/雷锋区/"):
        page.goto(address)
        expect(page).to_have_url(re.compile(f"/regions/{DISTRICT}/$"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("雷锋区")
    expect(page.locator(".article-line", has_text="油茶")).to_have_count(1)
    expect(page.locator(".article-line", has_text="花猪")).to_contain_text("望城区")
    page.locator(".article-line a", has_text="花猪").first.click()
    expect(page.locator("article")).to_contain_text("望城区")
    expect(page.locator("body")).to_contain_text("雷锋区")
    assert cited(served, "花猪") == {form: text.replace("望城区", "雷锋区") for form, text in before.items()}
    assert {form for form, text in before.items() if "望城区" in text} == {"csv", "jsonl"}
    assert complaints == []


def test_c10_a_word_is_added_foreseen_and_then_known(desk: Page, page: Page, served: Archive) -> None:
    complaints = listening(desk)
    before = [found(served, q=each) for each in SEARCHES]
    desk.goto("/admin/search/word/add/")
    desk.locator("[name=word]").fill("雙報到")
    desk.locator("[name=_save]").click()
    desk.locator(".object-tools a", has_text="将有哪些变化").click()
    expect(desk.locator(".foreseen")).to_contain_text("1 篇的分词会改变")
    expect(desk.locator("#content tbody")).to_contain_text("｜双报到｜")
    desk.get_by_role("button", name="按这些词语重建索引").click()
    page.goto("/search/?q=双报到")
    expect(page.locator(".hits .article-line")).to_have_count(1)
    wait_for_the_job(desk)
    desk.goto("/admin/search/word/waiting/")
    expect(desk.locator(".foreseen")).to_have_count(0)
    assert [found(served, q=each) for each in SEARCHES] == before
    page.goto("/search/?q=双报到")
    expect(page.locator(".hits .article-line")).to_have_count(1)
    assert complaints == []


def test_c10_who_has_no_right_sees_no_buttons_and_gets_no_further_by_address(page: Page) -> None:
    sign_in(page, "bing")
    page.goto("/admin/search/word/")
    expect(page.locator(".object-tools a")).to_have_count(0)
    for address in ("/admin/search/word/add/", "/admin/search/word/waiting/", "/admin/articles/misnomer/add/"):
        response = page.goto(address)
        assert response is not None
        assert response.status == 403
