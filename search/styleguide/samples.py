"""What the components of the style guide show: invented, and never stored."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.core.paginator import Page, Paginator

from articles.browsing import almanac
from articles.models import Outlet, Region
from articles.periods import Held, Period, Span, tally
from search.about.coverage import Month, State
from search.about.places import Row as CoverageRow
from search.answering.facets import Timeline
from search.showing.listed import Listed, Place
from search.showing.naming import Facet, Value
from search.showing.results import ShownHit
from search.showing.snippets import Mark, Snippet
from search.templatetags.search_links import HEADINGS

_TITLE = "老街坊议事厅里的党建新风"
_PASSAGE = "三月里，老街坊议事厅又添了两张长桌。支部书记说，党建引领不是挂在墙上的字，是坐下来听人把话说完。"
_DAY = date(2021, 3, 9)


def _region(name: str, kind: str, slug: str) -> Region:
    return Region(name=name, kind=kind, slug=slug, status="confirmed")


_PROVINCE, _CITY = _region("甲省", "province", "sample-1"), _region("乙市", "prefecture", "sample-2")
_DISTRICT, _ZONE = _region("丙区", "county", "sample-3"), _region("丁高新区", "functional-zone", "sample-4")
TRAIL = [_PROVINCE, _CITY, _DISTRICT]
BRANCHES = [[(_PROVINCE, 128), (_CITY, 97), (_ZONE, 12)]]

SPANS = [
    *(Span(day, day, 1 + day.day % 4) for day in (_DAY + timedelta(days=3 * n) for n in range(9))),
    *(Span(date(year, 6, 1), date(year, 6, 1), 40 * (year - 2017)) for year in range(2018, 2022)),
    Span(date(2019, 1, 1), date(2019, 12, 31), 3),
]
"""A few days of one spring, a June of some years, and three articles of which only the year is known."""


def article() -> SimpleNamespace:
    """A line of a list."""
    return SimpleNamespace(
        heading=f"[{_TITLE}]",
        title="",
        get_absolute_url=lambda: "#",
        outlets=SimpleNamespace(all=lambda: [Outlet(name="甲区报")]),
        main_region=_DISTRICT,
        published_first=date(2021, 1, 1),
        published_last=date(2021, 12, 31),
        published_precision="year",
        published_basis="inferred",
    )


def hit() -> ShownHit:
    """With what was found marked."""
    row = Listed(
        identifier="0123456789ab",
        title=_TITLE,
        title_supplied="",
        text=_PASSAGE,
        script="hans",
        published_edtf=_DAY.isoformat(),
        published_first=_DAY,
        published_last=_DAY,
        published_precision="day",
        published_basis="stated",
        region=Place(name="丙区", slug="sample-3", status="confirmed"),
        outlet_names=["甲区报"],
        tag_names=["党建"],
        blocks=[],
    )
    at = _PASSAGE.index("党建")
    title = Snippet(_TITLE, 0, (Mark(8, 10),))
    passage = Snippet(_PASSAGE, 0, (Mark(at, at + 2),), cut_before=True, cut_after=True)
    return ShownHit(row, title, [], [passage], 1.0, "words", 3, "zh-Hans")


def facets() -> dict[str, Facet]:
    """Places as a tree, and outlets; nothing of the others."""
    places = [Value("sample-1", "甲省", 61, "0001"), Value("sample-2", "乙市", 44, "00010001")]
    outlets = [Value("甲区报", "甲区报", 41), Value("乙市晨讯", "乙市晨讯", 17), Value("丙网", "丙网", 3)]
    known = {"region": Facet(places, True), "outlet": Facet(outlets, True)}
    return {name: known.get(name, Facet([], True)) for name in HEADINGS}


def timeline() -> Timeline:
    """Of years, one of them known only as such."""
    return Timeline(tally(SPANS, "year"), {})


def sheet() -> almanac.Sheet:
    """A month."""
    days = {Period("day", span.first): span.articles for span in SPANS if span.first == span.last}
    return almanac.sheets([Period.of("month", _DAY)], tally(SPANS, "month"), days)[0]


def grid() -> list[almanac.Row]:
    """Years by month: some held, some silent."""
    months = tally(SPANS, "month")
    return almanac.grid(tally(SPANS, "year"), months, {*months, Period.from_numbers(2020, 8)})


def coverage() -> CoverageRow:
    """A year with a month of each state."""
    year = Period.from_numbers(2021)
    held = {State.COMPLETE: 31, State.PARTLY: 9}
    months = [
        Month(month, Held(9, 0) if state in held else Held(), held.get(state, 0), state)
        for month, state in zip(year.months, [*State] * 3, strict=False)
    ]
    return CoverageRow(None, year, months)


def page() -> Page[int]:
    """One between others."""
    return Paginator(range(100), 20).page(3)
