"""Xapian by its Python binding: words and pairs of characters as terms of one document, by prefix, with positions.

It has no facets of several values a document, so it is asked for none.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xapian

from benchmarks.search_engines.articles import Article, bigrams
from benchmarks.search_engines.protocol import PAGE, Answer, Question, bytes_of

_WORD, _PAIR, _REGION, _YEAR = "W", "C", "R", "Y"
_FIRST = 0
"""The slot of the first day."""


class Xapian:
    """A document has the number of its article, counted from 1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "glass"

    def build(self, articles: Iterable[Article]) -> None:
        base = xapian.WritableDatabase(str(self._folder), xapian.DB_CREATE_OR_OVERWRITE)
        for article in articles:
            base.replace_document(article.number + 1, _document(article))
        base.commit()
        base.compact(str(self._folder.with_name("compact")))
        base.close()

    def open(self) -> None:
        compact = self._folder.with_name("compact")
        self._base = xapian.Database(str(compact if compact.exists() else self._folder))

    def ask(self, question: Question) -> Answer:
        enquire = xapian.Enquire(self._base)
        enquire.set_query(_query(question))
        if question.newest:
            enquire.set_weighting_scheme(xapian.BoolWeight())
            enquire.set_sort_by_value(_FIRST, True)
        found = enquire.get_mset((question.page - 1) * PAGE, PAGE, self._base.get_doccount())
        return Answer(found.get_matches_estimated(), [match.docid - 1 for match in found])

    def change(self, article: Article) -> None:
        base = xapian.WritableDatabase(str(self._folder.with_name("compact")), xapian.DB_OPEN)
        base.replace_document(article.number + 1, _document(article))
        base.commit()
        base.close()
        self._base.reopen()

    def sizes(self) -> dict[str, int]:
        files = self._folder.with_name("compact")
        parts = {name: bytes_of([files / f"{name}.glass"]) for name in ("postlist", "position", "termlist")}
        return parts | {"all": bytes_of(files.iterdir())}

    def segments(self) -> int:
        return 1

    def close(self) -> None:
        self._base.close()


def _document(article: Article) -> Any:
    document = xapian.Document()
    for word, position in article.tokens():
        document.add_posting(_WORD + word, position)
    for position, pair in enumerate(article.bigrams()):
        document.add_posting(_PAIR + pair, position)
    for prefix, values in ((_REGION, article.regions), (_YEAR, article.years)):
        for value in values:
            document.add_boolean_term(prefix + value)
    document.add_value(_FIRST, str(article.first))
    return document


def _query(question: Question) -> Any:
    prefix = _PAIR if question.kind == "string" else _WORD
    tokens = bigrams(question.terms[0]) if question.kind == "string" else question.terms
    terms = [xapian.Query(prefix + token) for token in tokens]
    of = {"all": xapian.Query.OP_AND, "any": xapian.Query.OP_OR}.get(question.kind, xapian.Query.OP_PHRASE)
    query = xapian.Query(of, terms, len(terms)) if of == xapian.Query.OP_PHRASE else xapian.Query(of, terms)
    for mark, value in ((_REGION, question.region), (_YEAR, question.year)):
        if value:
            query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(mark + value))
    return query
