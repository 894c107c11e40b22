"""A query that is written once, and asked again and again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Tag
from search.written_once import WrittenOnce

pytestmark = pytest.mark.django_db


def test_it_gives_the_rows_that_have_one_of_the_values_whichever_they_are() -> None:
    for name in ("甲", "乙", "100%"):
        Tag.objects.create(name=name)
    tags = WrittenOnce(Tag.objects.order_by("name").filter(name__contains="").values_list("key", "name"), "name")
    assert tags.having(["乙", "100%", "丙"]) == [("100%", "100%"), ("乙", "乙")]
    with CaptureQueriesContext(connection) as captured:
        assert tags.having([]) == []
    assert len(captured) == 1
