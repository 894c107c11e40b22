"""Long lists, a page at a time."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.browsing.stretches import Stretches

PAGE_SIZE = 20


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Stretches, size: int = PAGE_SIZE, count: int | None = None
) -> Page[Any]:
    """The page that `?page=` asks for; the nearest there is where it asks for none. Two queries; one where whoever asks
    knows the `count` already.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
