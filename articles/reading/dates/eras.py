"""What was in everybody's mouth for a time dates the article that speaks of it: campaigns, coinages, names of years."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from articles.reading.dates import hints
from articles.reading.dates.sentences import Sentences
from articles.reading.dates.windows import FOREVER, Window, whole_year
from articles.reading.tables.words import alternation, lines

_ENOUGH_MENTIONS = 2
_AFTERMATH = timedelta(days=60)
_REACH = 40
# With which each of the names of years.tsv ends.
_YEAR_OF = "之年"


def campaigns(text: str, sentences: Sentences) -> Iterator[Window]:
    """A campaign that is spoken of more than once is running, or has just ended."""
    mentions = [match for match in _campaign().finditer(text) if not hints.PAST_CAMPAIGN.match(text, match.end())]
    counted = Counter(_campaign_days()[match[0]] for match in mentions)
    for days, count in counted.items():
        if count >= _ENOUGH_MENTIONS:
            place = next(match.start() for match in mentions if _campaign_days()[match[0]] == days)
            yield Window(days[0], days[1] + _AFTERMATH, sentences.at(place))


def coinages(text: str, sentences: Sentences) -> Iterator[Window]:
    """The youngest word of the text: it was not written before."""
    for day, pattern in _coinages():
        if found := pattern.search(text):
            yield Window(day, FOREVER, sentences.at(found.start()))
            return


def called_years(text: str, sentences: Sentences) -> Iterator[Window]:
    """The year that was called so by the whole country, if it is said to be now: 脱贫攻坚收官之年 is 2020."""
    for year, pattern in _called_years() if _YEAR_OF in text else ():
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _REACH) : found.start()]
            if hints.NOW.search(before) and not hints.ANOTHER_YEAR_OR_PLACE.search(before):
                yield whole_year(year, sentences.at(found.start()))


@cache
def _coinages() -> tuple[tuple[date, re.Pattern[str]], ...]:
    """The youngest first."""
    rows = (line.split("\t") for line in lines("coinages.tsv"))
    return tuple(sorted(((date.fromisoformat(day), re.compile(words)) for day, words in rows), reverse=True, key=_day))


def _day(row: tuple[date, re.Pattern[str]]) -> date:
    return row[0]


@cache
def _called_years() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((int(year), re.compile(words)) for year, words in (line.split("\t") for line in lines("years.tsv")))


@cache
def _campaign_days() -> dict[str, tuple[date, date]]:
    rows = (line.split("\t") for line in lines("campaigns.tsv"))
    return {
        name: (date.fromisoformat(first), date.fromisoformat(last))
        for first, last, names in rows
        for name in names.split()
    }


@cache
def _campaign() -> re.Pattern[str]:
    return re.compile(alternation(frozenset(map(re.escape, _campaign_days()))))
