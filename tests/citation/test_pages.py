"""How articles are cited: on their pages, and as files."""

import pytest
from django.test import Client

from articles.citation import reference
from articles.citation.reference import references
from articles.models import Article, Credit
from tests.cast import a_traditional_article, an_article
from tests.pages.reader import read_words

pytestmark = pytest.mark.django_db


def credited(article: Article, *people: tuple[str, str]) -> Article:
    for position, (role, name) in enumerate(people):
        Credit.objects.create(article=article, role=role, name=name, position=position)
    return article


def test_who_wrote_is_an_author_and_who_edited_is_not() -> None:
    article = credited(an_article(), ("通讯员", "甲"), ("责编", "乙"), ("", "丙"), ("摄影", "丁"), ("记者", "甲"))
    (cited,) = references([article.identifier], "https://a.example")
    assert cited.authors == ("甲", "丙")


def test_they_come_in_the_order_that_is_asked_for_some_hundreds_a_query(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    monkeypatch.setattr(reference, "TOGETHER", 2)
    wanted = [an_article(str(number)).identifier for number in (3, 1, 2)]
    with django_assert_num_queries(2):  # type: ignore[operator]
        cited = list(references([*wanted, "0" * 12], ""))
    assert [each.title for each in cited] == ["3", "1", "2"]


def test_a_title_can_be_cited_in_the_characters_of_its_original(client: Client) -> None:
    article = a_traditional_article("黨建引領", "加強黨建。", outlets=("甲報",))
    address = f"{article.get_absolute_url()}cite/"
    assert "党建引领[N/OL]" in b"".join(client.get(f"{address}gbt7714/")).decode()
    assert '"language": "zh-Hant"' in b"".join(client.get(f"{address}csl/?glyphs=original")).decode()
    assert "黨建引領[N/OL]" in read_words(client, f"{article.get_absolute_url()}?glyphs=original")


def test_the_page_of_an_article_says_how_to_cite_it(client: Client) -> None:
    article = credited(an_article("党建", outlets=("甲报",)), ("记者", "何丹"))
    words = read_words(client, article.get_absolute_url())
    assert "Cite 何丹. 党建[N/OL]. 甲报, [日期不详]" in words
    assert f"http://testserver{article.get_absolute_url()} GB/T 7714 · CSV" in words


def test_what_is_withdrawn_or_no_form_cannot_be_cited(client: Client) -> None:
    article = an_article(status="withdrawn")
    assert client.get(f"{article.get_absolute_url()}cite/ris/").status_code == 410
    assert client.get(f"{an_article().get_absolute_url()}cite/apa/").status_code == 404
