"""When an article was published: stated by its page, its dateline or its name, or else inferred from what it tells."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.reading.dates.edtf import Dated, day
from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.inference import Inferred, infer
from articles.reading.dates.names import dates_in_name
from articles.reading.dates.numerals import YEAR
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.record import ABOUT, Block, Published

_UNKNOWN = Published(None, None, None, None, "none", ())
# The People's Republic has had newspapers since 1949; a year long after today is a slip of the keyboard.
_YEARS = range(1949, 2050)
_NOT_OF_THE_ARTICLE = ABOUT | {"boilerplate"}
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
_DATELINE_END = re.compile(r"\s?(?:专电|综合电|电|讯|消息|综合消息|报道)(?![\u4e00-\u9fff]{0,1}[话视子影])")
_REPORTED = re.compile("[讯电]|消息|报道")
_LONGEST_DATELINE = 60


class _Stamp(NamedTuple):
    """The lower the rank, the surer it is the date of publication."""

    rank: int
    dated: Dated
    evidence: str


def published(text: str, blocks: Sequence[Block], name: str) -> Published:
    """`blocks` are those of the layout; `name` is the file's name or the address. Linear in the text."""
    lines = [(block.role, text[block.start : block.end]) for block in blocks]
    named = [_Stamp(6, dated, name) for dated in dates_in_name(name) if dated.first.year in _YEARS]
    printed = list(_printed(lines))
    dateline = None if printed else _dateline(lines)
    stamps = [*printed, *_from_dateline(dateline, named), *named]
    if stamps:
        return _stated(stamps)
    told, lead = _told(lines)
    inferred = infer(told, lead, dateline)
    return _as_published(inferred) if inferred else _UNKNOWN


def _told(lines: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """The article's own lines, and where the first paragraph of its body begins in them."""
    own = [(role, line) for role, line in lines if role not in _NOT_OF_THE_ARTICLE]
    first = next((place for place, (role, _line) in enumerate(own) if role == "body"), 0)
    return "\n".join(line for _role, line in own), sum(len(line) + 1 for _role, line in own[:first])


def _stated(stamps: list[_Stamp]) -> Published:
    """The surest, or one that says the same more precisely."""
    surest = min(stamps, key=lambda stamp: stamp.rank)
    same = [stamp for stamp in stamps if _is_within(stamp.dated, surest.dated)]
    best = max(same, key=lambda stamp: len(stamp.dated.edtf))
    dated = best.dated
    evidence = tuple(dict.fromkeys([best.evidence] if best.rank <= surest.rank else [surest.evidence, best.evidence]))
    return Published(dated.edtf, dated.first, dated.last, dated.precision, "stated", evidence)


def _is_within(inner: Dated, outer: Dated) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _printed(lines: Sequence[tuple[str, str]]) -> Iterator[_Stamp]:
    """From the lines about the article, and from those at its head and foot that hold little but a date."""
    edge = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
    for place, (role, line) in enumerate(lines):
        if len(line) > _LONGEST_LINE or not _A_YEAR.search(line):
            continue
        if role == "boilerplate":
            yield from _stamps_in(line, 4 if place < _EDGE and _PATH.search(line) else None)
        elif role in ABOUT:
            yield from _stamps_in(line, 1)
        elif place in edge and "。" not in line:
            yield from _stamps_in(line, 1 if _FURNITURE.search(line) else 2 if _is_signature(line) else None)


def _stamps_in(line: str, rank: int | None) -> Iterator[_Stamp]:
    """`rank` is that of a date without a label; None: such a date tells nothing."""
    for expression in expressions(line):
        before = line[: expression.start]
        dated = _complete(expression)
        if dated is None or _OF_THE_PAGE.search(before):
            continue
        if _OF_A_CHANGE.search(before):
            yield _Stamp(3, dated, line)
        elif _OF_PUBLICATION.search(before):
            yield _Stamp(0, dated, line)
        elif rank is not None:
            yield _Stamp(rank, dated, line)


def _is_signature(line: str) -> bool:
    """Whether the line holds a single date, and beside it at most who signs it or where it was printed."""
    found = list(expressions(line)) if len(line) <= _LONGEST_SIGNATURE else []
    if len(found) != 1 or found[0].begin is None or found[0].begin.day is None:
        return False
    sides = line[: found[0].start], line[found[0].end :]
    return not any(_BESIDE_A_SIGNATURE.sub("", side) for side in sides)


def _complete(expression: Expression) -> Dated | None:
    """What is printed with its year and at least its month, of a year that an article can be of."""
    point = expression.begin
    if point is None or point.year not in _YEARS or point.month is None or expression.finish or expression.since:
        return None
    dated = resolve(expression, Anchor())
    if dated is None or dated.precision == "interval":
        return None
    return day(dated.first) if dated.edtf.endswith(_NO_TIME) else dated


def _dateline(lines: Sequence[tuple[str, str]]) -> tuple[Expression, str] | None:
    """…11月22日讯: the expression and what is printed up to its end."""
    bodies = [line[:_LONGEST_DATELINE] for role, line in lines if role in ("body", "abstract", "dateline")]
    for line in filter(_REPORTED.search, bodies[:3]):
        for expression in expressions(line):
            end = _DATELINE_END.match(line, expression.end)
            if end and expression.begin and expression.begin.day and not expression.finish:
                return expression, line[: end.end()]
    return None


def _from_dateline(dateline: tuple[Expression, str] | None, named: Sequence[_Stamp]) -> Iterator[_Stamp]:
    """A dateline prints month and day as a rule; the year is that of the file's name or address."""
    if dateline is None:
        return
    expression, evidence = dateline
    if complete := _complete(expression):
        yield _Stamp(4, complete, evidence)
    for stamp in named:
        dated = resolve(expression, Anchor(stamp.dated.first, stamp.dated.last))
        if dated:
            yield _Stamp(4, Dated(dated.edtf, dated.first, dated.last, dated.precision), evidence)
            return


def _as_published(inferred: Inferred) -> Published:
    dated = inferred.dated
    return Published(dated.edtf, dated.first, dated.last, dated.precision, "inferred", inferred.evidence)
