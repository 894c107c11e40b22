"""What each line says by itself, before it is known where in the article it stands."""

import re
from typing import Literal, NamedTuple

from articles.reading.layout.boilerplate import is_boilerplate
from articles.reading.layout.dateline import dateline_of
from articles.reading.layout.lines import Line
from articles.reading.layout.meta import Meta, meta_of
from articles.reading.layout.pictures import is_picture_credit, is_picture_source, is_signed_picture

Kind = Literal["plain", "prose", "dateline", "boilerplate", "meta", "abstract", "caption", "credit"]

_ABSTRACT = re.compile(
    r"[【\[（(〔]?(?:摘\s?要|内容摘要|文章摘要|新闻摘要|内容提要|内容简介|导\s?读|导\s?语|核心提示|核心阅读|提\s?要|要点提示|新闻提示|阅读提示)"
    r"(?:[】\])）〕]\s*[:：]?|\s*[:：丨|｜])\s*"
)
_ABSTRACT_ALONE = re.compile(r"[【\[]?(?:内容摘要|内容提要|核心提示|核心阅读|阅读提示|新闻提示)[】\]]?")
_CAPTION = re.compile(
    r"[▲△↑▼▽]\s*[^\s▲△↑▼▽]|图为|图[①-⑳]|[(（]图|图[一二三四五\d]{1,2}\s*[:：]|(?:上|下|左|右|题)图[为:：]"
)
# Nothing about the article is longer, and most prose is.
_LONGEST, _LONGEST_SENTENCE = 420, 40
# A paragraph without one of these words is no notice of the page. None begins with a class, because a search skips to
# first characters only where each of them is given as it is.
_NOTICE = re.compile(
    "声明|版权|Copyright|copyright|©|ICP|网安|许可证|扫|APP|http|热线|电话|邮箱|转载|关注|位置|>|＞|»|技术支持"
)
# A paragraph that ends with a full stop begins so where it is more than that: an abstract, a caption, the source of a
# picture; or it names early who reports.
_MAY_BE_MORE = re.compile(
    "[【\\[（(〔▲△↑▼▽上下左右题图照本资网视航新摄拍供制绘剪配插漫摘内文导核提要阅]|.{0,80}?(?:讯|电|消息|报道)"
)


class Mark(NamedTuple):
    kind: Kind
    meta: Meta | None = None
    abstract: str | None = None


_PROSE = Mark("prose")


def mark_of(line: Line) -> Mark:
    """Cheap tests first: most lines of an article are paragraphs, and nearly all of these are nothing else."""
    text, is_prose = line.text, line.is_prose
    is_paragraph = is_prose and len(text) > _LONGEST_SENTENCE
    if is_paragraph and text.endswith("。") and not (_MAY_BE_MORE.match(text) or _NOTICE.search(text)):
        return _PROSE
    if label := _ABSTRACT.match(text):
        return Mark("abstract", abstract=text[label.end() :] or None)
    if len(text) > _LONGEST:
        return _PROSE
    if (not is_paragraph or _NOTICE.search(text)) and is_boilerplate(text):
        return Mark("boilerplate")
    return _of_picture_or_meta(text) or Mark("dateline" if dateline_of(text) else "prose" if is_prose else "plain")


def _of_picture_or_meta(text: str) -> Mark | None:
    if is_signed_picture(text):
        return Mark("credit")
    if "。" not in text and (meta := meta_of(text)):
        return Mark("meta", meta)
    if _ABSTRACT_ALONE.fullmatch(text):
        return Mark("abstract")
    if is_picture_source(text):
        return Mark("credit")
    return Mark("caption") if _CAPTION.match(text) or is_picture_credit(text) else None
