"""What a line says by itself, where quick tests could miss it."""

import pytest

from articles.reading.layout.lines import Line
from articles.reading.layout.marks import Mark, mark_of
from articles.reading.tables.words import words_by_label

SENTENCE = "村民们在村口修好了水渠，又把田埂一段一段加高加固，大家都说今年的收成一定会比去年更好。"


def marked(text: str) -> Mark:
    return mark_of(Line(text, 0, len(text)))


@pytest.mark.parametrize(
    "label", ["摘要：", "【内容提要】", "（导读）", "核心提示:", "新闻摘要：", "提 要：", "阅读提示："]
)
def test_a_long_abstract_is_told_by_its_label(label: str) -> None:
    assert marked(label + SENTENCE) == Mark("abstract", abstract=SENTENCE)


@pytest.mark.parametrize("sign", ["图为", "▲", "△ ", "（图", "图①", "上图为", "左图：", "题图:"])
def test_a_long_caption_is_told_by_its_sign(sign: str) -> None:
    assert marked(sign + SENTENCE).kind == "caption"


@pytest.mark.parametrize("label", ["图源", "图片来源", *words_by_label("roles.tsv")["pictures"]])
def test_the_source_of_a_picture_may_end_as_sentences_do(label: str) -> None:
    assert marked(f"{label}：{SENTENCE[-40:]}").kind == "credit"


def test_a_long_paragraph_may_begin_with_who_reports() -> None:
    assert marked("山口日报讯（记者 王伟）" + SENTENCE).kind == "dateline"


def test_a_long_paragraph_may_be_a_notice_of_the_page() -> None:
    assert marked("版权所有：" + SENTENCE).kind == "boilerplate"


def test_any_other_paragraph_is_prose() -> None:
    assert marked(SENTENCE) == Mark("prose")
