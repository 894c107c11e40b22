from hypothesis import given

from articles.reading.layout.page import Layout, lay_out
from tests.reading.texts import damaged_texts

PROSE = "区里的志愿者来到小区,为独居老人送去生活用品,并陪他们说说话。"


def roles(*lines: str) -> list[str]:
    return [block.role for block in lay_out("\n".join(lines)).blocks]


def laid_out(*lines: str) -> Layout:
    return lay_out("\n".join(lines))


def test_the_first_line_above_the_body_is_the_title() -> None:
    page = laid_out("志愿服务暖人心", "——某区侧记", "2021-05-17", PROSE)
    assert (page.title, page.subtitles, page.title_supplied) == ("志愿服务暖人心", ("——某区侧记",), None)
    assert roles("志愿服务暖人心", "——某区侧记", "2021-05-17", PROSE) == ["title", "subtitle", "meta", "body"]


def test_a_headline_may_be_long_but_holds_no_full_stop() -> None:
    headline = "某区召开会议 " * 12
    assert laid_out(headline.strip(), PROSE).title == headline.strip()
    assert laid_out(headline + "。", PROSE).title is None


def test_the_banner_of_a_series_is_its_section_and_not_the_title() -> None:
    page = laid_out("红旗飘扬", "——纪念百年", "志愿服务暖人心", "——某区侧记", PROSE)
    assert (page.title, page.section) == ("志愿服务暖人心", "红旗飘扬")


def test_a_verse_is_no_title() -> None:
    page = laid_out("一心向党去", "二话不多说", "三生有幸事", "四季如春天", "五湖四海人", PROSE)
    assert page.title is None
    assert page.title_supplied == "[区里的志愿者来到小区，为独居老人送去生活用品]"


def test_a_timestamp_is_no_title_and_the_supplied_one_leaves_out_the_dateline() -> None:
    page = laid_out("2024-11-22 20:20:32", "湖南日报11月22日讯(通讯员 何丹)11月20日,某街道组织开展活动,志愿者都来了。")
    assert (page.title, page.title_supplied) == (None, "[某街道组织开展活动，志愿者都来了]")


def test_the_dateline_names_outlets_and_people() -> None:
    page = laid_out("湖南日报·新湖南客户端11月22日讯(通讯员 何丹 余思慧)" + PROSE)
    assert page.outlets == ("湖南日报", "新湖南客户端")
    assert [person.name for person in page.credits] == ["何丹", "余思慧"]


def test_the_body_that_begins_with_someones_speech_has_no_dateline() -> None:
    assert laid_out("记者从区委获悉,通讯设备已经装好。" + PROSE).outlets == ()


def test_one_short_line_between_prose_is_a_heading_and_three_are_verse() -> None:
    assert roles(PROSE, "办好民生实事", PROSE) == ["body", "heading", "body"]
    assert roles(PROSE, "一心向党", "二话不说", "三生有幸", PROSE) == ["body"] * 5


def test_a_caption_is_known_by_its_mark_or_by_the_credit_under_it() -> None:
    lines = [PROSE, "▲活动现场。", "志愿者在清理淤泥。", "通讯员 刘阳/摄", PROSE]
    assert roles(*lines) == ["body", "caption", "caption", "credit", "body"]
    assert [(person.name, person.role) for person in laid_out(*lines).credits] == [("刘阳", "摄")]


def test_a_body_that_gave_the_picture_is_no_person() -> None:
    assert laid_out(PROSE, "神农城。天元区委宣传部供图").credits == ()


def test_an_abstract_is_no_body_text() -> None:
    page = laid_out("摘要:志愿服务暖人心", "志愿服务暖人心", PROSE)
    assert (page.abstract, page.title) == ("志愿服务暖人心", "志愿服务暖人心")


def test_credits_at_the_very_end_are_found() -> None:
    page = laid_out(PROSE + "(记者 王伟 通讯员 李小明)")
    assert [person.name for person in page.credits] == ["王伟", "李小明"]


@given(damaged_texts)
def test_the_blocks_are_the_lines_of_the_text(text: str) -> None:
    blocks = lay_out(text).blocks
    assert "\n".join(text[block.start : block.end] for block in blocks) == text


def test_a_text_of_short_lines_still_has_its_title_and_its_lines_about_it() -> None:
    layout = lay_out("静安区召开党建工作会议\n2021年5月17日 来源：静安报\n区委书记出席会议。")
    assert (layout.title, layout.outlets) == ("静安区召开党建工作会议", ("静安报",))
    assert [block.role for block in layout.blocks] == ["title", "meta", "body"]
