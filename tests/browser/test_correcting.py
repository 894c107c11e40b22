"""The curators' tasks C8 and C9 (FEATURES.md), done in a browser: two at one article, and a misread character."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import listening, sign_in
from tests.serving import Archive, serving, until

PRINTED = "花猪协会在望成区开会\n2021-03-09 来源：甲区报\n\n3月9日，長沙市花猪协会在望成区開會，商量怎么把花猪养好。"
MISREAD, MEANT = "望成区开会，商量", "望城区开会，商量"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("correcting")
    with serving(folder, prepared) as archive:
        (folder / "a.txt").write_text(PRINTED, encoding="utf-8")
        archive.manage("import_articles", str(folder / "a.txt"))
        assert until(lambda: len(found(archive, MISREAD)) == 1)
        yield archive


@pytest.fixture(scope="module")
def curators(browser: Browser, served: Archive) -> Iterator[tuple[Page, Page]]:
    """Two who have logged in, each in a browser."""
    first, second = (browser.new_context(base_url=f"http://127.0.0.1:{served.port}").new_page() for _ in range(2))
    sign_in(first, "jia")
    sign_in(second, "yi")
    yield first, second
    for page in (first, second):
        page.context.close()


def found(served: Archive, typed: str) -> list[str]:
    """The identifiers of what a search for these words as they stand finds."""
    asked = quote('"' + typed + '"')
    return [hit["identifier"] for hit in json.loads(served.get(f"/api/search?q={asked}"))["hits"]]


def open_article(page: Page) -> None:
    page.goto("/admin/articles/article/?q=花猪")
    page.locator("#result_list tbody th a").click()


def save(page: Page) -> None:
    page.locator("[name=_save]").click()


def test_c8_of_two_curators_the_second_is_refused_and_shown_both(curators: tuple[Page, Page]) -> None:
    first, second = curators
    complaints = listening(first), listening(second)
    for page, section in ((first, "要闻"), (second, "经济")):
        open_article(page)
        page.locator("[name=section]").fill(section)
    save(first)
    expect(first.locator(".messagelist .success")).to_be_visible()
    save(second)
    expect(second.locator(".errorlist")).to_contain_text("有人在您打开之后作了修改")
    row = second.locator("tr", has=second.get_by_role("rowheader", name="版面栏目"))
    expect(row.get_by_role("cell")).to_have_text(["要闻", "经济"])
    expect(second.locator("caption", has_text="最近保存")).to_contain_text("jia")
    second.get_by_role("link", name="打开已保存的版本").click()
    expect(second.locator("[name=section]")).to_have_value("要闻")
    second.locator("[name=section]").fill("要闻·经济")
    save(second)
    expect(second.locator(".messagelist .success")).to_be_visible()
    open_article(first)
    first.get_by_role("link", name="历史").click()
    expect(first.locator("#change-history tbody tr").first).to_contain_text("yi")
    expect(first.locator("#change-history ins").first).to_have_text("·经济")
    assert complaints == ([], [])


def test_c9_a_misread_character_is_corrected_and_both_forms_find_the_article(
    curators: tuple[Page, Page], page: Page, served: Archive
) -> None:
    desk, _other = curators
    complaints = listening(desk)
    (identifier,) = found(served, MISREAD)
    assert found(served, MEANT) == []
    cited = served.get(f"/articles/{identifier}/cite/gbt7714/")
    open_article(desk)
    desk.get_by_role("link", name="改正正文").click()
    line = desk.locator(".sides .line", has_text="商量")
    expect(line.locator(".received del").first).to_have_text("長")
    expect(line.locator(".reads ins").first).to_have_text("长")
    box = line.get_by_role("textbox")
    box.fill(box.input_value().replace(MISREAD, MEANT))
    desk.get_by_role("button", name="保存改正").click()
    expect(desk.locator(".messagelist .success")).to_contain_text("已改正 1 处")
    assert found(served, MEANT) == found(served, MISREAD) == [identifier]
    assert served.get(f"/articles/{identifier}/cite/gbt7714/") == cited
    page.goto(f"/articles/{identifier}/")
    expect(page.locator(".text")).to_contain_text(MEANT)
    open_article(desk)
    desk.get_by_role("link", name="历史").click()
    newest = desk.locator("#change-history tbody tr").first
    expect(newest).to_contain_text("jia")
    expect(newest.locator("del")).to_have_text("成")
    expect(newest.locator("ins")).to_have_text("城")
    served.manage("reread_articles", identifier, "--yes")
    assert found(served, MEANT) == found(served, MISREAD) == [identifier]
    assert complaints == []
