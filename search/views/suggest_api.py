"""`GET /api/suggest`: what may be meant, while somebody types."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from search.query.parsing import LONGEST
from search.suggesting.suggest import suggest
from search.troubles import IndexTrouble

router = Router(tags=["search"])

_KEPT = 60
"""Seconds that a browser may keep an answer: whoever deletes a letter types it again."""


class Typed(Schema):
    q: str = Field("", description="What has been typed. Its last word is completed: characters, pinyin, or both.")


class Suggested(Schema):
    """Search for `q`, filtered by `value`, if any, as the parameter that is called like the kind.

    `beside` tells it from others of its name: the region that a region or an organisation is in.
    """

    kind: Literal["region", "tag", "organisation", "outlet", "phrase"]
    label: str
    beside: str
    articles: int
    q: str
    value: str


class Suggestions(Schema):
    suggestions: list[Suggested]


class Unavailable(Schema):
    detail: str


@router.get("", response={200: Suggestions, 503: Unavailable}, url_name="suggest")
def suggestions(request: HttpRequest, response: HttpResponse, typed: Query[Typed]) -> Status:
    """What may be meant by the last word, best first."""
    try:
        found = suggest(typed.q[:LONGEST])
    except IndexTrouble as trouble:
        return Status(503, {"detail": str(trouble)})
    # Nothing may mean that names are not at hand yet.
    response["Cache-Control"] = f"private, max-age={_KEPT}" if found else "no-store"
    return Status(200, {"suggestions": found})
