"""Which articles other words would cut otherwise: asked before the index is built with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from articles.curating.outlook import containing
from articles.models import Article
from articles.reading.script import codes_of, fold
from search.teaching.waiting import Waiting
from search.words import dictionary
from search.words.cutting import Numbers
from search.words.segmenting import cut

MOST_CUT = 20_000
"""Articles looked at, the newest: a person waits for it."""
MOST_SHOWN = 20
_AROUND = 8
_BORDER = "｜"


class Otherwise(NamedTuple):
    """An article, and what stands where its words first differ, with borders between the words."""

    article: Article
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """`holding`: how many articles hold one of the words; `read`: how many of them were cut both ways; `otherwise`: how
    many of these came out otherwise, of which `some` are shown.
    """

    holding: int
    read: int
    otherwise: int
    some: list[Otherwise]


def outlook(words: Waiting) -> Outlook:
    """Nothing is written. A second for a few thousand articles."""
    articles = containing([*words.added, *words.taken_back])
    newest = articles.order_by("-pk")[:MOST_CUT]
    read, shown, otherwise = 0, dict[int, tuple[str, str]](), 0
    for pk, text in newest.values_list("pk", "text").iterator(chunk_size=500):
        read += 1
        if differing := _difference(fold(text), words):
            otherwise += 1
            if len(shown) < MOST_SHOWN:
                shown[pk] = differing
    rows = Article.objects.only("title", "title_supplied").in_bulk(list(shown))
    return Outlook(articles.count(), read, otherwise, [Otherwise(rows[pk], *shown[pk]) for pk in shown])


def _difference(folded: str, words: Waiting) -> tuple[str, str] | None:
    """What stands around the first word that differs, cut by the one words and by the others."""
    codes, counts = codes_of(folded), np.array([len(folded)])
    built, wanted = (cut(codes, counts, dictionary.tables(own)) for own in words)
    differing = np.setxor1d(built, wanted)
    if not len(differing):
        return None
    first = int(differing[0])
    span = max(first - _AROUND, 0), min(first + _AROUND, len(folded))
    return "".join(_with_borders(folded, *span, built)), "".join(_with_borders(folded, *span, wanted))


def _with_borders(text: str, start: int, end: int, borders: Numbers) -> Iterator[str]:
    inside = set(borders.tolist())
    for at in range(start, end):
        yield _BORDER * (at in inside and at > start)
        yield text[at]
