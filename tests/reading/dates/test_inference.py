from typing import Any

import pytest

from articles.reading.dates.publication import published
from articles.reading.record import Block, Published
from tests.reading.cases import cases


def _inferred_of(text: str) -> Published:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    blocks = [Block("body", start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return published(text, blocks, "甲.txt")


@pytest.mark.parametrize("case", cases("dates_inferred"), ids=lambda case: case.get("dateline", "") + case["text"])
def test_what_the_text_tells_gives_an_interval_or_nothing(case: dict[str, Any]) -> None:
    found = _inferred_of(case.get("dateline", "") + case["text"])
    assert (found.edtf, found.basis) == (case["edtf"], "inferred" if case["edtf"] else "none")


@pytest.mark.parametrize(
    "case", [case for case in cases("dates_inferred") if case["edtf"]], ids=lambda case: case["edtf"]
)
def test_an_inference_names_the_sentences_it_rests_on(case: dict[str, Any]) -> None:
    text = case.get("dateline", "") + case["text"]
    found = _inferred_of(text)
    assert found.evidence
    assert all(sentence in text for sentence in found.evidence)


@pytest.mark.parametrize("case", cases("dates_stamps"), ids=lambda case: f"{case['stamp']} ({case['role']})")
def test_a_stamp_without_a_year_takes_the_one_that_the_text_tells(case: dict[str, Any]) -> None:
    text = f"{case['stamp']}\n今年是中国共产党成立100周年，村里修了路。"
    end = len(case["stamp"])
    found = published(text, [Block(case["role"], 0, end), Block("body", end + 1, len(text))], "甲.txt")
    assert (found.edtf, found.basis) == (case["edtf"], "inferred")
