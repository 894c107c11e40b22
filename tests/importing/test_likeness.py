"""Which texts repeat another, and which only follow the same pattern."""

import json
import random
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.likeness import SHORTEST, alike, body_of, keys_of
from articles.reading.record import Block

CASES = json.loads((Path(settings.BASE_DIR) / "tests/cases/likeness.json").read_text(encoding="utf-8"))


def body(text: str) -> str:
    return body_of(text, [Block("body", 0, len(text))])


def found(one: str, other: str) -> bool:
    return bool(set(keys_of(one)) & set(keys_of(other)))


@pytest.mark.parametrize("case", CASES["reprints"], ids=lambda case: case["why"])
def test_a_reprint_is_found_and_told(case: dict[str, str]) -> None:
    one, other = body(case["one"]), body(case["other"])
    assert found(one, other)
    assert alike(one, other)


@pytest.mark.parametrize("case", CASES["others"], ids=lambda case: case["why"])
def test_another_report_is_no_reprint(case: dict[str, str]) -> None:
    assert alike(body(case["one"]), body(case["other"])) is None


def test_script_width_and_punctuation_do_not_count() -> None:
    assert body("黨建，ＡＢ 12！") == body("党建ab12")


def test_what_is_no_prose_does_not_count() -> None:
    text = "首页 新闻\n全市党建会议召开"
    assert body_of(text, [Block("boilerplate", 0, 5), Block("body", 6, len(text))]) == "全市党建会议召开"


def test_a_short_body_has_no_keys_and_is_like_nothing() -> None:
    short = "党" * (SHORTEST - 1)
    assert (keys_of(short), alike(short, short)) == ((), None)


def test_the_keys_are_the_same_on_every_machine() -> None:
    words = "全市基层党建工作推进会在市委党校召开" * 8
    assert keys_of(words)[:2] == (-4232458001900258951, -8038015332754180344)


def test_the_longest_texts_are_compared_at_once() -> None:
    chance = random.Random(1)
    texts = ["".join(chance.choices("党建工作基层组织会议全市", k=2_000_000)) for _ in range(2)]
    assert alike(body(texts[0]), body(texts[1])) is None


@given(
    st.text(alphabet="党建工作会议全市基层12", max_size=400), st.text(alphabet="党建工作会议全市基层12", max_size=400)
)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(st.text(alphabet="党建工作会议全市基层12", min_size=SHORTEST, max_size=400))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert alike(text, text) == 100
