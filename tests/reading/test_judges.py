from dataclasses import replace
from datetime import date

import pytest

from articles.reading.record import Published
from tests.reading.judges import ASPECTS
from tests.reading.pages import gold_of, record_of


@pytest.mark.parametrize("aspect", ["title", "outlets", "credits", "date", "roles", "text"])
def test_the_record_of_another_page_is_found_wrong(aspect: str) -> None:
    assert ASPECTS[aspect](record_of("01"), gold_of("05"))


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        (date(2018, 6, 1), date(2018, 12, 31), True),
        (date(2018, 5, 15), date(2018, 12, 15), True),
        (date(2018, 9, 1), date(2018, 12, 31), False),
        (date(2017, 12, 1), date(2018, 12, 31), False),
        (date(2019, 5, 1), date(2019, 12, 31), False),
    ],
)
def test_an_inferred_interval_holds_golds_and_is_not_much_wider(first: date, last: date, right: bool) -> None:
    gold = {"published": {"edtf": "2018-05/2018-12", "basis": "inferred"}}
    found = Published(f"{first}/{last}", first, last, "interval", "inferred", ("今年5月",))
    assert (ASPECTS["date"](replace(record_of("10"), published=found), gold) == []) is right
