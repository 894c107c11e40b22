from typing import Any

import pytest

from articles.reading.dates.names import dates_in_name
from articles.reading.dates.publication import published
from articles.reading.record import Block, Published
from tests.reading.cases import cases


def _published(lines: list[tuple[str, str]], name: str = "甲.txt") -> Published:
    blocks, start = [], 0
    for role, line in lines:
        blocks.append(Block(role, start, start + len(line)))
        start += len(line) + 1
    return published("\n".join(line for _role, line in lines), blocks, name)


def _label(case: dict[str, Any]) -> str:
    return " / ".join([line for _role, line in case["lines"]] + [case.get("name", "")])


@pytest.mark.parametrize("case", cases("dates_stated"), ids=_label)
def test_a_printed_date_is_stated_with_its_precision_and_evidence(case: dict[str, Any]) -> None:
    found = _published(case["lines"], case.get("name", "甲.txt"))
    if case["edtf"] is None:
        assert found.basis != "stated"
    else:
        assert (found.edtf, found.precision, found.basis) == (case["edtf"], case["precision"], "stated")
        assert list(found.evidence) == case["evidence"]


@pytest.mark.parametrize(("name", "days"), cases("dates_in_names").items())
def test_a_name_tells_its_day_and_a_number_or_hash_none(name: str, days: list[str]) -> None:
    assert list(dict.fromkeys(dated.edtf for dated in dates_in_name(name))) == days
