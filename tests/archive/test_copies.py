"""What browsers may keep, and how little is sent to those who kept it."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PAGES = ["/", "/regions/", "/dates/", "/articles/134cd7da69d3/", "/search/?q=党建", "/about/", "/help/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    page = client.get(address)
    again = client.get(address, headers={"if-none-match": page["ETag"]})
    assert (page.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_page_in_another_language_is_another_page(client: Client) -> None:
    page = client.get("/")
    client.cookies["django_language"] = "en"
    again = client.get("/", headers={"if-none-match": page["ETag"]})
    assert (again.status_code, "Cookie" in again["Vary"]) == (200, True)


@pytest.mark.parametrize(("cookies", "said"), [({}, "no-cache"), ({"sessionid": "x"}, "private, no-cache")])
def test_a_copy_is_to_be_asked_for_and_belongs_to_whoever_is_logged_in(
    client: Client, cookies: dict[str, str], said: str
) -> None:
    for name, value in cookies.items():
        client.cookies[name] = value
    assert client.get("/regions/")["Cache-Control"] == said


def test_readers_are_given_no_cookie(client: Client) -> None:
    client.get("/")
    assert not client.cookies


def test_pages_are_compressed(client: Client) -> None:
    page = client.get("/help/", headers={"accept-encoding": "gzip"})
    assert (page["Content-Encoding"], page["ETag"][:2]) == ("gzip", "W/")
