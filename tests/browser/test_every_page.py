"""What holds for every page, in a real browser."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python import base as axe
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page

from tests.browser.conftest import listening, sign_in
from tests.page_types import ADDRESSES_OF_SEEDS
from tests.serving import Archive

NARROW = (320, 640)
WIDE = (1280, 800)
WIDE_AT_200_PERCENT = (640, 400)
FIND_FAULTS = """() => axe.run({resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))"""

TROUBLES = ("403.html", "403_csrf.html", "404.html", "410.html", "500.html", "503.html")
LINKS = "[...document.links].map(link => link.href)"


class Opened(NamedTuple):
    """A page in a browser, and what has been heard from it."""

    page: Page
    status: int
    complaints: list[str]

    def seen(self, size: tuple[int, int], scheme: Literal["light", "dark"] = "light") -> Page:
        """By somebody with such a screen."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme=scheme)
        return self.page


@pytest.fixture(scope="module")
def reader(browser: Browser, served: Archive) -> Iterator[Page]:
    """One for all pages: a new one each time costs more than what is tested."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def heard(reader: Page) -> list[str]:
    return listening(reader)


@pytest.fixture(scope="module")
def reader_without_script(browser: Browser, served: Archive) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=ADDRESSES_OF_SEEDS)
def opened(request: pytest.FixtureRequest, reader: Page, heard: list[str]) -> Opened:
    """Each page once, for all tests."""
    # What axe loaded into the page before is refused, and heard of late.
    reader.goto("about:blank")
    heard.clear()
    response = reader.goto(request.param)
    assert response is not None
    return Opened(reader, response.status, heard)


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def faults(page: Page) -> list[str]:
    """What axe finds."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe.AXE_SCRIPT)
    return list(page.evaluate(FIND_FAULTS))


def test_it_breaks_no_policy_and_logs_no_error(opened: Opened) -> None:
    assert (opened.status, opened.complaints) == (200, [])


@pytest.mark.parametrize("size", [NARROW, WIDE_AT_200_PERCENT])
def test_nobody_scrolls_sideways(opened: Opened, size: tuple[int, int]) -> None:
    assert width(opened.seen(size)) <= size[0]


def test_letters_may_be_twice_as_large(opened: Opened) -> None:
    page = opened.seen(WIDE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = width(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert found <= WIDE[0]


def test_axe_finds_nothing(opened: Opened) -> None:
    assert faults(opened.seen(WIDE)) == []


def test_axe_finds_nothing_on_a_phone_in_the_dark(opened: Opened) -> None:
    assert faults(opened.seen(NARROW, "dark")) == []


def test_no_way_needs_a_script(opened: Opened, reader_without_script: Page) -> None:
    page = reader_without_script
    page.goto(opened.page.url)
    assert page.evaluate(LINKS) == opened.page.evaluate(LINKS)
    assert page.locator("button[type=button]:visible").count() == 0


@pytest.mark.parametrize("template", TROUBLES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_wrong(
    page: Page, template: str, scheme: Literal["light", "dark"]
) -> None:
    told = {"query": "党建", "sentence": "A curator found that there is no such place."}
    shown = render_to_string(template, told, RequestFactory().get("/nowhere/"))
    page.route("**/nowhere/", lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    page.goto("/nowhere/")
    seen = Opened(page, 200, []).seen(NARROW, scheme)
    assert (faults(seen), width(seen)) == ([], NARROW[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_search_is_refused(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.goto("/search/?q=党建&from=never")
    seen = Opened(page, 422, []).seen(NARROW, scheme)
    assert (faults(seen), width(seen)) == ([], NARROW[0])


def test_axe_finds_nothing_among_the_searches_that_are_kept(page: Page, served: Archive) -> None:
    sign_in(page, served)
    page.goto("/search/?q=党建")
    page.locator(".keep button").click()
    for scheme in ("light", "dark"):
        seen = Opened(page, 200, []).seen(NARROW, scheme)
        assert (faults(seen), width(seen)) == ([], NARROW[0])
