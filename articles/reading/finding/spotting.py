"""Names as they stand in a text, before anybody knows which place or body they mean."""

from typing import Literal, NamedTuple

Sort = Literal["organisation", "document", "site", "brand"]


class LongName(NamedTuple):
    """A longer name, so that a place inside it is nested: 东方红广场, 湘江鲲鹏, 《长沙市…政策》."""

    start: int
    end: int
    sort: Sort


class PlaceMention(NamedTuple):
    """A name that was settled to mean the place `key` (as of a `RegionFound`).

    `nested`: it lies inside a longer name. `rule`: what settled it.
    """

    start: int
    end: int
    key: str
    nested: bool
    rule: str
