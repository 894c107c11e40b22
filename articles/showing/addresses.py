"""Addresses that stand on most lines of a list."""

from functools import lru_cache
from html import escape

from django.urls import get_script_prefix, reverse


def address_of(page: str, name: str) -> str:
    """Of the page of a region, an outlet or a tag; escaped."""
    return _address(page, name, get_script_prefix())


@lru_cache(maxsize=4096)
def _address(page: str, name: str, script_prefix: str) -> str:
    """Kept, because working one out takes longer than showing a line, and most lines name a few."""
    return escape(reverse(page, args=[name]))
