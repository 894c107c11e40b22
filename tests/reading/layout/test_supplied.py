import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.layout.supplied import supplied_title

CASES = [
    (["5月17日,某街道组织开展党员志愿服务活动,居民都来了。"], "[某街道组织开展党员志愿服务活动，居民都来了]"),
    (["近日，某区召开基层党建工作会议。", "会议指出，要做好工作。"], "[某区召开基层党建工作会议]"),
    (
        ["“我们都很高兴,这样的活动好。”居民说。", "上午,某社区举办邻里节活动,一百多户居民参加。"],
        "[某社区举办邻里节活动]",
    ),
    (
        ["某省某市某某经济开发区某某街道综合党委组织开展2024年“同心向前走 携手奔未来”党建观摩暨党建座谈会。"],
        "[某某街道综合党委开展“同心向前走 携手奔未来”党建观摩]",
    ),
]
CLAUSES = st.sampled_from(
    [
        "某区召开会议",
        "“同心",
        "向前”",
        "《办法",
        "》",
        "5月17日",
        "近日",
        "居民都来了",
        "的",
        "。",
        "，",
        "、",
        "：",
        "(",
        ")",
    ]
)


@pytest.mark.parametrize(("prose", "title"), CASES)
def test_it_is_a_whole_clause_that_tells_who_did_what(prose: list[str], title: str) -> None:
    assert supplied_title(prose) == title


def test_no_line_at_all_gives_empty_brackets() -> None:
    assert supplied_title([]) == "[]"


@given(st.lists(CLAUSES, min_size=1, max_size=40).map("".join))
def test_quotes_and_brackets_are_balanced_unless_it_had_to_be_cut(text: str) -> None:
    title = supplied_title([text])
    assert re.fullmatch(r"\[.{0,31}\]", title)
    if len(title) >= 12 and not title.endswith("…]"):
        assert title.count("“") == title.count("”")
        assert title.count("《") == title.count("》")
