"""The address of a search: its parameters in one order, and the same search with one thing changed."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import urlencode

from articles.reading.dates.extents import extent
from search.answering.filtering import Filters

FILTERS = ("region", "outlet", "organisation", "event", "tag", "script")
"""Each takes several values, of which an article has any; with `NOT` before its name those that it has none of."""
NOT = "not_"
ENDS = ("from", "to")
DAYS = (*ENDS, "period", "dates")
"""An article is of the days from one to another, or of any further period: years need not be neighbours. As EDTF."""
CHOICES = tuple(name for field in FILTERS for name in (field, NOT + field))
PARAMETERS = ("q", *CHOICES, *DAYS, "sort", "reprints", "glyphs", "size", "page", "all")
HIT = "hit"
"""In an article's address, behind the search that led to it: the how many-th of its hits it is, from 1."""
_NO_PART_OF_THE_SEARCH = ("page", "all")


class Address:
    """What is said of a search by the parameters that say anything; as a string it is the query string."""

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        every = ((name, tuple(values[name])) for name in PARAMETERS if name in values)
        self.values = {name: several for name, several in every if several}

    def __str__(self) -> str:
        return self._query

    @cached_property
    def _query(self) -> str:
        return f"?{urlencode(self.pairs)}"

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values, in order."""
        return [(name, value) for name, several in self.values.items() for value in several]

    @property
    def filters(self) -> Filters:
        """Of an address whose values are as the archive spells them."""
        first, last = (extent(self.values[name][0]) if name in self.values else None for name in ENDS)
        return Filters(
            {name: self.values[name] for name in FILTERS if name in self.values},
            first.first if first else None,
            last.last if last else None,
            {name: self.values[NOT + name] for name in FILTERS if NOT + name in self.values},
            "dates" in self.values,
            tuple((period.first, period.last) for period in map(extent, self.values.get("period", ()))),
        )

    @cached_property
    def search(self) -> "Address":
        """The same from its first page on."""
        return Address({name: values for name, values in self.values.items() if name not in _NO_PART_OF_THE_SEARCH})

    def at_page(self, number: int) -> "Address":
        """Another page of the search."""
        return self.replacing({"page": [str(number)] if number > 1 else []})

    def of_hit(self, number: int | str) -> str:
        """The query string of an article that is this hit of the search."""
        return f"?{urlencode([*self.search.pairs, (HIT, str(number))])}"

    @property
    def canonical(self) -> "Address":
        """The one of all addresses that show the same."""
        return Address({name: sorted(values) for name, values in self.values.items() if name != "all"})

    def without(self, name: str, value: str | None = None) -> "Address":
        """Less a value of the parameter, or all of them."""
        rest = [each for each in self.values.get(name, ()) if value is not None and each != value]
        return self.replacing({name: rest})

    def replacing(self, values: Mapping[str, Iterable[str]]) -> "Address":
        """With these values in place of the parameters'."""
        return Address({**self.search.values, **values})

    def open_at(self, name: str) -> tuple[str, str]:
        """What stands in the query string before one more value of the parameter, and behind it: a
        list of links encodes it once.
        """
        written, end = self.search._written, PARAMETERS.index(name)  # noqa: SLF001
        before = "&".join(pair for place, pair in written if place <= end)
        behind = "&".join(pair for place, pair in written if place > end)
        return f"?{before}&" if before else "?", f"&{behind}" if behind else ""

    @cached_property
    def _written(self) -> list[tuple[int, str]]:
        """Each pair as a query string has it, and the place of its parameter."""
        return [(PARAMETERS.index(name), urlencode([(name, value)])) for name, value in self.pairs]
