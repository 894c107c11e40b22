"""Suggestions below the search box, in a real browser: by keyboard, by pointer, and never in the way of composing."""

import re

import pytest
from playwright.sync_api import CDPSession, Locator, Page, Route, expect


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("/")
    return page.get_by_role("combobox")


@pytest.fixture
def composer(page: Page, box: Locator) -> CDPSession:
    """Composes characters as an input method does."""
    box.focus()
    return page.context.new_cdp_session(page)


@pytest.fixture
def asked(page: Page, box: Locator) -> list[str]:
    """What the script asked for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/api/suggest" in request.url else None)
    return found


def composing(composer: CDPSession, text: str) -> None:
    composer.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def test_initials_lead_to_a_district_by_keyboard(page: Page, box: Locator, complaints: list[str]) -> None:
    box.press_sequentially("党建 ylq")
    first = page.locator("#suggestions li").first
    expect(first).to_contain_text("岳麓区 · 长沙市")
    expect(page.get_by_role("status")).not_to_be_empty()
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=%E5%85%9A%E5%BB%BA&region=430104$"))
    expect(page.locator(".chips")).to_contain_text("岳麓区")
    assert complaints == []


def test_arrows_go_round_through_the_box(page: Page, box: Locator) -> None:
    box.press_sequentially("yuelu")
    options = page.locator("#suggestions li")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_escape_closes_and_enter_searches_for_what_stands_in_the_box(page: Page, box: Locator) -> None:
    box.press_sequentially("岳麓")
    expect(page.locator("#suggestions li").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("岳麓")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=%E5%B2%B3%E9%BA%93$"))


def test_a_pointer_chooses_and_the_other_choices_stay(page: Page, complaints: list[str]) -> None:
    page.goto("/search/?q=党建&sort=newest&tag=党建&page=1")
    page.locator("#q").press("End")
    page.locator("#q").press_sequentially(" yuelu")
    page.locator("#suggestions li").first.click()
    expect(page).to_have_url(re.compile(r"sort=newest.*&region=430104"))
    assert complaints == []


def test_while_characters_are_composed_nothing_is_asked_and_no_key_is_taken(
    page: Page, box: Locator, composer: CDPSession, asked: list[str]
) -> None:
    box.press_sequentially("岳")
    expect(page.locator("#suggestions li").first).to_be_visible()
    composing(composer, "lu")
    expect(page.get_by_role("listbox")).to_be_hidden()
    asked.clear()
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True})
    page.wait_for_timeout(300)
    assert asked == []
    expect(page).to_have_url(re.compile("/$"))
    composer.send("Input.insertText", {"text": "麓"})
    expect(page.locator("#suggestions li").first).to_contain_text("岳麓区")


def test_enter_that_ends_composing_chooses_nothing(page: Page, box: Locator) -> None:
    box.press_sequentially("yuelu")
    expect(page.locator("#suggestions li").first).to_be_visible()
    box.press("ArrowDown")
    kept = box.evaluate(
        """box => [{isComposing: true}, {keyCode: 229}].every(more =>
            box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", cancelable: true, ...more})))"""
    )
    assert kept, "the input method gets its key"
    expect(page).to_have_url(re.compile("/$"))
    expect(page.get_by_role("listbox")).to_be_visible()


def test_only_the_newest_answer_is_shown(page: Page, box: Locator) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(re.compile(r"/api/suggest\?q=y$"), slowly)
    box.press_sequentially("y")
    page.wait_for_timeout(200)
    box.press_sequentially("uelu")
    expect(page.locator("#suggestions li").first).to_contain_text("岳麓区")
    page.wait_for_timeout(500)
    expect(page.locator("#suggestions li").first).to_contain_text("岳麓区")


def test_without_a_script_the_box_searches(browser_without_script: Page) -> None:
    browser_without_script.goto("/")
    browser_without_script.get_by_role("searchbox").first.fill("党建")
    browser_without_script.keyboard.press("Enter")
    expect(browser_without_script.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/search/?q=党建"])
def test_suggestions_fit_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("changsha")
    expect(page.locator("#suggestions li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    first = page.locator("#suggestions li").first.bounding_box()
    assert first is not None
    assert first["height"] >= 24, "a finger's target"
