"""What holds for every page of the desk, in a real browser."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db.models import Model
from playwright.sync_api import Browser, Page

from tests.browser.conftest import listening, sign_in
from tests.serving import Archive

FIRST_ROW = "#result_list tbody th a"
WAYS = (
    ".addlink",
    ".historylink",
    "#change-history th a",
    ".deletelink",
    ".object-tools a[href*=outlook]",
    ".object-tools a[href$='/text/']",
)
"""From a list or a page of a row to those that belong to it."""
each_model = pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)


@pytest.fixture(scope="module")
def archivist(browser: Browser, served: Archive) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{served.port}")
    page = context.new_page()
    sign_in(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def heard(archivist: Page) -> list[str]:
    return listening(archivist)


def ways_from(page: Page) -> list[str]:
    """The first of each kind."""
    found = [page.locator(way).first for way in (FIRST_ROW, *WAYS)]
    return [way.get_attribute("href") or "" for way in found if way.count()]


@each_model
def test_no_page_breaks_the_policy_or_logs_an_error(archivist: Page, heard: list[str], model: type[Model]) -> None:
    page, seen, ahead = archivist, set[str](), [f"/admin/{model._meta.app_label}/{model._meta.model_name}/"]
    while ahead:
        where = ahead.pop()
        response = page.goto(where)
        assert response is not None
        assert (response.status, heard) == (200, []), where
        seen.add(page.url)
        root = f"/{model._meta.app_label}/{model._meta.model_name}/"
        base = page.url
        links = [page.evaluate("([base, way]) => new URL(way, base).href", [base, way]) for way in ways_from(page)]
        ahead += [link for link in links if root in link and link not in seen and link not in ahead]
    assert len(seen) > 0


@pytest.mark.parametrize("address", ["/admin/", "/admin/password_change/"])
def test_nor_does_the_front_of_the_desk(archivist: Page, heard: list[str], address: str) -> None:
    archivist.goto(address)
    assert heard == []
