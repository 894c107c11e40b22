"""The places that outlets are called after, and where their names stand in a text."""

import re
from collections.abc import Iterator

from articles.reading.finding.gazetteer import Gazetteer, longest
from articles.reading.finding.told import Told
from articles.reading.record import Span


def places_told(told: Told, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The keys of the places that the article is said to come from: its batch's, and those in its outlets' names."""
    home = [told.home] if told.home and told.home in gazetteer else []
    return tuple(dict.fromkeys([*home, *(key for outlet in told.outlets for key in _named_for(outlet, gazetteer))]))


def _named_for(outlet: str, gazetteer: Gazetteer) -> Iterator[str]:
    """长沙晚报, 东平新闻网: of what the name may mean the highest, unless there are several of its kind."""
    for match in list(longest(gazetteer.sightings(outlet).hits))[:2]:
        for level in ("province", "prefecture", "county", "functional-zone", "township"):
            senses = [sense for sense in match.senses if sense.place.kind == level]
            if len(senses) == 1:
                yield senses[0].key
            if senses:
                break


def outlets_in(text: str, told: Told) -> list[Span]:
    """Where the text names its outlets."""
    names = sorted({name for name in told.outlets if len(name) > 2}, key=len, reverse=True)
    if not names:
        return []
    return [found.span() for found in re.finditer("|".join(map(re.escape, names)), text)]
