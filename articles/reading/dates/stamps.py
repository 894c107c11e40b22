"""The stamps that a page prints about its article: in the lines about it, and at the head and the foot of the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.reading.dates.edtf import Dated, day
from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.numerals import YEAR
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.dates.short_stamps import has_short_stamp, short_stamps
from articles.reading.record import ABOUT

# The People's Republic has had newspapers since 1949; a year long after today is a slip of the keyboard.
YEARS = range(1949, 2050)
_LONGEST_LINE = 200
_LONGEST_SIGNATURE = 40
_EDGE = 12
# What a page prints where it knows no time of day.
_NO_TIME = "T00:00:00"

_LABELS = "发布|发表|答复|回复|发稿|刊发|刊登|刊载|上传|上线|出版|首发|(?<!北京)(?<!当地)时间|日期|来源"
_LABELS_OF_ANOTHER_DAY = "更新|修改|编辑|审核|修订|最后|打印|抓取|采集|访问|浏览|截止|下载|来信|提问|留言|投诉|咨询"
_OF_PUBLICATION = re.compile(f"(?:{_LABELS})[^,，。;；]{{0,6}}\\Z")
_OF_A_CHANGE = re.compile(f"(?:{_LABELS_OF_ANOTHER_DAY})[^,，。;；]{{0,6}}\\Z")
_OF_THE_PAGE = re.compile("(?:今天是|现在是|当前时间|当前日期|版权|备案|有效期|[©Cc]opyright|©)[^。]{0,20}\\Z")
_A_YEAR = re.compile(YEAR)
_FURNITURE = re.compile(
    r"来源[:：]|稿源[:：]|浏览|阅读(?:次数|量|数)?[:：\d]|点击|访问量|人气|字[号体]|编辑[:：]|责编[:：]|作者[:：]|[A-Z]?\d{1,2}版|(?<![A-Za-z])[A-D]\d{1,2}(?!\d)"
)
_PATH = re.compile("[>›»→]")
_BESIDE_A_SIGNATURE = re.compile(
    r"[\s()（）【】\[\]《》<>|｜:：,，·—-]+|星期[一二三四五六日天]|第?[A-Z]?\d{1,2}版|第?\d{1,5}期|\d{1,6}"
    r"|[\u4e00-\u9fff]{0,10}(?:报|网|社|台|客户端|在线|发布|杂志|来源|时间|日期|讯|号|刊)"
)


class Stamp(NamedTuple):
    """The lower the rank, the surer it is the date of publication."""

    rank: int
    dated: Dated
    evidence: str


def printed_stamps(lines: Sequence[tuple[str, str]]) -> Iterator[Stamp]:
    """From the lines about the article, and from those at its head and foot that hold little but a date."""
    edge = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
    for place, (role, line) in enumerate(lines):
        is_near = role == "boilerplate" or role in ABOUT or (place in edge and "。" not in line)
        if not is_near or len(line) > _LONGEST_LINE or not (_A_YEAR.search(line) or has_short_stamp(line)):
            continue
        if role == "boilerplate":
            yield from _stamps_in(line, 4 if place < _EDGE and _PATH.search(line) else None)
        elif role in ABOUT:
            yield from _stamps_in(line, 1)
        else:
            yield from _stamps_in(line, 1 if _FURNITURE.search(line) else 2 if _is_signature(line) else None)


def stamp_without_year(lines: Sequence[tuple[str, str]]) -> tuple[Expression, str] | None:
    """[11-26 08:15] and the line it stands in; one of a change only where there is no other."""
    found = list(_without_year(lines))
    return min(found, key=lambda stamp: _OF_A_CHANGE.search(stamp[1][: stamp[0].start]) is not None, default=None)


def _without_year(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[Expression, str]]:
    """From the lines about the article, and from those at its head."""
    for place, (role, line) in enumerate(lines):
        if len(line) > _LONGEST_LINE or not (place < _EDGE or role in ABOUT) or "。" in line:
            continue
        is_about = role in ABOUT or (role != "boilerplate" and _FURNITURE.search(line) is not None)
        for expression, is_clear in short_stamps(line, is_about):
            is_told = is_clear or _OF_PUBLICATION.search(line[: expression.start])
            if is_told and expression.begin and expression.begin.year is None:
                yield expression, line


def _stamps_in(line: str, rank: int | None) -> Iterator[Stamp]:
    """`rank` is that of a date without a label; None: such a date tells nothing."""
    for expression in expressions(line):
        yield from _stamp(expression, line, rank)
    for expression, is_clear in short_stamps(line, rank == 1):
        yield from _stamp(expression, line, rank if is_clear else None)


def _stamp(expression: Expression, line: str, rank: int | None) -> Iterator[Stamp]:
    before = line[: expression.start]
    dated = complete(expression)
    if dated is None or _OF_THE_PAGE.search(before):
        return
    if _OF_A_CHANGE.search(before):
        yield Stamp(3, dated, line)
    elif _OF_PUBLICATION.search(before):
        yield Stamp(0, dated, line)
    elif rank is not None:
        yield Stamp(rank, dated, line)


def _is_signature(line: str) -> bool:
    """Whether the line holds a single date, and beside it at most who signs it or where it was printed."""
    found = list(expressions(line)) if len(line) <= _LONGEST_SIGNATURE else []
    if len(found) != 1 or found[0].begin is None or found[0].begin.day is None:
        return False
    sides = line[: found[0].start], line[found[0].end :]
    return not any(_BESIDE_A_SIGNATURE.sub("", side) for side in sides)


def complete(expression: Expression) -> Dated | None:
    """What is printed with its year and at least its month, of a year that an article can be of."""
    point = expression.begin
    if point is None or point.year not in YEARS or point.month is None or expression.finish or expression.since:
        return None
    dated = resolve(expression, Anchor())
    if dated is None or dated.precision == "interval":
        return None
    return day(dated.first) if dated.edtf.endswith(_NO_TIME) else dated
