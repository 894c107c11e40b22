"""What people call a place: 岳麓 for 岳麓区, 湘西州, 京 … as the gazetteer knows it of provinces, prefectures, counties
and zones. Of what lies lower the whole name alone: every second word is short for a town.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from articles.reading.finding.place_names import ALIAS, BOUND, FORMER, FULL, SHORT, Form, forms_of
from articles.reading.finding.tabled_places import tabled_places
from articles.reading.script import fold_all
from articles.reading.tables.words import words

_CALLED = {"province", "prefecture", "county", "functional-zone"}
RANKS: dict[Form, int] = {FULL: 0, ALIAS: 1, SHORT: 1, BOUND: 2, FORMER: 2}
"""长沙 is 长沙市 rather than 长沙县, which is never called so alone."""


class Called(NamedTuple):
    """The whole name of a place or of several, and how surely the other name means them, the lower the surer."""

    name: str
    rank: int


@cache
def places_called() -> dict[str, tuple[Called, ...]]:
    """By folded name."""
    called: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for place in tabled_places():
        if place.kind in _CALLED:
            forms = forms_of(place)
            for folded, form in zip(fold_all(list(forms)), forms.values(), strict=True):
                called[folded][place.name] = min(RANKS[form], called[folded].get(place.name, RANKS[form]))
    return {form: tuple(Called(name, rank) for name, rank in names.items()) for form, names in called.items()}


def says_little(name: str) -> bool:
    """和平, 光明: a word oftener than the place that it is short for, unless what lies above is named before it."""
    return name in words("wary_county_names.txt") or name in words("wary_short_names.txt")
