"""On which day of a year a feast falls: 五一, 清明, 春节."""

from datetime import date, timedelta
from functools import cache

from articles.reading.tables.words import lines

_OF_THE_SUN = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "三八": (3, 8),
    "清明": (4, 4),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "青年节": (5, 4),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "圣诞": (12, 25),
}  # fmt: skip
_OF_THE_MOON = ("春节", "端午", "中秋", "重阳")
# So many days after the new year of the moon.
_AFTER_NEW_YEAR = {"除夕": -1, "元宵": 14}
FEASTS = (*_OF_THE_SUN, *_OF_THE_MOON, *_AFTER_NEW_YEAR)


def feast_day(name: str, year: int) -> date | None:
    """None for a year whose moons are not in the table; ValueError for a year that no calendar has."""
    if name in _OF_THE_SUN:
        return date(year, *_OF_THE_SUN[name])
    if name in _AFTER_NEW_YEAR:
        new_year = _moons().get(("春节", year))
        return new_year and new_year + timedelta(days=_AFTER_NEW_YEAR[name])
    return _moons().get((name, year))


@cache
def _moons() -> dict[tuple[str, int], date]:
    rows = (line.split("\t") for line in lines("moon_feasts.tsv"))
    return {
        (name, int(year)): date.fromisoformat(f"{year}-{day}")
        for year, days in rows
        for name, day in zip(_OF_THE_MOON, days.split(), strict=True)
    }
