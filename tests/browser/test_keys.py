"""Keys of a single character, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

LIST = "/regions/430104/"


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent")).strip()


def test_a_slash_leads_to_the_search_box_and_writes_nothing_into_it(page: Page, complaints: list[str]) -> None:
    page.goto(LIST)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    assert complaints == []


def test_j_and_k_walk_through_a_list(page: Page) -> None:
    page.goto(LIST)
    titles = page.locator(".article-list h3 > a").all_inner_texts()
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")
    assert [first, second, focused(page)] == [titles[0], titles[1], titles[0]]


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(page: Page) -> None:
    page.goto("/help/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_keys_can_be_switched_off_and_stay_so(page: Page) -> None:
    page.goto(LIST)
    page.locator("[data-keys-open]").click()
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("dialog").get_by_role("button").click()
    page.goto("/help/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).not_to_be_focused()


@pytest.mark.parametrize("key", ["j", "?", "/"])
def test_whoever_writes_gets_the_character(page: Page, key: str) -> None:
    page.goto(LIST)
    page.get_by_role("combobox").focus()
    page.keyboard.press(key)
    expect(page.get_by_role("combobox")).to_have_value(key)


@pytest.mark.parametrize("key", ["j", "?", "/"])
def test_no_key_is_taken_while_characters_are_composed(page: Page, key: str) -> None:
    page.goto(LIST)
    taken = page.evaluate(
        """key => !document.body.dispatchEvent(
            new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true, cancelable: true}))""",
        key,
    )
    assert not taken


def test_without_a_script_there_is_no_button_for_keys(browser_without_script: Page) -> None:
    browser_without_script.goto("/")
    expect(browser_without_script.locator("[data-keys-open]")).to_be_hidden()
    expect(browser_without_script.locator("dialog")).to_be_hidden()
