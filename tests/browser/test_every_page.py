"""What holds for every page, in a real browser."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python import base as axe
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page

from tests.browser.conftest import listening, sign_in
from tests.page_types import ADDRESSES_OF_STAFF, OF_SEEDS, STATUSES
from tests.serving import Archive

NARROW = (320, 640)
PHONE = (360, 740)
WIDE = (1280, 800)
WIDE_AT_200_PERCENT = (640, 400)
FIND_FAULTS = """part => axe.run(part, {resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))"""

TROUBLES = ("403.html", "403_csrf.html", "404.html", "410.html", "429.html", "500.html", "503.html")
SAID_BY_ITSELF = "Failed to load resource: the server responded with a status of {}"
"""By the browser, of a page that says no."""
ROWS = (
    "selector => new Set([...document.querySelectorAll(selector)].map(each => each.getBoundingClientRect().top)).size"
)
LINKS = "[...document.links].map(link => link.href)"

Scheme = Literal["light", "dark"]


class Opened(NamedTuple):
    """A page in a browser, what it answered and should have, and what has been heard from it."""

    page: Page
    status: int
    expected: int
    complaints: list[str]

    def seen(self, size: tuple[int, int], scheme: Scheme = "light") -> Page:
        """By somebody with such a screen."""
        return seen(self.page, size, scheme)


def seen(page: Page, size: tuple[int, int], scheme: Scheme) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    return page


class Visitor(NamedTuple):
    """Somebody at a browser, and what is heard from it."""

    page: Page
    heard: list[str]


@pytest.fixture(scope="module")
def reader(browser: Browser, served: Archive) -> Iterator[Visitor]:
    """One for all pages: a new one each time costs more than what is tested."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    yield Visitor(page, listening(page))
    context.close()


@pytest.fixture(scope="module")
def archivist(browser: Browser, served: Archive) -> Iterator[Visitor]:
    """Who is logged in, and keeps a search."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    sign_in(page)
    page.goto("/search/?q=党建")
    page.locator(".keep button").click()
    yield Visitor(page, listening(page))
    context.close()


@pytest.fixture(scope="module")
def reader_without_script(browser: Browser, served: Archive) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=STATUSES)
def opened(request: pytest.FixtureRequest, reader: Visitor, archivist: Visitor) -> Opened:
    """Each page once, for all tests."""
    page, heard = archivist if request.param in ADDRESSES_OF_STAFF else reader
    # What axe loaded into the page before is refused, and heard of late.
    page.goto("about:blank")
    heard.clear()
    response = page.goto(request.param.format_map(OF_SEEDS))
    assert response is not None
    return Opened(page, response.status, STATUSES[request.param], heard)


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def faults(page: Page, part: Any = "html") -> list[str]:
    """What axe finds there."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe.AXE_SCRIPT)
    return list(page.evaluate(FIND_FAULTS, part))


def test_it_breaks_no_policy_and_logs_no_error(opened: Opened) -> None:
    told = SAID_BY_ITSELF.format(opened.expected)
    complaints = [complaint for complaint in opened.complaints if not complaint.startswith(told)]
    assert (opened.status, complaints) == (opened.expected, [])


@pytest.mark.parametrize("size", [NARROW, WIDE_AT_200_PERCENT])
def test_nobody_scrolls_sideways(opened: Opened, size: tuple[int, int]) -> None:
    assert width(opened.seen(size)) <= size[0]


@pytest.mark.parametrize("selector", [".tabs li", ".saved button"])
def test_what_belongs_together_stands_in_one_row_on_a_phone(opened: Opened, selector: str) -> None:
    assert opened.seen(PHONE).evaluate(ROWS, selector) <= 1


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
    page.context.clear_cookies()
    address, cookies = opened.page.url, opened.page.context.cookies()
    page.context.add_cookies([{"name": each["name"], "value": each["value"], "url": address} for each in cookies])
    page.goto(address)
    assert page.evaluate(LINKS) == opened.page.evaluate(LINKS)
    assert page.locator("button[type=button]:visible").count() == 0


@pytest.mark.parametrize("template", TROUBLES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_wrong(page: Page, template: str, scheme: Scheme) -> None:
    told = {"query": "党建", "minutes": 15, "sentence": "A curator found that there is no such place."}
    shown = render_to_string(template, told, RequestFactory().get("/nowhere/"))
    page.route("**/nowhere/", lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    page.goto("/nowhere/")
    seen(page, NARROW, scheme)
    assert (faults(page), width(page)) == ([], NARROW[0])
