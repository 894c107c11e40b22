"""However much is typed, no more of it is decoded than can be read."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from archive.long_values import LONGEST, LongValuesMiddleware
from search.addressing.forms import SearchForm
from search.query.parsing import LONGEST as READ


def given(query: str) -> HttpRequest:
    request = RequestFactory().get(f"/search/?{query}")
    LongValuesMiddleware(lambda request: HttpResponse())(request)
    return request


def test_of_a_million_characters_no_more_is_decoded_than_can_be_read() -> None:
    request = given(urlencode({"q": "党" * 1_000_000, "sort": "newest"}))
    assert request.GET["sort"] == "newest"
    assert READ < len(request.GET["q"]) <= LONGEST


def test_a_long_query_is_read_as_it_was() -> None:
    typed = "\U00020bb7" * READ + "党"
    assert SearchForm(given(urlencode({"q": typed})).GET).typed == typed


def test_every_page_is_asked_so(client: Client) -> None:
    assert len(client.get("/help/", {"q": "党" * 10_000}).wsgi_request.META["QUERY_STRING"]) == LONGEST
