"""The place that an article is about, and why."""

from typing import Any

import pytest

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.told import Told
from articles.reading.record import Block
from tests.reading.cases import cases
from tests.reading.finding.placed import main


def main_of(text: str, gazetteer: Gazetteer, *blocks: Block) -> str | None:
    found = main(text, gazetteer, *blocks)
    return found.place.name if found else None


@pytest.mark.parametrize("case", cases("main_regions"), ids=lambda case: case["title"])
def test_the_main_region_is_what_the_article_is_about(case: dict[str, Any], china: Gazetteer) -> None:
    title, text = case["title"], f"{case['title']}\n{case['body']}"
    blocks = Block("title", 0, len(title)), Block("body", len(title) + 1, len(text))
    found = main(text, china, *blocks, told=Told(outlets=tuple(case.get("outlets", ()))))
    assert (found.place.name if found else None) == case["main"]


def test_the_main_region_is_the_deepest_with_most_of_the_mentions(china: Gazetteer) -> None:
    assert main_of("株洲,株洲,天元区,天元区,天元区,雷打石镇", china) == "天元区"
    assert main_of("长沙,长沙,长沙,望城区", china) == "长沙市"


def test_a_place_that_is_named_is_rather_the_main_one(china: Gazetteer) -> None:
    assert main_of("湖南,茶陵县,茶陵县", china) == "茶陵县"
    assert main_of("无一地名", china) is None


def test_mentions_in_lines_about_the_article_do_not_count(china: Gazetteer) -> None:
    text = "北京北京北京\n长沙"
    assert main_of(text, china, Block("meta", 0, 6), Block("body", 7, 9)) == "长沙市"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("株洲高新区、天元区", "joint"),
        ("茶陵县、炎陵县、攸县", "roll-up"),
        ("长沙下雪", "most-mentions"),
        ("《长沙市志》", "nested-mentions"),
    ],
)
def test_the_main_region_has_a_reason(text: str, reason: str, china: Gazetteer) -> None:
    found = main(text, china)
    assert found is not None
    assert found.reason == reason
