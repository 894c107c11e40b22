"""How much a line above the body looks like a headline, by its build and not by its words."""

import re
from functools import lru_cache
from typing import Literal

from articles.reading.layout.boilerplate import is_menu
from articles.reading.layout.headline import is_body_name, is_series
from articles.reading.layout.outlets import is_masthead

# Never a headline; the page's own, unless nothing else can be one; short, as rubrics are; built as headlines are.
Standing = Literal[0, 1, 2, 3]
NEVER: Standing = 0
PAGE: Standing = 1
SHORT: Standing = 2
FULL: Standing = 3

_LONGEST_RUBRIC, _FEWEST_WORDS = 6, 3
_HAN = re.compile("[\u3400-\u9fff]")
# 某某公路 MOUMOU HIGHWAY.
_LATIN_BANNER = re.compile(r"[\u3400-\u9fff]{2,10}\s*[A-Z][A-Z ]{5,}")
# To the reader, outside of quotation marks: 您好，欢迎访问某某网.
_TO_THE_READER = re.compile(
    r"您(?:(?<!\S.)|好|的位置|所在|当前|现在|还没|可以)"
    "|欢迎(?:访问|光临|来到|关注|使用|登录|浏览|进入|投稿|收看|收听|订阅)|关注我们|联系我们|添加我们|请(?:输入|选择|登录|稍候)"
)
_QUOTE = re.compile("[“”‘’]")
_STEPS = re.compile(r">|＞|»|›|→|\s?〉\s|\s》\s|https?:|www\.|1\d{10}|(?<!\d)0?\d{3}-\d{6,8}|热线[:：]")
# 1分 2分, 字数:268, 评论(0): numbers standing alone.
_SCORES = re.compile(
    r"(?:(?:^|\s)\d{1,3}[^\s\d]{0,2}(?=\s|$)){2}|^[^，,。]{2,8}[:：(（\s]\s*[\d.]+[)）]?\s*[字次人条分]?$"
)
_LABEL = re.compile(r"^[·•*\s]*[\u3400-\u9fff\s]{2,6}[:：]\s*[^，,！？!?]{0,6}$")


# Asked several times of the few lines of a head.
@lru_cache(maxsize=64)
def standing_of(text: str) -> Standing:
    han = len(_HAN.findall(text))
    if not han or text.endswith(("：", ":")) or _is_to_the_reader(text):
        return NEVER
    if _STEPS.search(text) or _SCORES.search(text):
        return NEVER
    if _LATIN_BANNER.fullmatch(text) or is_masthead(text) or _is_row(text) or _LABEL.match(text):
        return PAGE
    return SHORT if han <= _LONGEST_RUBRIC or is_body_name(text) or is_series(text) else FULL


def _is_to_the_reader(text: str) -> bool:
    found = _TO_THE_READER.search(text)
    return found is not None and not _QUOTE.search(text, 0, found.start())


def _is_row(text: str) -> bool:
    """Whether it is a menu, or short words stand in a row: more than the two halves of a headline."""
    words = text.split()
    is_short = len(words) >= _FEWEST_WORDS and max(map(len, words)) <= _LONGEST_RUBRIC
    return (is_short and not is_series(text)) or is_menu(text)


def is_of_the_page(text: str) -> bool:
    """Whether it cannot be of the article, even between its headline and its body; a salutation can."""
    return standing_of(text) == NEVER and not text.endswith(("：", ":", "！", "!", "。"))
