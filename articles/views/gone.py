"""Addresses whose rows are kept, but not for readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone(request: HttpRequest, sentence: str) -> HttpResponse:
    """410, with the reason."""
    return render(request, "410.html", {"sentence": sentence}, status=410)
