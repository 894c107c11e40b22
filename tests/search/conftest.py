"""An index of its own for each test.

The engine looks its folder up at every use, so pointing PATH elsewhere is all it takes: a snapshot of another folder is
never read again.
"""

from collections.abc import Callable

import pytest

from articles.models import Article
from search.answering.finding import Found, Question, find
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.query.parsing import parse

Ask = Callable[..., list[str]]


@pytest.fixture
def ask(index: Generations) -> Callable[..., Found]:
    """What a typed query finds after all changes are written."""

    def asking(typed: str = "", **question: object) -> Found:
        drain()
        return find(Question(parse(typed).tree, **question))  # type: ignore[arg-type]

    return asking


@pytest.fixture
def titles(ask: Callable[..., Found]) -> Ask:
    """The headings of the hits, best first."""

    def asking(typed: str = "", **question: object) -> list[str]:
        hits = [hit.identifier for hit in ask(typed, **question).hits]
        headings = dict(Article.objects.filter(identifier__in=hits).values_list("identifier", "title"))
        return [headings[identifier] for identifier in hits]

    return asking
