"""Names of places, which are words wherever they stand.

jieba cuts 静安区委书记 into 静安, 区委 and 书记. Taught the name, it would no longer see 区委; so the name counts as a
word beside what is cut.
"""

from functools import cache

from articles.reading.script import fold
from articles.reading.tables.divisions import divisions

_KINDS = {"province", "prefecture", "county"}
"""Of townships there are forty thousand, and their offices are called otherwise."""


@cache
def place_words() -> frozenset[str]:
    """Folded, of the gazetteer's table: counties and all above them."""
    return frozenset(fold(place.name) for place in divisions() if place.kind in _KINDS)
