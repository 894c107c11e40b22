"""An article as it is read by who comes from a list of hits: where it stands in the list, and what was found in it.

The way back leads to the same place of the list, others to the hits before and behind.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.urls import reverse

from articles.models import Article
from search.addressing.forms import SearchForm
from search.answering.finding import between
from search.preparing.prose import prose_of
from search.query.meaning import parts_of, to_mark
from search.query.tree import Near, Term
from search.showing.lighting import Lamp, sighted, within
from search.showing.sighting import Span

AROUND = 10
"""Hits before and behind its number among which an article is looked for: the index may have changed since."""
_APART = {"title", "subtitle"}
"""Roles of lines that a page shows at its head and not among the text."""


class Neighbour(NamedTuple):
    """Another hit."""

    address: str
    heading: str


class Place(NamedTuple):
    """`number` of how many `entries` of the list; `is_partly`: it has most of what was asked for, not all."""

    number: int
    entries: int
    is_partly: bool
    before: Neighbour | None
    behind: Neighbour | None


class Reading(NamedTuple):
    """What a page shows of an article's text: the heading, the subtitles, and the lines with their roles."""

    heading: Sequence[Any]
    subtitles: Sequence[Sequence[Any]]
    lines: Sequence[tuple[str, str, Sequence[Any]]]


class Trail(NamedTuple):
    """The search, the numbers of the marks, and the way back. `place` is not known where the article is no longer near
    the number that it had, or while the index cannot be used.
    """

    query: str
    marks: range
    back: str
    place: Place | None


def place_of(article: Article, form: SearchForm, number: int) -> Place | None:
    """Of an article that was the hit of that number, from 1; of a valid form. One query; raises IndexTrouble."""
    first = max(number - AROUND, 1)
    hits, entries = between(form.question(), first - 1, number + AROUND)
    at = next((at for at, hit in enumerate(hits) if hit.identifier == article.identifier), None)
    if at is None:
        return None
    headings = _headings(hit.identifier for hit in hits)
    others = [
        Neighbour(address_of(hit.identifier, form, first + place), headings[hit.identifier])
        if hit.identifier in headings
        else None
        for place, hit in enumerate(hits)
    ]
    before = next(filter(None, reversed(others[:at])), None)
    behind = next(filter(None, others[at + 1 :]), None)
    return Place(first + at, entries, hits[at].match == "partly", before, behind)


def address_of(identifier: str, form: SearchForm, number: int) -> str:
    """The article's, as a hit of the search."""
    return f"{reverse('article', args=[identifier])}{form.address.of_hit(number)}"


def list_address(article: Article, form: SearchForm, number: int) -> str:
    """The page of the list on which the hit of the number stands, there where the article does."""
    page = form.address.at_page((number - 1) // form.a_page + 1)
    return f"{reverse('search')}{page}#result-{article.identifier}"


def lit(article: Article, reading: Reading, form: SearchForm, *, is_partly: bool) -> tuple[Reading, range]:
    """With what was found marked, and the numbers of the marks."""
    nodes = parts_of(form.parsed.tree) if is_partly else form.parsed.tree.parts
    sought, in_titles = to_mark(nodes), to_mark(nodes, "title")
    found, lamp = sighted(article.text, prose_of(article), sought), Lamp()
    heading = lamp.light(reading.heading, _anywhere(article.heading, in_titles))
    subtitles = [
        lamp.light(pieces, _anywhere(subtitle, sought))
        for subtitle, pieces in zip(article.subtitles, reading.subtitles, strict=True)
    ]
    lines = [
        (role, text, pieces if role in _APART else lamp.light(pieces, within(found, block["start"], block["end"])))
        for (role, text, pieces), block in zip(reading.lines, article.blocks, strict=True)
    ]
    return Reading(heading, subtitles, lines), range(1, lamp.lit + 1)


def _anywhere(text: str, sought: Iterable[Term | Near]) -> list[Span]:
    return sighted(text, [(0, len(text))], sought)


def _headings(identifiers: Iterable[str]) -> dict[str, str]:
    """Of those that readers may see."""
    rows = Article.objects.published().filter(identifier__in=list(identifiers))
    return {
        name: title or supplied for name, title, supplied in rows.values_list("identifier", "title", "title_supplied")
    }
