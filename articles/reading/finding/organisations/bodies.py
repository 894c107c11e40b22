"""A body's name as it stands in a text."""

from typing import NamedTuple

from articles.reading.finding.place_names import Place
from articles.reading.record import Span


class Body(NamedTuple):
    """text[start:end]. `places`: the spans of the places with which it begins (none where they are elided: 区委宣传部);
    `rule`: how it was recognised.

    `owner`: the span of the word at its beginning that stands for a place or a body (the 区 of 区委, the 公司 of
    公司党委). `name`: the name in full, where the text is only short for it. `tail`: whether it can only be the end
    of a name that stands elsewhere (联合党委). `region`: the key of its place, where the body is known.
    """

    start: int
    end: int
    kind: str
    places: tuple[Span, ...]
    rule: str
    owner: Span | None = None
    name: str | None = None
    tail: bool = False
    region: str | None = None


class Named(NamedTuple):
    """A body with its customary name and its place."""

    body: Body
    name: str
    place: Place | None
