"""A hit that no longer reads what it was found by says so, with the wording that it had."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import an_article
from tests.search.preparing.test_former import corrected

pytestmark = pytest.mark.django_db
SAID = "更正前的文字"


@pytest.fixture(autouse=True)
def _articles(index: Generations) -> None:
    corrected(an_article("推进会", "长沙市望成区召开推进会。"), "望成区", "望城区")
    an_article("别的", "长沙市望岳街道召开会议。")
    drain()


def passages(client: Client, query: str) -> list[str]:
    page = client.get("/search/", {"q": query}).content.decode()
    return re.findall(r'<p class="snippet".*?</p>', page)


def test_the_former_wording_is_shown_and_marked(client: Client) -> None:
    former, now = passages(client, "望成区")
    assert "长沙市<mark>望成区</mark>召开推进会。" in former
    assert SAID in former
    assert "长沙市望城区召开推进会。" in now


@pytest.mark.parametrize("query", ["望城区", "推进会", "长沙市"])
def test_what_is_found_by_what_it_reads_says_nothing_of_it(client: Client, query: str) -> None:
    assert passages(client, query)
    assert not any(SAID in each for each in passages(client, query))


def test_nor_does_a_list_that_nothing_is_marked_in(client: Client) -> None:
    page = client.get("/search/", {"outlet": ""}).content.decode()
    assert SAID not in page


@pytest.mark.parametrize(("query", "asked"), [("望成区", 1), ("望城区", 0), ("望岳", 0)])
def test_only_for_such_a_hit_corrections_are_asked_for(client: Client, query: str, asked: int) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/", {"q": query})
    assert sum("articles_repair" in each["sql"] for each in queries) == asked
