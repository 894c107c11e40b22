"""What the search adds to an article's page for those who come from its hits."""

import logging
from typing import Any, NamedTuple

from django import template
from django.template import Context

from articles.models import Article
from search.addressing.addresses import HIT
from search.addressing.forms import SearchForm
from search.showing.visiting import Place, Reading, Trail, list_address, lit, place_of
from search.troubles import IndexTrouble

register = template.Library()
logger = logging.getLogger(__name__)


class Visit(NamedTuple):
    """The text, and how somebody came to it; None who came from nowhere, or by an address of no search."""

    reading: Reading
    trail: Trail | None


@register.simple_tag(takes_context=True)
def visit(context: Context, article: Article, heading: Any, subtitles: Any, lines: Any) -> Visit:
    """The same text with what was found in it marked, if the address says of which search it is a hit. One query."""
    asked, reading = context["request"].GET, Reading(heading, subtitles, lines)
    number, form = _number(asked.get(HIT, "")), SearchForm(asked)
    if not number or not form.is_valid():
        return Visit(reading, None)
    place = _place(article, form, number)
    reading, marks = lit(article, reading, form, is_partly=place is not None and place.is_partly)
    back = list_address(article, form, place.number if place else number)
    return Visit(reading, Trail(form.cleaned_data["q"], marks, back, place))


def _number(written: str) -> int:
    """From 1; 0 for anything else."""
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _place(article: Article, form: SearchForm, number: int) -> Place | None:
    """The article can be read all the same while the index cannot be used."""
    try:
        return place_of(article, form, number)
    except IndexTrouble as trouble:
        logger.info("place.unavailable", extra={"trouble": type(trouble).__name__})
        return None
