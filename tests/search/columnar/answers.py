"""What a query should find: by Whoosh's own matchers with the scores, and by reading the documents one by one."""

import re
from collections.abc import Callable, Iterator
from fnmatch import translate

from whoosh import query as q
from whoosh.query.spans import SpanQuery
from whoosh.searching import Searcher

from tests.search.columnar.collection import Document, Token

Scores = dict[int, float]
"""By the numbers of documents."""


def normal(query: q.Query) -> q.Query:
    """Whoosh's form, but for what it takes for an OR: its AND of anything in a field and something in it."""
    whole = all(_is_kept(part) for part in _inside(query))
    return query.normalize() if whole else query


def _inside(query: q.Query) -> Iterator[q.Query]:
    yield query
    for part in query.children():
        yield from _inside(part)


def _is_kept(query: q.Query) -> bool:
    return not isinstance(query, q.And) or not any(isinstance(part.normalize(), q.Every) for part in query.children())


def _is_sound(query: q.Query, defective: tuple[type, ...] = (q.AndNot, q.Require)) -> bool:
    if isinstance(query, defective) or not _is_kept(query):
        return False
    inside = (*defective, q.AndMaybe)
    return all(_is_sound(part, inside) for part in query.children())


def told(searcher: Searcher, query: q.Query) -> Scores:
    """By Whoosh's matchers, but for four defects: its AND NOT keeps the first hit where the excluded begins earlier,
    its Require never looks for a first hit, its AndMaybe forgets the second list where another one makes it skip, and
    its AND what else it holds beside everything in a field.
    So what holds one of these is put together here from what its parts find.
    """
    if _is_sound(query):
        return {hit.docnum: hit.score for hit in searcher.search(query, limit=None)}
    parts = [told(searcher, part) for part in query.children()]
    both = set.intersection(*map(set, parts))
    match query:
        case q.AndNot():
            return {number: score for number, score in parts[0].items() if number not in both}
        case q.Require():
            return {number: parts[0][number] for number in both}
        case q.AndMaybe():
            return {number: score + parts[1].get(number, 0.0) for number, score in parts[0].items()}
        case q.And():
            return {number: sum(part[number] for part in parts) * query.boost for number in both}
        case q.Or():
            every = {number for part in parts for number in part}
            return {number: sum(part.get(number, 0.0) for part in parts) * query.boost for number in every}
    raise NotImplementedError(type(query).__name__)


def is_told(query: q.Query) -> bool:
    """Whether `holds` knows what the query asks; what is fuzzy, near or far only Whoosh knows."""
    if isinstance(query, q.FuzzyTerm | SpanQuery) or getattr(query, "slop", 1) > 1:
        return False
    return all(map(is_told, query.children()))


def holds(query: q.Query, document: Document) -> bool:
    """Whether the document is a hit."""
    match query:
        case q.AndNot():
            return holds(query.a, document) and not holds(query.b, document)
        case q.AndMaybe():
            return holds(query.a, document)
        case q.And() | q.Require():
            return all(holds(part, document) for part in query.subqueries)
        case q.Or() | q.DisjunctionMax():
            return any(holds(part, document) for part in query.subqueries)
        case q.ConstantScoreQuery():
            return holds(query.child, document)
        case q.Every():
            return query.fieldname is None or query.fieldname in document.fields
        case q.NumericRange():
            value = document.fields.get(query.fieldname)
            return value is not None and (query.start or 0) <= value <= query.end
        case q.Phrase(slop=1):
            return _stands(query.words, document.tokens.get(query.fieldname, set()))
    return any(map(_wanted(query), {text for text, _ in document.tokens.get(query.fieldname, ())}))


def _stands(words: list[str], tokens: set[Token]) -> bool:
    """Whether the words stand one behind the other."""
    starts = [position for text, position in tokens if text == words[0]]
    return any({(word, start + at) for at, word in enumerate(words)} <= tokens for start in starts)


def _wanted(query: q.Query) -> Callable[[str], object]:
    """A test of a token, for the queries that ask for single ones."""
    match query:
        case q.Term():
            return lambda text: text == query.text
        case q.Prefix():
            return lambda text: text.startswith(query.text)
        case q.Wildcard():
            return re.compile(translate(query.text)).match
        case q.TermRange(startexcl=without_first, endexcl=without_last):
            return lambda text: (
                query.start <= text <= query.end
                and not (without_first and text == query.start)
                and not (without_last and text == query.end)
            )
    raise NotImplementedError(type(query).__name__)
