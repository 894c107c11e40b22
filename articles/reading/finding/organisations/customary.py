"""The customary name of a body: 中共长沙市委 for 市委, 长沙市发展和改革委员会 for 市发改委."""

import re
from functools import cache

from articles.reading.finding.organisations.vocabulary import customary_names
from articles.reading.tables.words import alternation

# What stands behind the place in the names of party committees, and the name in full; {0} is the place.
_COMMITTEES = (
    (re.compile("委(?:员会)?"), "中共{0}委"),
    (re.compile("(?:委)?(?:政法委|政法委员会)"), "中共{0}委政法委员会"),
    (re.compile("委(?P<office>.+)"), "{0}委{office}"),
    (re.compile("(?:纪委|纪律检查委员会)"), "中共{0}纪律检查委员会"),
    (re.compile("直(?:属)?机关(?:工委|工作委员会)"), "中共{0}直属机关工作委员会"),
    (re.compile("(?:党)?工委(?:委员会)?"), "{0}党工委"),
)
LEAGUE = ("共青团", "团")
"""What stands before the place in the name of a committee of the Youth League."""
CONFERENCE = "政协"
"""What stands before the place in 政协长沙市委员会."""
_WRAPPED = re.compile('[“‘"]([^“”‘’"]+)[”’"]')


def customary(place: str, rest: str, kind: str) -> str:
    """The name of a body of a place; `rest` is what the text prints behind the place or the word that stands for it."""
    if kind == "party-committee":
        for pattern, full in _COMMITTEES:
            if found := pattern.fullmatch(rest):
                return full.format(_with_its_level(place), **found.groupdict())
    return place + in_full(rest)


def of_the_league(place: str, rest: str) -> str:
    """共青团长沙市委 for 团市委."""
    return f"共青团{_with_its_level(place)}{rest}"


def _with_its_level(place: str) -> str:
    """户县县 before 委: a county of one character keeps its level."""
    return place + place[-1] if len(place) == 2 and place[-1] in "县区市旗" else place


def in_full(rest: str) -> str:
    """With its last part as it is called in full: 石塘村党支部 for 石塘村支部."""
    found = _shortened().search(rest)
    return rest[: found.start()] + customary_names()[found[0]] if found else rest


def unwrapped(name: str) -> str:
    """Without the quotation marks around the whole of it; those of a part belong to the name."""
    return found[1] if (found := _WRAPPED.fullmatch(name)) else name


@cache
def _shortened() -> re.Pattern[str]:
    return re.compile(f"(?<!人民)(?<!纪委)(?<![党团])(?:{alternation(frozenset(customary_names()))})$")
