from datetime import date
from typing import Any

import pytest

from articles.reading.dates import published
from tests.reading.cases import cases


@pytest.mark.parametrize("case", [case for case in cases("dates") if case["edtf"]], ids=lambda case: case["line"])
def test_a_printed_date_is_stated_with_its_precision_and_evidence(case: dict[str, Any]) -> None:
    found = published([case["line"]])
    assert (found.edtf, found.precision, found.basis) == (case["edtf"], case["precision"], "stated")
    assert (found.first, found.last) == (date.fromisoformat(case["first"]), date.fromisoformat(case["last"]))
    assert found.evidence == (case["line"],)


@pytest.mark.parametrize("case", [case for case in cases("dates") if not case["edtf"]], ids=lambda case: case["line"])
def test_what_is_no_date_of_the_calendar_states_nothing(case: dict[str, Any]) -> None:
    assert published([case["line"]]).basis == "none"


def test_the_most_precise_date_is_taken() -> None:
    assert published(["2021年5月17日", "2021-05-17 08:30:00"]).precision == "second"
