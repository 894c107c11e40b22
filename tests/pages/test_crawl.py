"""Wherever links lead from the front page on, an archive of seeds and invented news answers.

    CRAWLED=2000 pytest -n0 tests/pages/test_crawl.py

asks for every page that no filter makes; the suite for some of each type.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve

from articles.models import Article
from tests.pages.composed import articles

CRAWLED = int(os.environ.get("CRAWLED", 0))
"""Invented articles; none: few of them, and few pages of each type."""
MOST = 10**6 if CRAWLED else 8
"""Pages of a type that are asked for."""
MOST_FILTERED = 300 if CRAWLED else 12
"""The same with a question mark in their address: filters make any number of them."""
LARGEST = 100_000
"""Bytes of a page, before it is compressed."""
_LINK = re.compile(r'<(?:a|link) [^>]*?href="(/(?!static/|admin/)[^"#]*|\?[^"#]*)')


@pytest.fixture
def archive(index_folder: Path, tmp_path: Path, client: Client, db: None) -> Client:
    """A reader of seeds and invented articles."""
    news = tmp_path / "news"
    news.mkdir()
    for at, text in enumerate(articles(CRAWLED or 60)):
        (news / f"{at}.txt").write_text(text, encoding="utf-8")
    call_command("import_articles", str(news), batch="crawled", tag=["社区"], verbosity=0, jobs=1)
    call_command("index", "--rebuild", jobs=1, verbosity=0)
    return client


class Crawl:
    """From page to page, not too many of a type."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting = ["/"]
        self._seen = {"/"}
        self.asked: Counter[str] = Counter()

    def faults(self) -> Iterator[tuple[str, str]]:
        """Addresses that do not answer, or with too much."""
        while self._waiting:
            address = self._waiting.pop()
            response = self._client.get(address, follow=True)
            if response.status_code != 200:
                yield address, str(response.status_code)
            elif response["Content-Type"].startswith("text/html"):
                if len(response.content) > LARGEST:
                    yield address, f"{len(response.content)} bytes"
                self._follow(address, response.content.decode())

    def _follow(self, address: str, page: str) -> None:
        for link in _LINK.findall(page):
            found = urljoin(address, unescape(link))
            if found not in self._seen and self._is_wanted(found):
                self._seen.add(found)
                self._waiting.append(found)

    def _is_wanted(self, address: str) -> bool:
        path, _, query = address.partition("?")
        kind = f"{resolve(path).view_name}{'?' if query else ''}"
        self.asked[kind] += 1
        return self.asked[kind] <= (MOST_FILTERED if query else MOST)


def test_every_link_answers_with_a_page_that_is_not_too_large(archive: Client) -> None:
    crawl = Crawl(archive)
    assert list(crawl.faults()) == []
    assert Article.objects.count() > (CRAWLED or 60)
    assert {"article", "region", "organisation", "event", "outlet", "day", "search?"} <= {*crawl.asked}
