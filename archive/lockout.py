"""Whoever guesses passwords waits: where an attempt comes from, and the page that says for how long."""

from ipaddress import ip_address, ip_network
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_ONE_PLACE = {4: 32, 6: 64}
"""Bits of an address that say where it is: the others of IPv6 whoever is there chooses anew each time."""


def place_of(request: HttpRequest) -> str | None:
    """The network address of whoever asks; None where the server is told none, as on a Unix socket.

    Behind a proxy it is the last address of X-Forwarded-For: the one that the proxy itself has seen. Those before it
    are whatever the reader sent.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    seen = (forwarded.rpartition(",")[2].strip(), request.META.get("REMOTE_ADDR", ""))
    return next((place for place in map(_place, seen) if place), None)


def _place(address: str) -> str | None:
    try:
        version = ip_address(address).version
    except ValueError:
        return None
    return str(ip_network((address, _ONE_PLACE[version]), strict=False).network_address)


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """429, and when to come again. It is the same for names that nobody has, so it tells nothing of accounts."""
    pause = settings.AXES_COOLOFF_TIME
    page = render(request, "429.html", {"minutes": ceil(pause.total_seconds() / 60)}, status=429)
    page["Retry-After"] = str(int(pause.total_seconds()))
    page["Cache-Control"] = "no-store"
    return page
