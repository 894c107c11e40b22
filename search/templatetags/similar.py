"""What the index adds to pages that know nothing of it."""

import logging
from typing import Any

from django import template

from articles.models import Article
from search.answering.similar import similar_to
from search.troubles import IndexTrouble

register = template.Library()
logger = logging.getLogger(__name__)

SHOWN = 5


@register.inclusion_tag("search/similar.html")
def similar_articles(article: Article) -> dict[str, Any]:
    """A short list; empty while the index cannot be used, for the article can be read all the same."""
    try:
        return {"similar": similar_to(article, SHOWN)}
    except IndexTrouble as trouble:
        logger.info("similar.unavailable", extra={"trouble": type(trouble).__name__})
        return {"similar": []}
