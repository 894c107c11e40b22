"""Which months are held of a place (task A2), and what the archive says of itself."""

import csv
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Region
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import a_region, an_article
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(index: Generations) -> Region:
    """Of 1907 it has every day of February, two of March, possibly something of April and May, and nothing of June,
    of which the archive has something; of July the archive has nothing.
    """
    city = a_region("乙市", "prefecture")
    district = a_region("甲区", under=city, code="990101")
    for day in range(28):
        an_article(on=date(1907, 2, 1) + timedelta(days=day), regions=(district,))
    for day in (3, 3, 9):
        an_article(on=date(1907, 3, day), regions=(district,))
    an_article(on=date(1907, 4, 20), until=date(1907, 5, 10), regions=(district,))
    an_article(on=date(1907, 6, 4), regions=(city,))
    an_article("无日期", regions=(district,))
    drain()
    return district


def table(client: Client, address: str) -> dict[tuple[str, str], list[str]]:
    """By place and month."""
    response = client.get(address)
    assert response["Content-Disposition"].startswith("attachment")
    written = b"".join(response).decode("utf-8-sig")
    head, *rows = csv.reader(written.splitlines())
    assert head == ["code", "place", "month", "articles", "possibly", "days_held", "days", "held"]
    return {(row[1], row[2]): row[3:] for row in rows}


def test_a2_the_months_of_a_district_are_told_apart_and_taken_along(client: Client, district: Region) -> None:
    told = table(client, f"/about/coverage.csv?region={district.slug}")
    assert told["甲区", "1907-02"] == ["28", "0", "28", "28", "complete"]
    assert told["甲区", "1907-03"] == ["3", "0", "2", "31", "partly"]
    assert told["甲区", "1907-04"] == ["0", "1", "0", "30", "possibly"]
    assert told["甲区", "1907-06"] == ["0", "0", "0", "30", "silent"]
    assert told["甲区", "1907-07"] == ["0", "0", "0", "31", "nothing"]


def test_the_table_of_a_city_has_its_districts_too(client: Client, district: Region) -> None:
    told = table(client, f"/about/coverage.csv?region={Region.objects.get(name='乙市').slug}")
    assert told["乙市", "1907-06"][-1] == "partly"
    assert told["甲区", "1907-06"][-1] == "silent"


def test_the_page_says_the_same_and_leads_to_what_is_held(client: Client, district: Region) -> None:
    page = read(client, f"/about/coverage/?region={district.slug}")
    start = page.index('class="partly"><a')
    assert f'<td class="partly"><a href="{district.get_absolute_url()}?period=1907-03#articles"' in page
    assert page[start : start + 200].count(">2<")
    assert page.count('class="nothing">') == 7


def test_the_places_within_are_told_of_a_year(client: Client, district: Region) -> None:
    words = read_words(client, "/about/coverage/?year=1907&page=2")
    assert "乙市" in words.partition("Places within it, 1907")[2]


def test_places_cost_no_queries_each(client: Client, district: Region) -> None:
    address = f"/about/coverage/?region={Region.objects.get(name='乙市').slug}"
    with CaptureQueriesContext(connection) as few:
        read(client, address)
    for number in range(9):
        a_region(f"{number}区", under=Region.objects.get(name="乙市"))
    with CaptureQueriesContext(connection) as many:
        read(client, address)
    assert len(few) == len(many)


@pytest.mark.parametrize("asked", ["region=nowhere", "year=1907-13", "year=x"])
def test_what_is_not_there_is_missing(client: Client, district: Region, asked: str) -> None:
    assert client.get(f"/about/coverage/?{asked}").status_code == 404


def test_without_an_index_coverage_is_not_told(client: Client, index_folder: object) -> None:
    assert client.get("/about/coverage/").status_code == 503
    assert client.get("/about/coverage.csv").status_code == 503


def test_the_archive_says_how_much_it_holds_and_how_exactly_dated(client: Client, district: Region) -> None:
    words = read_words(client, "/about/")
    for told in ("Articles 34", "Dated to the day 32", "Dated less exactly 1", "Date unknown 1"):
        assert told in words


def test_without_an_index_it_says_the_rest(client: Client, index_folder: object) -> None:
    words = read_words(client, "/about/")
    assert "the search index is not available" in words
    assert "How to cite" in words


@pytest.mark.parametrize("address", ["/help/", "/colophon/"])
def test_help_and_colophon_ask_nothing(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    assert len(captured) == 0


def test_every_example_of_the_help_can_be_tried(client: Client) -> None:
    assert read(client, "/help/").count("/search/?q=") >= 12
