"""A real browser before a really served archive."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.conftest import PASSWORD
from tests.serving import Archive, serving

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder drives a browser."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium found: install chromium, or name it in CHROMIUM"))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Archive]:
    """One archive with the seeds in it, for all journeys."""
    with serving(tmp_path_factory.mktemp("served"), prepared) as archive:
        yield archive


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Debian's Chromium; without a sandbox where the tests run as root, as it demands.

    Gone with its module, because Playwright keeps an event loop running in this thread, and while one runs Django
    opens a second connection beside that of the other tests.
    """
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        home = {"HOME": str(tmp_path_factory.mktemp("home"))}
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, *sandbox], env={**os.environ, **home}
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, served: Archive) -> Iterator[Page]:
    """A fresh reader, who may say `page.goto("/regions/")`."""
    reader = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    yield reader.new_page()
    reader.close()


@pytest.fixture
def browser_without_script(browser: Browser, served: Archive) -> Iterator[Page]:
    """A reader whose browser runs none."""
    reader = browser.new_context(base_url=f"http://127.0.0.1:{served.port}", java_script_enabled=False)
    yield reader.new_page()
    reader.close()


def listening(page: Page) -> list[str]:
    """What the console will have said that is not mere information: errors, warnings, violated policies."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Of the reader's page."""
    return listening(page)


def sign_in(page: Page, name: str = "chief", password: str = PASSWORD) -> None:
    """As the chief, who may change everything, or another of the staff."""
    page.goto("/admin/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()
