"""Whole questions give what reading every document would give: what is found, counted and shown, on any page."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from search.answering.filtering import Filters
from search.answering.finding import Found, Hit, Question, find
from search.answering.ordering import Sort
from search.engine import engine
from search.query.parsing import parse
from search.search_indexes import as_number

WORDS = ["党建", "社区", "学习", "服务", "引领"]
OUTLETS = ["甲报", "乙报", "丙报"]
FIRST = date(2021, 1, 25)
Document = dict[str, Any]


def composed(chance: Random, number: int) -> Document:
    first = FIRST + timedelta(days=chance.randrange(10)) if chance.random() < 0.8 else None
    last = first and first + timedelta(days=chance.choice([0, 0, 0, 3, 40]))
    text = "，".join(chance.choices(WORDS, k=chance.randint(1, 4)))
    return {
        "id": str(number),
        "identifier": f"{chance.getrandbits(24):06x}",
        "text": text,
        "body": text,
        "first": as_number(first),
        "last": as_number(last),
        "outlet": sorted(chance.sample(OUTLETS, chance.randint(0, 2))),
        "script": chance.choice(["hans", "hant"]),
    }


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Document]]:
    """Of an index of many commits, some of whose documents have left it or were written again."""
    options = settings.HAYSTACK_CONNECTIONS["default"]
    before, options["PATH"] = options["PATH"], str(tmp_path_factory.mktemp("questions") / "index")
    chance, generations = Random(11), engine().generations
    generations.publish(generations.create())
    rows = {number: composed(chance, number) for number in range(90)}
    for start in range(0, 90, 30):
        generations.live().replace("identifier", (), [rows[number] for number in range(start, start + 30)])
    for number in (3, 44, 80):
        changed = composed(chance, number)
        generations.live().replace("identifier", [rows[number]["identifier"]], [changed])
        rows[number] = changed
    generations.live().replace("identifier", [rows.pop(number)["identifier"] for number in (5, 50)], [])
    yield list(rows.values())
    options["PATH"] = before


def fits(row: Document, typed: str, filters: Filters) -> bool:
    said = all((word.strip("-") in row["text"]) != word.startswith("-") for word in typed.split())
    valued = all({*values} & {*row[name]} for name, values in filters.values.items())
    without = not any({*values} & {*row[name]} for name, values in filters.without.items())
    dated = not filters.first or as_number(filters.first) <= row["first" if filters.within else "last"]
    return said and valued and without and dated


ORDERS: dict[Sort, Any] = {
    "newest": lambda row: (-row["first"], -row["last"], row["identifier"]),
    "oldest": lambda row: (not row["first"], row["first"], row["last"], row["identifier"]),
}
TYPED = st.lists(st.sampled_from([*WORDS, *(f"-{word}" for word in WORDS)]), max_size=2, unique=True).map(" ".join)
SOME = st.dictionaries(st.just("outlet"), st.sets(st.sampled_from([*OUTLETS, "丁报"]), min_size=1), max_size=1)
DAYS = st.none() | st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days))
FILTERS = st.builds(Filters, SOME, DAYS, st.none(), SOME, st.booleans())


def order_of(sort: Sort, hits: list[Hit]) -> Any:
    if sort in ORDERS:
        return ORDERS[sort]
    marks = {hit.identifier: (hit.match != "words", -hit.score) for hit in hits}
    return lambda row: (marks[row["identifier"]], ORDERS["newest"](row))


def paged(typed: str, filters: Filters, sort: Sort, size: int) -> list[Found]:
    first = find(Question(parse(typed).tree, filters, sort, size=size))
    others = range(2, -(-first.count // size) + 1)
    return [first, *(find(Question(parse(typed).tree, filters, sort, page, size)) for page in others)]


@trying(max_examples=40, deadline=None)
@given(typed=TYPED, filters=FILTERS, sort=st.sampled_from(["newest", "oldest", "relevance"]), size=st.integers(3, 40))
def test_a_question_is_answered_as_if_every_document_were_read(
    documents: list[Document], typed: str, filters: Filters, sort: Sort, size: int
) -> None:
    rows = {row["identifier"]: row for row in documents if fits(row, typed, filters)}
    pages = paged(typed, filters, sort, size)
    hits = [hit for page in pages for hit in page.hits]
    assert {page.count for page in pages} == {len(rows)}
    in_order = sorted(rows.values(), key=order_of(sort, hits))
    assert [hit.identifier for hit in hits] == [row["identifier"] for row in in_order]
    others = filters.but("outlet")
    counted = Counter(outlet for row in documents if fits(row, typed, others) for outlet in row["outlet"])
    assert pages[0].facets["outlet"].values == sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
