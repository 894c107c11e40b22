"""Addresses that are longer than can be read."""

from django.http import HttpRequest, HttpResponse

from archive.long_values import LONGEST, LongValuesMiddleware


def passed_on(request: HttpRequest) -> str:
    LongValuesMiddleware(lambda _: HttpResponse())(request)
    return str(request.META["QUERY_STRING"])


def test_each_value_is_cut_and_none_is_lost() -> None:
    request = HttpRequest()
    request.META["QUERY_STRING"] = f"q={'a' * LONGEST}b&sort=newest"
    first, last = passed_on(request).split("&")
    assert (len(first), last) == (LONGEST, "sort=newest")


def test_a_server_may_give_no_query_string_at_all() -> None:
    assert passed_on(HttpRequest()) == ""
