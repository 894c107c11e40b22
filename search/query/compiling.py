"""From a tree to the query that says what matches; how well it does, `search/ranking.py` says."""

from whoosh import query

from search.columnar.asking.run_query import Run
from search.query.tree import All, Node, Not, Term


def matching(node: Node) -> query.Query:
    """The query for the documents that fit."""
    match node:
        case Term():
            return Run("text", node.characters)
        case Not(part):
            return query.AndNot(query.Every(), matching(part))
        case All(parts):
            wanted = [matching(part) for part in parts if not isinstance(part, Not)]
            barred = [matching(part.part) for part in parts if isinstance(part, Not)]
            found = query.And(wanted) if wanted else query.Every()
            return query.AndNot(found, query.Or(barred)) if barred else found
