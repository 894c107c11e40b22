"""What a page says of its article where no reader sees it; it counts where the page prints nothing."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from articles.reading.extracting.printed_dates import printed_date

LIBRARY_FAULTS = (etree.LxmlError, LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)
"""What the library may stumble over on pages that nobody thought of."""

# The latest day is fixed, so that the same bytes are read alike on any day.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_DATE_NAMES = ("published_time", "create_at", "datepublished", "pubdate", "publishdate", "publish_date", "pubtime")
_MORE_DATE_NAMES = ("publishtime", "publish_time", "date", "date.issued")
_PREFIXES = ("", "article:", "og:", "og:article:", "weibo:article:", "dc.", "dcterms.")
_NAMES_OF_DATES = frozenset(prefix + name for prefix in _PREFIXES for name in (*_DATE_NAMES, *_MORE_DATE_NAMES))
_WITH_TIME = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T\s]+\d{1,2}:\d\d")
# Public accounts print date and account by script: the time of creation stands in a variable.
_CREATED = re.compile(r"\b(?:var\s+ct|create_time|oriCreateTime)\s*[=:]\s*[\"'](1\d{9})[\"']")
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST_NAME = 30


class Metadata(NamedTuple):
    """Each is empty where the page does not say."""

    title: str
    date: str
    site: str
    author: str


def metadata_of(tree: Any) -> Metadata:
    """Of a tree that may be changed by it."""
    found = _by_library(tree)
    account = "".join(tree.xpath("string((//*[@id='js_name'])[1])")).strip()
    return Metadata(
        found.title or "",
        next(_times(tree), "") or found.date or "",
        account or _chinese(found.sitename),
        _chinese(found.author),
    )


def _by_library(tree: Any) -> Document:
    try:
        return extract_metadata(tree, None, dict(_DATES), False)
    except LIBRARY_FAULTS:
        return Document()


def _times(tree: Any) -> Iterator[str]:
    """Dates with the time of day, which the library cuts off."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _NAMES_OF_DATES and _WITH_TIME.match(meta.get("content") or ""):
            yield printed_date(meta.get("content"))
    for script in tree.iter("script"):
        if created := _CREATED.search(script.text or ""):
            yield printed_date(created[1])


def _chinese(name: str | None) -> str:
    """Without names of hosts, systems and users."""
    return name if name and _HAN.search(name) and len(name) <= _LONGEST_NAME else ""
