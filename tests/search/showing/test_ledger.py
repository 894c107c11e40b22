"""What is held of a place, by time: the index and the rows tell the same."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from articles.browsing.ledger import Counted, Ledger, ledger_of
from articles.browsing.stretches import Part
from articles.models import Article, Region
from articles.periods import Period
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.showing.ledger import Indexed
from tests.cast import a_region, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(index: Generations) -> list[Region]:
    """A district below a city, and a zone that covers it; articles about and beside them, dated or not."""
    city = a_region("乙市", "prefecture")
    district, zone = a_region("丙区", under=city), a_region("戊新区", "functional-zone", under=city)
    zone.covers.add(district)
    an_article(on=date(1907, 5, 17), regions=(district,))
    an_article(on=date(1907, 5, 17), regions=(zone, city))
    an_article(on=date(1907, 5, 30), until=date(1907, 6, 2), regions=(city,))
    an_article(on=date(1906, 11, 1), until=date(1907, 2, 3), regions=(district,))
    an_article(on=date(1909, 1, 2))
    an_article(regions=(zone,))
    an_article(on=date(1907, 5, 18), regions=(district,), status="draft")
    Article.objects.filter(batch__name="seeds").update(status="withdrawn")
    drain()
    return [city, district, zone]


def all_of(part: Part) -> list[int]:
    return part.keys(0, part.number)


QUESTIONS: dict[str, Callable[[Ledger], Any]] = {
    "years": lambda ledger: ledger.held("year"),
    "months": lambda ledger: ledger.held("month"),
    "days": lambda ledger: ledger.days(Period.parse("1907")),
    "days of a month": lambda ledger: ledger.days(Period.parse("1907-06")),
    "newest": lambda ledger: all_of(ledger.newest()),
    "undated": lambda ledger: all_of(ledger.undated()),
    "uncertain": lambda ledger: all_of(ledger.uncertain()),
    "of a year": lambda ledger: [all_of(part) for part in ledger.of(Period.parse("1907"))],
    "of a month": lambda ledger: [all_of(part) for part in ledger.of(Period.parse("1907-05"))],
    "of a day": lambda ledger: [all_of(part) for part in ledger.of(Period.parse("1907-05-31"))],
    "beside a year": lambda ledger: ledger.beside(Period.parse("1908")),
    "beside a month": lambda ledger: ledger.beside(Period.parse("1907-05")),
    "beside a day": lambda ledger: ledger.beside(Period.parse("1907-05-18")),
    "by region": lambda ledger: ledger.by_region(Region.objects.all()[:50]),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_index_tells_what_the_rows_tell(places: list[Region], question: Callable[[Ledger], Any]) -> None:
    for place in (None, *places):
        by_index = ledger_of(place)
        assert isinstance(by_index, Indexed)
        assert question(by_index) == question(Counted(place))


def test_what_was_withdrawn_since_is_passed_over(places: list[Region]) -> None:
    Article.objects.filter(published_first=date(1909, 1, 2)).update(status="withdrawn")
    assert all_of(ledger_of().newest()) == all_of(Counted(None).newest())
