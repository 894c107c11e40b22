"""Addresses whose rows are kept, but not for readers, or have become others."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.models import Redirect


def gone(request: HttpRequest, sentence: str) -> HttpResponse:
    """410, with the reason."""
    return render(request, "410.html", {"sentence": sentence}, status=410)


def moved(model: type[Model], address: str, view: str = "") -> HttpResponse:
    """From where a row stood to what it was merged into: its page, or its `view`. Raises Http404. One query."""
    row: Any = Redirect.objects.successor(model, address)
    if row is None:
        raise Http404("Nothing has ever stood here.")
    return redirect(view, row.slug, permanent=True) if view else redirect(row, permanent=True)
