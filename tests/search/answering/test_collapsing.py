"""Of reprints one hit stands for all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Family
from search.answering.collapsing import first_of_each
from search.answering.finding import Found
from search.answering.ordering import window
from tests.cast import an_article
from tests.pages.reader import read, read_words

HITS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans(), st.sampled_from([b"a", b"ab", b"c"])))
"""Each with its family, 0 for none, and three keys."""

Ask = Callable[..., Found]
Titles = Callable[..., list[str]]


@given(hits=HITS, keys=st.integers(0, 3))
def test_the_first_of_each_family_stands_for_it(hits: list[tuple[int, int, bool, bytes]], keys: int) -> None:
    families = np.array([hit[0] for hit in hits], np.int64)
    columns = [np.array([hit[1 + key] for hit in hits]) for key in range(keys)]
    order = window(len(hits), [column.take for column in columns], 0, len(hits)).tolist()
    firsts = {hits[place][0] or -1 - place: place for place in reversed(order)}
    assert first_of_each(families, [column.take for column in columns]).tolist() == sorted(firsts.values())


def printings(number: int, **said: Any) -> None:
    """So many reprints of one text, each day one."""
    family = Family.objects.create()
    for n in range(number):
        an_article(f"转载{n}", **{"text": "粮库收粮。", "on": date(1999, 5, 1 + n), "family": family, **said})


def shown(found: Found) -> list[tuple[str, int]]:
    return [(hit.identifier, hit.printed) for hit in found.hits]


def test_every_reprint_is_counted_and_one_is_shown(ask: Ask) -> None:
    printings(12)
    alone = an_article("另一篇", "粮库收粮，农户卖粮。", on=date(2001, 1, 1))
    found = ask("粮库", one_of_reprints=True, sort="newest")
    assert (found.count, found.texts, found.entries) == (13, 2, 2)
    assert [hit.printed for hit in found.hits] == [1, 12]
    assert found.hits[0].identifier == alone.identifier
    assert sum(held.certain for held in found.months.values()) == 13


@pytest.mark.parametrize(("sort", "first"), [("newest", 11), ("oldest", 0)])
def test_the_first_in_the_order_stands_for_the_others(titles: Titles, sort: str, first: int) -> None:
    printings(12)
    assert titles("粮库", one_of_reprints=True, sort=sort) == [f"转载{first}"]


def test_the_best_one_stands_for_the_others(titles: Titles) -> None:
    printings(3)
    family = Family.objects.get()
    an_article("粮库", "粮库收粮。", family=family)
    assert titles("粮库", one_of_reprints=True) == ["粮库"]


def test_every_reprint_is_shown_to_whoever_wants_all(titles: Titles) -> None:
    printings(3)
    assert len(titles("粮库")) == 3


@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("size", [1, 3, 7])
def test_the_pages_together_show_each_text_once(ask: Ask, sort: str, size: int) -> None:
    """There are more reprints of a text than hits on a page, and than are looked at at once."""
    for number in (9, 2, 30, 1, 5):
        printings(min(number, 28), text="粮库收粮。" * number)
    for n in range(4):
        an_article(f"单篇{n}", f"粮库{n}号仓收粮。")
    question = {"one_of_reprints": True, "sort": sort, "size": size}
    whole = shown(ask("粮库", **{**question, "size": 100}))
    pages = [shown(ask("粮库", **question, page=1 + n)) for n in range(-(-9 // size))]
    assert [hit for page in pages for hit in page] == whole
    assert sorted(times for _, times in whole) == [1, 1, 1, 1, 1, 2, 5, 9, 28]


def test_a_filter_leaves_fewer_reprints_to_stand_for(ask: Ask) -> None:
    printings(4)
    found = ask("粮库 转载2", one_of_reprints=True)
    assert [hit.printed for hit in found.hits] == [1]


def test_the_page_says_what_is_shown_and_what_is_counted(ask: Ask, client: Client) -> None:
    printings(12)
    ask()
    words = read_words(client, "/search/?q=粮库")
    assert "12 articles" in words
    assert "They print 1 text; of its reprints only the first in this order is shown." in words
    assert "1 of 12 reprints" in words


def test_the_page_leads_to_every_reprint_and_back(ask: Ask, client: Client) -> None:
    printings(3)
    ask()
    assert 'href="?q=%E7%B2%AE%E5%BA%93&amp;reprints=all">Show every reprint' in read(client, "/search/?q=粮库")
    assert 'href="?q=%E7%B2%AE%E5%BA%93">Show each text once' in read(client, "/search/?q=粮库&reprints=all")


def test_a_page_without_reprints_says_nothing_of_them(ask: Ask, client: Client) -> None:
    an_article("单篇", "粮库收粮。")
    ask()
    assert "reprint" not in read_words(client, "/search/?q=粮库")


@pytest.mark.parametrize(("asked", "hits"), [({}, 3), ({"reprints": "all"}, 3), ({"reprints": "one"}, 1)])
def test_a_program_gets_every_article_unless_it_wants_texts(
    ask: Ask, client: Client, asked: dict[str, str], hits: int
) -> None:
    printings(3)
    ask()
    answer = client.get("/api/search", {"q": "粮库", **asked}).json()
    assert (answer["count"], answer["texts"], len(answer["hits"])) == (3, 1, hits)
    assert {hit["printed"] for hit in answer["hits"]} == {3}
