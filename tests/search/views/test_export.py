"""A whole search as a list of references."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import a_region, a_traditional_article, an_article

pytestmark = pytest.mark.usefixtures("index")


def exported(client: Client, query: str, form: str = "gbt7714") -> str:
    drain()
    response = client.get(f"/search/export/{form}/{query}")
    assert response.status_code == 200
    return b"".join(response).decode()


def test_j3_all_of_a_filtered_search_in_gbt_7714_and_every_entry_opens(client: Client) -> None:
    pudong = a_region("浦东新区", code="993115")
    for month in (2, 3, 4, 5, 6):
        a_traditional_article(
            f"{month}月的網格化", "網格化管理。", on=date(2021, month, 9), regions=(pudong,), outlets=("甲报",)
        )
    an_article("简体的网格化", "网格化管理。", on=date(2021, 4, 9), regions=(pudong,))
    a_traditional_article("別處的網格化", "網格化管理。", on=date(2021, 4, 9))
    narrowed = "?q=网格化&region=993115&script=hant&from=2021-03&to=2021-05&sort=oldest&glyphs=original"
    lines = exported(client, narrowed).splitlines()
    assert [line.split("[N/OL]")[0] for line in lines] == [f"[{n}] {n + 2}月的網格化" for n in (1, 2, 3)]
    for line in lines:
        (path,) = re.findall(r"http://testserver(/articles/\S+)$", line)
        assert client.get(path).status_code == 200


def test_the_list_has_the_order_of_the_page_and_all_of_its_pages(client: Client) -> None:
    for number in range(5):
        an_article(f"党建{number}", on=date(2020 + number, 1, 1))
    shown = exported(client, "?q=党建&sort=newest&size=2&page=2")
    assert re.findall(r"党建(\d)\[N", shown) == ["4", "3", "2", "1", "0"]
    best = [hit["identifier"] for hit in client.get("/api/search", {"q": "党建"}).json()["hits"]]
    assert re.findall("articles/([0-9a-f]{12})/", exported(client, "?q=党建")) == best


def test_what_has_only_a_part_is_not_taken(client: Client) -> None:
    an_article("党建引领")
    assert exported(client, "?q=党建引领修路工程") == ""
    assert exported(client, "?q=党建引领修路工程", "csl") == "[\n]\n"


@pytest.mark.parametrize("address", ["/search/export/csv/", "/search/feed/"])
def test_what_is_no_parameter_is_named_in_a_header(client: Client, address: str) -> None:
    drain()
    asked = client.get(f"{address}?q=党建&regoin=1&地=2&=3")
    assert asked["X-Ignored-Parameters"] == "regoin, %E5%9C%B0, ="
    assert "X-Ignored-Parameters" not in client.get(f"{address}?q=党建")


def test_a_file_says_what_it_is(client: Client) -> None:
    drain()
    answer = client.get("/search/export/bibtex/")
    assert answer["Content-Disposition"] == 'attachment; filename="search.bib"'
    assert client.get("/search/export/gbt7714/")["Content-Disposition"].startswith("inline")


def test_the_page_of_a_search_leads_to_its_list(client: Client) -> None:
    an_article("党建")
    drain()
    shown = client.get("/search/?q=党建&sort=newest&size=5").content.decode()
    assert 'href="/search/export/gbt7714/?q=%E5%85%9A%E5%BB%BA&amp;sort=newest"' in shown
    assert "/search/export/" not in client.get("/search/?q=没有的").content.decode()


def test_troubles_are_told_in_a_line(client: Client, index: Generations) -> None:
    assert client.get("/search/export/gbt7714/?outlet=没有这报").status_code == 422
    assert client.get("/search/export/apa/").status_code == 404
    (index.live().folder.parent / "current").unlink()
    assert client.get("/search/export/csv/").status_code == 503


def test_a_list_costs_one_query_for_some_hundreds(client: Client) -> None:
    def queries() -> int:
        drain()
        engine().snapshot()
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get("/search/export/csv/?q=党建"))
        return len(captured)

    an_article("党建", outlets=("甲报",))
    one = queries()
    for _ in range(9):
        an_article("党建", outlets=("甲报", "乙报"))
    assert queries() == one == 1
