"""The page for an address that leads nowhere: it offers to search for the address's words."""

import re
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_WORDS = 6
LONGEST = 60
"""Characters, of all words together."""
_WORD = re.compile(r"[^\W_]+")
_IS_NO_WORD = re.compile(r"[0-9a-f]{6,}|index|html?|php|aspx?|jsp|www|s", re.ASCII | re.IGNORECASE)
_SECTIONS = {
    *("articles", "regions", "dates", "organisations", "events", "outlets", "tags", "search", "api", "feed"),
    *("original", "cite", "reprints", "about", "coverage", "export", "saved", "admin", "static"),
}
"""Of our own addresses: they say where somebody looked, not for what."""


def words_of(path: str) -> str:
    """What somebody may have looked for at a decoded path: `/tags/党建引领/` → 党建引领. "" where it says nothing."""
    words = (word for word in _WORD.findall(path[: 4 * LONGEST]) if word.lower() not in _SECTIONS)
    telling = (word for word in words if not _IS_NO_WORD.fullmatch(word))
    return " ".join(islice(telling, MOST_WORDS))[:LONGEST].strip()


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. Its search box holds the words; nothing is asked of the database or the index."""
    return render(request, "404.html", {"query": words_of(request.path)}, status=404)
