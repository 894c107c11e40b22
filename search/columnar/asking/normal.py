"""A query in its normal form, as Whoosh has it where that asks the same."""

from whoosh import query as q


def normal(query: q.Query) -> q.Query:
    """Whoosh takes AND for OR where everything is among what is asked: of “any note, and the note a” it forgets the a.
    Such an AND keeps what is asked, in its normal form.
    """
    if not _is_forgotten(query):
        return query.normalize()
    if not isinstance(query, q.And):
        return query.apply(normal)
    parts = (normal(part) for part in query.subqueries)
    return q.And([part for part in parts if part != q.NullQuery], boost=query.boost)


def _is_forgotten(query: q.Query) -> bool:
    """Whether Whoosh's normal form asks for less."""
    parts = [] if query.is_leaf() else list(query.children())
    if isinstance(query, q.And) and len(parts) > 1 and any(isinstance(part.normalize(), q.Every) for part in parts):
        return True
    return any(map(_is_forgotten, parts))
