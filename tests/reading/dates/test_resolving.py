from datetime import date
from typing import Any

import pytest

from articles.reading.dates.expressions import expressions
from articles.reading.dates.resolving import dates_in
from tests.reading.cases import cases


def _found(text: str, published: str | None) -> dict[str, str]:
    day = date.fromisoformat(published) if published else None
    return {text[found.start : found.end]: dated.edtf for found, dated in dates_in(text, day, day)}


@pytest.mark.parametrize("case", cases("dates_resolved"), ids=lambda case: f"{case['text']} ({case['published']})")
def test_an_expression_resolves_against_its_anchor(case: dict[str, Any]) -> None:
    assert _found(case["text"], case["published"]) == case["found"]


@pytest.mark.parametrize("text", cases("dates_lookalikes"))
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [text[found.start : found.end] for found in expressions(text)] == []
