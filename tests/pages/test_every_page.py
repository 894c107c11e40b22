"""What holds for every page."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from tests.page_types import NO_PAGES, OF_STAFF, PAGES
from tests.pages.conftest import Grow
from tests.pages.reader import read

pytestmark = pytest.mark.django_db


def queries(client: Client, address: str) -> int:
    """Of a page that was read before: what rows are called is asked once a commit of the index."""
    read(client, address)
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    return len(captured)


def test_no_page_costs_more_queries_for_more_articles(client: Client, addresses: list[str], grow: Grow) -> None:
    grow(3)
    for address in addresses:
        read(client, address)  # what a process keeps of the archive is counted once
    few = {address: queries(client, address) for address in addresses}
    grow(30)
    assert {address: queries(client, address) for address in addresses} == few


def test_nothing_is_inline_and_nothing_from_another_host(pages: dict[str, str]) -> None:
    inline = r"<style|<script(?![^>]+src=)|\sstyle=|\son[a-z]+=|(?:src|action)=\"(?:https?:)?//"
    assert [address for address, page in pages.items() if re.search(inline, page)] == []


def test_every_page_has_one_search_box_and_one_main_part(pages: dict[str, str]) -> None:
    found = {(page.count('role="search"'), page.count('<main id="main"')) for page in pages.values()}
    assert found == {(1, 1)}


def test_the_first_heading_is_the_only_one_of_its_level_and_none_skips_a_level(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert (levels[0], levels.count(1)) == (1, 1), address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


def test_every_link_within_the_archive_leads_somewhere(client: Client, pages: dict[str, str]) -> None:
    links = {
        urljoin(address, unescape(link))
        for address, page in pages.items()
        if address != "/styleguide/"  # its articles are invented
        for link in re.findall(r'href="((?:/(?!static/|admin/)|\?)[^"#]*)', page)
    }
    assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}


@pytest.mark.parametrize(("chosen", "tag"), [("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("en", "en")])
def test_a_page_says_which_language_it_speaks(client: Client, chosen: str, tag: str) -> None:
    client.cookies["django_language"] = chosen
    assert f'<html lang="{tag}">' in client.get("/").content.decode()


def test_a_reader_can_choose_the_language_without_a_script(client: Client) -> None:
    address = "/dates/1907/?page=1"
    response = client.post("/language/setlang/", {"language": "en", "next": address}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert '<html lang="en">' in response.content.decode()


def test_a_missing_page_still_offers_the_search_box(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_a_form_without_its_cookie_is_refused_in_the_archives_own_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "en"
    response = strict.post("/search/saved/", {"name": "党建"})
    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()


def test_every_type_of_page_is_in_the_table() -> None:
    """Whoever names a new address says whether a page is there, and how to come to one."""
    known = {name for name in names_of(get_resolver()) if name is not None}
    assert known == {*PAGES, *OF_STAFF, *NO_PAGES}


def names_of(resolver: URLResolver) -> Iterator[str | None]:
    """Of all addresses but those of the administration and of the API, which are their libraries'."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif pattern.app_name not in ("admin", "ninja"):
            yield from names_of(pattern)
