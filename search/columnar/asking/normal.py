"""A query in its normal form, as Whoosh has it where that asks the same."""

from whoosh import query as q


def normal(query: q.Query) -> q.Query:
    """Whoosh takes AND for OR where everything is among what is asked: of “any note, and the note a” it forgets the a.
    Such an AND keeps what is asked, in its normal form.
    """
    if _is_normal(query):
        return query
    if not _is_forgotten(query):
        return query.normalize()
    if not isinstance(query, q.And):
        return query.apply(normal)
    parts = (normal(part) for part in query.subqueries)
    return q.And([part for part in parts if part != q.NullQuery], boost=query.boost)


def _is_normal(query: q.Query) -> bool:
    """Whether it is several terms, all different: most are, and Whoosh takes long to see that."""
    if type(query) not in (q.And, q.Or) or any(type(part) is not q.Term for part in query.subqueries):
        return False
    return 1 < len(query.subqueries) == len({(part.fieldname, part.text) for part in query.subqueries})


def _is_forgotten(query: q.Query) -> bool:
    """Whether Whoosh's normal form asks for less."""
    parts = [] if query.is_leaf() else list(query.children())
    if isinstance(query, q.And) and len(parts) > 1 and any(isinstance(part.normalize(), q.Every) for part in parts):
        return True
    return any(map(_is_forgotten, parts))
