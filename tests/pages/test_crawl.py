"""Wherever links lead from the front page on, an archive of seeds and invented news answers.

    CRAWLED=2000 pytest -n0 tests/pages/test_crawl.py

invents so many articles and asks for thousands of pages of each type, drawn by lot from those that links lead to; the
suite asks for some of each. Faults are told as they are met, and how many were asked for at the end.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve

from articles.models import Article
from tests.pages.composed import articles

CRAWLED = int(os.environ.get("CRAWLED", 0))
"""Invented articles; none: few of them, and few pages of each type."""
MOST = 2_500 if CRAWLED else 8
"""Pages of a type that are asked for."""
MOST_FILTERED = 500 if CRAWLED else 12
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
    """From page to page, by lot among the types and in each, not too many of a type."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lot = Random(0)
        self._seen = {"/"}
        self._waiting = {"home": ["/"]}
        self.asked: Counter[str] = Counter()

    def faults(self) -> Iterator[str]:
        """Addresses that do not answer, or with too much, as they are met."""
        while kinds := [kind for kind, addresses in self._waiting.items() if addresses and not self._is_enough(kind)]:
            kind = self._lot.choice(kinds)
            self.asked[kind] += 1
            address = self._drawn(self._waiting[kind])
            response = self._client.get(address, follow=True)
            if response.status_code != 200:
                yield f"{address}: {response.status_code}"
            elif response["Content-Type"].startswith("text/html"):
                if len(response.content) > LARGEST:
                    yield f"{address}: {len(response.content)} bytes"
                self._follow(address, response.content.decode())

    def _drawn(self, addresses: list[str]) -> str:
        at = self._lot.randrange(len(addresses))
        addresses[at], addresses[-1] = addresses[-1], addresses[at]
        return addresses.pop()

    def _follow(self, address: str, page: str) -> None:
        for link in _LINK.findall(page):
            found = urljoin(address, unescape(link))
            if found not in self._seen:
                self._seen.add(found)
                self._waiting.setdefault(_kind_of(found), []).append(found)

    def _is_enough(self, kind: str) -> bool:
        return self.asked[kind] >= (MOST_FILTERED if kind.endswith("?") else MOST)


def _kind_of(address: str) -> str:
    path, asks, _ = address.partition("?")
    return f"{resolve(path).view_name}{asks}"


def test_every_link_answers_with_a_page_that_is_not_too_large(
    archive: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    crawl, found = Crawl(archive), []
    for fault in crawl.faults():
        found.append(fault)
        with capsys.disabled():
            print(f"\n{fault}")
    with capsys.disabled():
        print("", *(f"{number}\t{kind}" for kind, number in crawl.asked.most_common() if CRAWLED), sep="\n")
    assert found == []
    assert Article.objects.count() > (CRAWLED or 60)
    assert {"article", "region", "organisation", "event", "outlet", "day", "search?"} <= {*crawl.asked}
