"""Names of places, which are words wherever they stand.

jieba cuts 静安区委书记 into 静安, 区委 and 书记. Taught the name, it would no longer see 区委; so the name counts as a
word beside what is cut.
"""

from functools import cache

from articles.reading.script import fold_all
from articles.reading.tables.divisions import divisions

_HIGHER = {"province", "prefecture", "county"}
_LEAST = 3
"""Characters of the name of anything lower: 农场 and 永乐 are townships, too."""


@cache
def place_words() -> frozenset[str]:
    """Folded, of the gazetteer's table."""
    places = (place for place in divisions() if place.kind in _HIGHER or len(place.name) >= _LEAST)
    return frozenset(fold_all([place.name for place in places]))
