from typing import Any

import pytest

from articles.reading.finding.findings import Findings, find
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.told import Told
from articles.reading.record import Block
from tests.reading.cases import cases


def found_in(text: str, gazetteer: Gazetteer, *blocks: Block) -> Findings:
    return find(text, blocks, gazetteer, Told())


def main_of(text: str, gazetteer: Gazetteer, *blocks: Block) -> str | None:
    main = found_in(text, gazetteer, *blocks).main
    return main.place.name if main else None


@pytest.mark.parametrize("case", cases("regions"), ids=lambda case: case["text"])
def test_regions_are_those_the_text_decides(case: dict[str, Any], china: Gazetteer) -> None:
    found = found_in(case["text"], china).regions
    assert [region.name for region in found] == case["regions"]
    assert case.get("codes") in (None, [region.code for region in found])


def test_each_mention_is_a_span_of_the_text(china: Gazetteer) -> None:
    (region,) = found_in("长沙与长沙市", china).regions
    assert [(start, end) for start, end, _ in region.mentions] == [(0, 2), (3, 6)]


def test_the_main_region_is_the_deepest_with_a_third_of_the_mentions(china: Gazetteer) -> None:
    assert main_of("株洲,株洲,天元区,天元区,天元区,雷打石镇", china) == "天元区"
    assert main_of("长沙,长沙,长沙,望城区", china) == "长沙市"


def test_the_main_region_is_one_that_the_text_names(china: Gazetteer) -> None:
    assert main_of("湖南,茶陵县,茶陵县", china) == "茶陵县"
    assert main_of("无一地名", china) is None


def test_mentions_in_lines_about_the_article_do_not_count(china: Gazetteer) -> None:
    text = "北京北京北京\n长沙"
    assert main_of(text, china, Block("meta", 0, 6), Block("body", 7, 9)) == "长沙市"
