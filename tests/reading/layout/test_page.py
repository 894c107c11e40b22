import re
from typing import Any

import pytest
from hypothesis import given

from articles.reading.layout.page import Layout, lay_out
from tests.reading.cases import cases
from tests.reading.texts import damaged_texts

PROSE = "区里的志愿者来到小区,为独居老人送去生活用品,并陪他们说说话。"
LONG = PROSE.replace("。", ",听他们讲过去的事情。") * 2
STANDING_FOR = {"P": f"body {PROSE}", "LONG": f"body {LONG}"}


def laid_out(*lines: str) -> Layout:
    return lay_out("\n".join(lines))


def _page(case: dict[str, Any]) -> tuple[list[str], Layout]:
    """The roles that the case gives its lines, and the layout of the lines."""
    told = [STANDING_FOR.get(line, line).split(" ", 1) for line in case["lines"]]
    return [role for role, _ in told], laid_out(*(line for _, line in told))


@pytest.mark.parametrize("case", cases("headlines"), ids=lambda case: case["why"])
def test_the_head_of_a_page(case: dict[str, Any]) -> None:
    roles, page = _page(case)
    assert [block.role for block in page.blocks] == roles
    assert (page.title, list(page.subtitles)) == (case["title"], case.get("subtitles", []))
    assert page.section == case.get("section")


@pytest.mark.parametrize("case", cases("layouts"), ids=lambda case: case["why"])
def test_the_roles_of_lines(case: dict[str, Any]) -> None:
    roles, page = _page(case)
    assert [block.role for block in page.blocks] == roles


def test_a_headline_may_be_long_but_holds_no_full_stop() -> None:
    headline = "某区召开会议 " * 12
    assert laid_out(headline.strip(), PROSE).title == headline.strip()
    assert laid_out(headline + "。", PROSE).title is None


def test_the_first_line_is_the_title_where_the_file_says_so() -> None:
    page = lay_out(f"图片新闻\n——某区侧记\n{PROSE}", titled=True)
    assert (page.title, page.subtitles) == ("图片新闻", ("——某区侧记",))


def test_the_dateline_names_outlets_and_people() -> None:
    page = laid_out("湖南日报·新湖南客户端11月22日讯(通讯员 何丹 余思慧)" + PROSE)
    assert page.outlets == ("湖南日报", "新湖南客户端")
    assert [person.name for person in page.credits] == ["何丹", "余思慧"]


def test_each_of_several_items_names_its_writer() -> None:
    page = laid_out(f"■{PROSE}（本报记者 王伟）", f"■{PROSE}（本报记者 李小明）", f"■{PROSE}")
    assert [(person.name, person.role) for person in page.credits] == [("王伟", "本报记者"), ("李小明", "本报记者")]


def test_who_took_the_picture_is_credited() -> None:
    page = laid_out(PROSE, "▲活动现场。", "志愿者在清理淤泥。", "通讯员 刘阳/摄", PROSE)
    assert [(person.name, person.role) for person in page.credits] == [("刘阳", "摄")]


def test_a_body_that_gave_the_picture_is_no_person() -> None:
    assert laid_out(PROSE, "神农城。天元区委宣传部供图").credits == ()


def test_an_abstract_is_known_by_its_label() -> None:
    page = laid_out("摘要:志愿服务暖人心", "志愿服务暖人心", PROSE)
    assert (page.abstract, page.title) == ("志愿服务暖人心", "志愿服务暖人心")
    assert [block.role for block in page.blocks] == ["abstract", "title", "body"]


def test_a_text_of_short_lines_still_has_its_title_and_its_lines_about_it() -> None:
    layout = lay_out("静安区召开党建工作会议\n2021年5月17日 来源：静安报\n区委书记出席会议。")
    assert (layout.title, layout.outlets) == ("静安区召开党建工作会议", ("静安报",))
    assert [block.role for block in layout.blocks] == ["title", "meta", "body"]


def test_of_very_many_lines_those_in_the_middle_are_one_block() -> None:
    text = "志愿服务暖人心\n" + f"{PROSE}\n" * 12_000 + "责编：王伟"
    page = lay_out(text)
    assert (page.title, page.blocks[-1].role, len(page.blocks)) == ("志愿服务暖人心", "editors", 10_001)
    assert "\n".join(text[block.start : block.end] for block in page.blocks) == text


@given(damaged_texts)
def test_the_blocks_are_the_lines_of_the_text(text: str) -> None:
    blocks = lay_out(text).blocks
    assert "\n".join(text[block.start : block.end] for block in blocks) == text


@given(damaged_texts)
def test_names_are_made_of_what_names_are_made_of(text: str) -> None:
    for person in lay_out(text).credits:
        assert re.fullmatch(r"[\u3400-\u9fff·•・‧]{2,}|[A-Za-z .'’-]{2,}", person.name)


@given(damaged_texts)
def test_there_is_a_title_or_one_is_supplied(text: str) -> None:
    page = lay_out(text)
    assert (page.title is None) == (page.title_supplied is not None)
