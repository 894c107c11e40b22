"""From a tree to the query that says what matches; how well it does, `search/answering/ranking.py` says."""

from collections.abc import Mapping

from whoosh import query

from search.columnar.asking import near_query, patterns
from search.columnar.asking.run_query import Run
from search.query.meaning import words_meant
from search.query.tree import ANY, All, Any, Field, Near, Node, Not, Term

FIELDS: Mapping[Field | None, str] = {
    None: "text",
    "title": "in_title",
    "organisation": "in_organisation",
    "outlet": "in_outlet",
    "author": "in_author",
    "tag": "in_tag",
}
"""Of the index, by what readers may ask of."""


def matching(node: Node, fields: Mapping[Field | None, str] = FIELDS) -> query.Query:
    """The query for the documents that fit, asked of these fields of strings."""
    match node:
        case Term():
            words = words_meant(node)
            return query.And([string(word, fields) for word in words]) if words else string(node, fields)
        case Near(terms, distance):
            first, *others = (term.characters for term in terms)
            instead = tuple(term.wholes for term in terms)
            return near_query.Near(fields[None], first, others=tuple(others), distance=distance, instead=instead)
        case Not(part):
            return query.AndNot(query.Every(), matching(part, fields))
        case Any(parts):
            return query.Or([matching(part, fields) for part in parts])
        case All(parts):
            wanted = [matching(part, fields) for part in parts if not isinstance(part, Not)]
            barred = [matching(part.part, fields) for part in parts if isinstance(part, Not)]
            found = query.And(wanted) if wanted else query.Every()
            return query.AndNot(found, query.Or(barred)) if barred else found


def string(term: Term, fields: Mapping[Field | None, str] = FIELDS) -> query.Query:
    """The term as it stands, or all of what it may be a piece of."""
    name, texts = fields[term.field], (term.characters, *(whole.text for whole in term.wholes))
    runs = [_run(name, *text.split(ANY)) for text in texts]
    return query.Or(runs) if len(runs) > 1 else runs[0]


def _run(name: str, first: str, *others: str) -> Run:
    """Of strings with any one character between each and the next, or of one alone."""
    return patterns.Pattern(name, first, others=others) if others else Run(name, first)
