"""Similar articles, beside the text of one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Family
from search.answering.similar import similar_to
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from tests.cast import an_article
from tests.pages.reader import read_words

HARVEST = "秋粮收购启动，粮库派出烘干机，农户在田头卖粮，粮款当天到账。"
HARVEST_TOO = "粮库的烘干机开到田头，农户卖粮不出村，粮款当天到账，秋粮收购过半。"
CLINIC = "社区卫生站请来眼科大夫，老人排队检查视力，医保卡当场结算。"

Titles = Callable[[Article], list[str]]


@pytest.fixture
def similar(index: Generations) -> Titles:
    """The titles of what is similar to an article, once all is written; beside it lies much of other kinds."""
    for n in range(20):
        an_article(f"其他{n}", f"第{n}届龙舟赛在江边鸣锣，{n}支队伍劈波斩浪，观众沿岸助威。")

    def titles(article: Article) -> list[str]:
        drain()
        return [each.title for each in similar_to(article, 5)]

    return titles


def test_what_tells_of_the_same_is_similar(similar: Titles) -> None:
    one = an_article("卖粮", HARVEST)
    an_article("收粮", HARVEST_TOO)
    an_article("看病", CLINIC)
    assert similar(one) == ["收粮"]


def test_an_article_that_is_not_indexed_has_similar_ones_too(similar: Titles) -> None:
    an_article("收粮", HARVEST_TOO)
    an_article("再收粮", HARVEST_TOO)
    assert set(similar(an_article("卖粮", HARVEST, status="draft"))) == {"收粮", "再收粮"}


def test_a_reprint_is_not_merely_similar(similar: Titles) -> None:
    family = Family.objects.create()
    one = an_article("卖粮", HARVEST, family=family)
    an_article("卖粮转载", HARVEST, family=family)
    an_article("收粮", HARVEST_TOO)
    assert similar(one) == ["收粮"]


def test_of_similar_reprints_one_is_shown(similar: Titles) -> None:
    family = Family.objects.create()
    one = an_article("卖粮", HARVEST)
    an_article("收粮", HARVEST_TOO, family=family)
    an_article("收粮", HARVEST_TOO, family=family)
    assert similar(one) == ["收粮"]


@pytest.mark.parametrize("text", ["。", "亅"])
def test_an_article_without_telling_words_is_like_no_other(similar: Titles, text: str) -> None:
    assert similar(an_article("啊", text)) == []


def test_the_page_of_an_article_lists_similar_ones(similar: Titles, client: Client) -> None:
    one = an_article("卖粮", HARVEST)
    an_article("收粮", HARVEST_TOO, outlets=("甲报",))
    similar(one)
    assert "Similar articles 收粮 甲报 date unknown" in read_words(client, one.get_absolute_url())


def test_the_page_of_an_article_is_served_without_an_index(db: None, index_folder: Path, client: Client) -> None:
    words = read_words(client, an_article("卖粮", HARVEST).get_absolute_url())
    assert "卖粮" in words
    assert "Similar articles" not in words


def test_similar_articles_cost_the_same_queries_however_many_there_are(similar: Titles) -> None:
    one, costs = an_article("卖粮", HARVEST), []
    for _ in range(2):
        an_article("收粮", HARVEST_TOO, outlets=("甲报",))
        similar(one)
        with CaptureQueriesContext(connection) as queries:
            similar_to(one, 5)
        costs.append(len(queries))
    assert costs[0] == costs[1] == 3
