"""The markup of every page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

_CHINESE = re.compile("[\u4e00-\u9fff]")


class Parsed(NamedTuple):
    """A page as a browser understands it, and what the standard calls errors in it."""

    root: Element
    errors: list[str]


def _parsed(page: str) -> Parsed:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(page)
    return Parsed(root, [f"{code} at {position}" for position, code, _ in parser.errors])


def faults_of(page: str) -> list[str]:
    """What the standard calls a parse error, ids given twice, and ids referred to that are not there."""
    root, errors = _parsed(page)
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    return [*errors, *(f"id {name} twice" for name, times in ids.items() if times > 1), *_dangling(root, {*ids})]


def _dangling(root: Element, ids: set[str | None]) -> Iterator[str]:
    for element in root.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"):
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} of {element.tag} names {name}"
        if (target := element.get("href", "")).startswith("#") and target[1:] and target[1:] not in ids:
            yield f"{target} leads nowhere"


def chinese_without_saying_so(page: str) -> list[str]:
    """Texts with Chinese characters in no element of the body that says it is Chinese."""
    body = _parsed(page).root.find("body")
    return [] if body is None else list(_unsaid(body, ""))


def _unsaid(element: Element, lang: str) -> Iterator[str]:
    """The tail of a child is its parent's text."""
    lang = element.get("lang", lang)
    texts = [element.text, *(child.tail for child in element)]
    if not lang.startswith("zh"):
        yield from (text.strip() for text in texts if text and _CHINESE.search(text))
    for child in element:
        yield from _unsaid(child, lang)


def those_with(find: Callable[[str], list[str]], pages: dict[str, str]) -> dict[str, list[str]]:
    """What is found in which page; nothing is not told."""
    return {address: found for address, page in pages.items() if (found := find(page))}


def test_every_page_is_valid_html(pages: dict[str, str]) -> None:
    assert those_with(faults_of, pages) == {}


def test_a_search_that_cannot_be_kept_is_valid_html(admin_client: Client) -> None:
    page = admin_client.post("/search/saved/", {"name": "网格", "query": "?from=never"})
    assert (page.status_code, faults_of(page.content.decode())) == (422, [])


def test_what_is_chinese_says_so_in_an_english_page(pages: dict[str, str]) -> None:
    assert those_with(chinese_without_saying_so, pages) == {}
