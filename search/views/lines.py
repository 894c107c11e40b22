"""What programs are told that read no page: troubles in lines of text, the rest in headers."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import quote

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from search.addressing.forms import SearchForm
from search.troubles import IndexTrouble

View = Callable[..., HttpResponseBase]
Response = TypeVar("Response", bound=HttpResponseBase)
IGNORED = "X-Ignored-Parameters"


def telling_of_trouble(view: View) -> View:
    """The view, but where it raises IndexTrouble, what is wrong in a line."""

    @wraps(view)
    def told(*args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(*args, **kwargs)
        except IndexTrouble as trouble:
            return in_a_line(str(trouble), 503)

    return told


def refused(form: SearchForm) -> HttpResponse:
    """What of a search leads nowhere."""
    return in_a_line("\n".join(f"{refusal.parameter}: {refusal.sentence}" for refusal in form.refusals), 422)


def in_a_line(sentence: str, status: int) -> HttpResponse:
    """And nothing else."""
    return HttpResponse(sentence, "text/plain; charset=utf-8", status)


def naming_ignored(response: Response, form: SearchForm) -> Response:
    """With the parameters that are no part of a search, encoded as in an address: a list has no room for a sentence."""
    if form.ignored:
        response.headers[IGNORED] = ", ".join(quote(name, safe="=", errors="replace") for name in form.ignored)
    return response
