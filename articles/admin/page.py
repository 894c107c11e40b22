"""Pages of our own beside those that Django's admin has."""

from typing import Any

from django.contrib.admin.options import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(
    desk: ModelAdmin, request: HttpRequest, name: str, *, title: Any, row: Any = None, **context: Any
) -> HttpResponse:
    """`templates/admin/articles/{name}.html`, which extends page.html there: below the list of the rows of `desk`, or
    below the page of the `row`.
    """
    shared = desk.admin_site.each_context(request) | {"opts": desk.opts, "title": title, "row": row}
    return render(request, f"admin/articles/{name}.html", shared | context)
