"""The curators' task C4 (FEATURES.md) and what else the review queue is for, in a browser before invented news."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import listening, sign_in
from tests.browser.test_every_page import NARROW, faults, width
from tests.serving import Archive, serving, until

MANY = 32
"""Articles that a rule suggests for a tag: two more than are judged."""
JUDGED = 30
QUEUE = "/admin/articles/mention/review/"


def piece(number: int) -> str:
    return (
        f"合作社第{number}次例会\n2021-03-09 来源：甲区报\n\n村里开会。"
        f"第{number}次例会上，花猪合作社的党员说，要把猪养好。大家都同意。"
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("review")
    news = folder / "news"
    news.mkdir()
    for number in range(MANY):
        (news / f"{number:02}.txt").write_text(piece(number), encoding="utf-8")
    with serving(folder, prepared) as archive:
        archive.manage("import_articles", str(news), "--tag", "例会")
        assert until(lambda: archive.count("花猪合作社") == MANY)
        yield archive


@pytest.fixture(scope="module")
def desk(browser: Browser, served: Archive) -> Iterator[Page]:
    """A curator who has logged in, and kept a search."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    sign_in(page)
    page.goto("/search/?q=花猪合作社")
    page.locator(".keep button").click()
    yield page
    context.close()


@pytest.fixture(scope="module")
def rule(desk: Page) -> str:
    """The name of one that suggests a tag for all of them."""
    desk.goto("/admin/articles/tag/add/")
    desk.locator("[name=name]").fill("养殖")
    desk.locator("[name=_save]").click()
    desk.goto("/admin/articles/taggingrule/add/")
    desk.locator("[name=name]").fill("养猪")
    desk.locator("[name=search]").select_option(index=1)
    desk.locator(".select2-selection").click()
    desk.locator(".select2-dropdown .select2-search__field").fill("yz")
    desk.locator(".select2-results__option", has_text="养殖").click()
    desk.locator("[name=_save]").click()
    expect(desk.locator(".foreseen")).to_contain_text(f"将有 {MANY} 篇文章待审")
    expect(desk.locator(".said .evidence mark").first).to_have_text("花猪合作社")
    desk.get_by_role("button", name="启用").click()
    expect(desk.locator(".messagelist .success")).to_contain_text(f"{MANY} 篇文章待审")
    return "养猪"


def tagged(served: Archive) -> int:
    return int(json.loads(served.get(f"/api/search?tag={quote('养殖')}"))["count"])


@pytest.mark.usefixtures("rule")
def test_c4_thirty_suggested_tags_are_judged_by_keys_with_the_sentence_in_sight(desk: Page, served: Archive) -> None:
    complaints = listening(desk)
    desk.goto("/admin/")
    desk.get_by_role("link", name="审校待确认的内容").click()
    for number in range(JUDGED):
        expect(desk.locator(".progress")).to_contain_text(f"已审 {number} 条")
        expect(desk.locator(".evidence mark")).to_have_text("花猪合作社")
        expect(desk.locator(".evidence")).to_contain_text(re.compile("第[0-9]+次例会上"))
        expect(desk.locator(".waiting")).to_contain_text("养猪")
        expect(desk.get_by_role("button", name="接受 a")).to_be_visible()
        desk.keyboard.press("a" if number % 3 else "r")
    expect(desk.locator(".progress")).to_contain_text(f"已审 {JUDGED} 条，待审 {MANY - JUDGED} 条")
    accepted = JUDGED - len(range(0, JUDGED, 3))
    assert tagged(served) == accepted
    desk.keyboard.press("u")
    expect(desk.locator(".progress")).to_contain_text(f"已审 {JUDGED - 1} 条")
    assert tagged(served) == accepted - 1
    assert complaints == []


@pytest.mark.usefixtures("rule")
def test_keys_are_not_taken_from_who_writes(desk: Page) -> None:
    desk.goto(f"{QUEUE}?kind=title")
    desk.goto(f"{QUEUE}?kind=tag")
    before = desk.locator(".progress").inner_text()
    desk.keyboard.press("c")
    desk.keyboard.type("ar")
    desk.keyboard.press("Escape")
    assert desk.locator(".progress").inner_text() == before


def test_what_is_passed_over_comes_again(desk: Page) -> None:
    desk.goto(f"{QUEUE}?kind=organisation")
    first = desk.locator(".waiting [name=row]").first.input_value()
    desk.keyboard.press("j")
    expect(desk.locator(".waiting [name=row]").first).not_to_have_value(first)
    desk.keyboard.press("k")
    expect(desk.locator(".waiting [name=row]").first).to_have_value(first)


def test_all_alike_are_judged_by_one_key_and_taken_back_by_another(desk: Page) -> None:
    desk.goto(f"{QUEUE}?kind=organisation")
    alike = desk.locator("[value=reject_alike]")
    while not alike.count():
        desk.keyboard.press("j")
        expect(desk.locator(".waiting")).to_be_visible()
    number = re.search(r"\d+", alike.inner_text())
    assert number is not None
    desk.keyboard.press("Shift+R")
    expect(desk.locator(".last")).to_contain_text(f"（同类共 {number[0]} 条） · 已否定")
    desk.keyboard.press("u")
    expect(desk.locator(".messagelist .success")).to_have_text(f"{number[0]} 条已回到待审。")
    expect(alike).to_contain_text(number[0])


def test_it_works_without_script(desk: Page, browser: Browser) -> None:
    context = browser.new_context(
        base_url=desk.url.partition("/admin")[0], java_script_enabled=False, storage_state=desk.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"{QUEUE}?kind=date")
    page.get_by_role("button", name="保持原样").click()
    expect(page.get_by_role("button", name="撤回")).to_be_visible()
    context.close()


@pytest.mark.usefixtures("rule")
@pytest.mark.parametrize("kind", ["tag", "region", "organisation", "event", "date", "title", "damage"])
def test_it_is_fit_for_a_phone_and_for_everybody(desk: Page, kind: str) -> None:
    # What axe loaded into the page before is refused, and heard of late.
    desk.goto("about:blank")
    complaints = listening(desk)
    desk.goto(f"{QUEUE}?kind={kind}")
    assert complaints == []
    assert faults(desk, {"include": [".review"], "exclude": [".select2"]}) == []
    size = desk.viewport_size
    desk.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert width(desk) <= NARROW[0]
    desk.set_viewport_size(size or {"width": 1280, "height": 720})
