"""When an article was published: stated by its page, its dateline or its name, or else inferred from what it tells."""

import re
from collections.abc import Iterator, Sequence

from articles.reading.dates.edtf import Dated
from articles.reading.dates.expressions import Expression, expressions
from articles.reading.dates.inference import Inferred, infer
from articles.reading.dates.names import dates_in_name
from articles.reading.dates.resolving import Anchor, resolve
from articles.reading.dates.stamps import YEARS, Stamp, complete, printed_stamps, stamp_without_year
from articles.reading.record import ABOUT, Block, Published

_UNKNOWN = Published(None, None, None, None, "none", ())
_NOT_OF_THE_ARTICLE = ABOUT | {"boilerplate"}

_DATELINE_END = re.compile(r"\s?(?:专电|综合电|电|讯|消息|综合消息|报道)(?![\u4e00-\u9fff]{0,1}[话视子影])")
_REPORTED = re.compile("[讯电]|消息|报道")
_LONGEST_DATELINE = 60


def published(text: str, blocks: Sequence[Block], name: str) -> Published:
    """`blocks` are those of the layout; `name` is the file's name or the address. Linear in the text."""
    lines = [(block.role, text[block.start : block.end]) for block in blocks]
    named = [Stamp(6, dated, name) for dated in dates_in_name(name) if dated.first.year in YEARS]
    printed = list(printed_stamps(lines))
    dateline = None if printed else stamp_without_year(lines) or _dateline(lines)
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


def _stated(stamps: list[Stamp]) -> Published:
    """The surest, or one that says the same more precisely."""
    surest = min(stamps, key=lambda stamp: stamp.rank)
    same = [stamp for stamp in stamps if _is_within(stamp.dated, surest.dated)]
    best = max(same, key=lambda stamp: len(stamp.dated.edtf))
    dated = best.dated
    evidence = tuple(dict.fromkeys([best.evidence] if best.rank <= surest.rank else [surest.evidence, best.evidence]))
    return Published(dated.edtf, dated.first, dated.last, dated.precision, "stated", evidence)


def _is_within(inner: Dated, outer: Dated) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _dateline(lines: Sequence[tuple[str, str]]) -> tuple[Expression, str] | None:
    """…11月22日讯: the expression and what is printed up to its end."""
    bodies = [line[:_LONGEST_DATELINE] for role, line in lines if role in ("body", "abstract", "dateline")]
    for line in filter(_REPORTED.search, bodies[:3]):
        for expression in expressions(line):
            end = _DATELINE_END.match(line, expression.end)
            if end and expression.begin and expression.begin.day and not expression.finish:
                return expression, line[: end.end()]
    return None


def _from_dateline(dateline: tuple[Expression, str] | None, named: Sequence[Stamp]) -> Iterator[Stamp]:
    """A dateline prints month and day as a rule; the year is that of the file's name or address."""
    if dateline is None:
        return
    expression, evidence = dateline
    if whole := complete(expression):
        yield Stamp(4, whole, evidence)
    for stamp in named:
        dated = resolve(expression, Anchor(stamp.dated.first, stamp.dated.last))
        if dated:
            yield Stamp(4, Dated(dated.edtf, dated.first, dated.last, dated.precision), evidence)
            return


def _as_published(inferred: Inferred) -> Published:
    dated = inferred.dated
    return Published(dated.edtf, dated.first, dated.last, dated.precision, "inferred", inferred.evidence)
