"""The normal form of a query."""

import pytest
from whoosh import query as q

from search.columnar.asking.normal import normal

A, B = q.Term("notes", "a"), q.Term("body", "b")
ANY = q.Wildcard("notes", "*")
ANY_NOTE = q.Every("notes")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (q.And([ANY, A]), q.And([ANY_NOTE, A])),
        (q.And([q.And([]), q.Every(), A]), q.And([q.Every(), A])),
        (q.Or([q.And([A, q.Or([ANY, A])]), B]), q.Or([q.And([A, ANY_NOTE]), B])),
        (q.AndNot(B, q.And([q.NullQuery, ANY, A])), q.AndNot(B, q.And([ANY_NOTE, A]))),
    ],
)
def test_what_is_asked_beside_everything_is_not_forgotten(query: q.Query, kept: q.Query) -> None:
    assert normal(query) == kept


@pytest.mark.parametrize("query", [q.And([q.And([A, B]), A]), q.Or([ANY, A]), q.And([ANY]), q.AndNot(ANY, A), A])
def test_any_other_query_has_whooshs_normal_form(query: q.Query) -> None:
    assert normal(query) == query.normalize()
