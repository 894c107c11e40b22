"""From a tree to the engine: characters say what matches, words say how well."""

from whoosh import query

from search.analysis import long_words
from search.columnar.run_query import Run
from search.query.tree import All, Node, Not, Term

WEIGHTS = {"title": 3.0, "subject": 2.0, "body": 1.0}
"""What a word counts in each field of words."""


def matching(node: Node) -> query.Query:
    """The query for the documents that fit."""
    match node:
        case Term(text):
            return Run("text", text)
        case Not(part):
            return query.AndNot(query.Every(), matching(part))
        case All(parts):
            wanted = [matching(part) for part in parts if not isinstance(part, Not)]
            barred = [matching(part.part) for part in parts if isinstance(part, Not)]
            found = query.And(wanted) if wanted else query.Every()
            return query.AndNot(found, query.Or(barred)) if barred else found


def ranking(term: Term) -> dict[str, query.Query]:
    """By field: the query for the documents in which the term stands as whole words, one behind the other."""
    words = long_words(term.text)
    return {field: _run(field, words) for field in WEIGHTS} if words else {}


def _run(field: str, tokens: list[str]) -> query.Query:
    return query.Term(field, tokens[0]) if len(tokens) == 1 else query.Phrase(field, tokens)
