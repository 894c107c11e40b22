"""How much the archive holds, as the front page tells it."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import a_region, an_article
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


def test_places_and_months_are_shown_with_their_counts(client: Client, index: Generations) -> None:
    an_article(on=date(1907, 5, 17), regions=(a_region("甲省", "province"),))
    drain()
    page = read(client, "/")
    assert "1 article is held." in page
    assert '<a href="/dates/1907/05/" tabindex="-1"><title>May 1907: 1 article</title>' in page
    assert '<th scope="row"><a href="/dates/1907/">1907</a></th>' in page
    assert "甲省 1 article" in read_words(client, "/")


def test_without_an_index_the_rows_are_counted(client: Client, index_folder: Path) -> None:
    an_article(on=date(1907, 5, 17), regions=(a_region("甲省", "province"),))
    assert "甲省 1 article" in read_words(client, "/")
    assert "1907: 1 article" in read(client, "/")


def test_a_rejected_place_is_left_out(client: Client, index: Generations) -> None:
    region = a_region("甲省", "province")
    an_article(on=date(1907, 5, 17), regions=(region,))
    drain()
    type(region).objects.filter(pk=region.pk).update(status="rejected")
    assert "甲省" not in read_words(client, "/").partition("Recently added")[0].partition("Regions")[2]
