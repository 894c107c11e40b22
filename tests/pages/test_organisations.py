"""Browsing by the bodies that act in the news."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Mention, Organisation
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db

TEXT = "会开完了。青禾公司领到了奖牌。散会。"


@pytest.fixture(autouse=True)
def _none_of_the_seeds(db: None) -> None:
    Organisation.objects.all().delete()


@pytest.fixture
def company() -> Organisation:
    return an_organisation("青禾公司", kind="enterprise", aliases=["青禾集团"])


@pytest.fixture
def article(company: Organisation) -> Article:
    article = an_article("奖牌", TEXT)
    mention(article, "青禾公司", company)
    return article


def test_the_list_is_sorted_by_sound_and_counts_articles(client: Client) -> None:
    for name, pinyin in (("乙公司", "yi3"), ("丙公司", "bing3")):
        mention(an_article(text=f"{name}来了。"), name, an_organisation(name, pinyin=pinyin))
    assert "丙公司 1 article Y 乙公司 1 article" in read_words(client, "/organisations/")


def test_an_article_that_names_a_body_twice_counts_once(client: Client, company: Organisation) -> None:
    article = an_article(text="青禾公司，青禾公司。")
    for start in (0, 5):
        Mention.objects.create(article=article, start=start, end=start + 4, surface="青禾公司", organisation=company)
    assert "青禾公司 1 article" in read_words(client, "/organisations/")


def test_the_list_is_narrowed_to_a_kind(client: Client, article: Article) -> None:
    mention(article, "散会", an_organisation("某小学", kind="school"))
    words = read_words(client, "/organisations/?kind=school")
    assert "某小学" in words
    assert "青禾公司" not in words


def test_a_body_shows_its_articles_with_the_sentence_that_names_it(client: Client, article: Article) -> None:
    page = read(client, article.mentions.get().organisation.get_absolute_url())  # type: ignore[union-attr]
    assert '<p class="evidence" lang="zh-Hans"><mark>青禾公司</mark>领到了奖牌。</p>' in page


def test_a_body_shows_the_names_it_is_printed_under(client: Client, article: Article, company: Organisation) -> None:
    mention(an_article(text="禾企也来了。"), "禾企", company)
    words = read_words(client, company.get_absolute_url())
    assert "青禾集团" in words
    assert "青禾公司 once · 禾企 once" in words or "禾企 once · 青禾公司 once" in words


def test_a_body_shows_where_it_belongs_and_what_it_took_part_in(client: Client) -> None:
    city = a_region("乙市", "prefecture", under=a_region("甲省", "province"))
    body, event = an_organisation("市教育局", city), a_happening("表彰大会", date(1999, 5, 17))
    event.organisations.add(body)
    article = an_article(text="市教育局开了表彰大会。")
    mention(article, "市教育局", body)
    mention(article, "市教育局开了表彰大会。", event)
    words = read_words(client, body.get_absolute_url())
    assert "甲省 › 乙市" in words
    assert "Took part in 表彰大会 May 17, 1999" in words


def test_a_rejected_body_is_gone_everywhere(client: Client, article: Article, company: Organisation) -> None:
    company.status = "rejected"
    company.save()
    assert client.get(company.get_absolute_url()).status_code == 410
    for address in ("/organisations/", article.get_absolute_url()):
        assert company.get_absolute_url() not in read(client, address)


@pytest.mark.parametrize("status", [Article.Status.DRAFT, Article.Status.WITHDRAWN])
def test_a_body_that_only_hidden_articles_name_is_unknown(client: Client, company: Organisation, status: str) -> None:
    mention(an_article(text=TEXT, status=status), "青禾公司", company)
    assert client.get(company.get_absolute_url()).status_code == 404
    assert "青禾公司" not in read_words(client, "/organisations/")


def test_a_body_whose_mentions_are_all_rejected_is_unknown(client: Client, article: Article) -> None:
    article.mentions.update(status="rejected")
    assert client.get(Organisation.objects.get().get_absolute_url()).status_code == 404


def test_staff_see_what_no_article_names_and_the_way_to_correct_it(client: Client, company: Organisation) -> None:
    client.force_login(User.objects.create_superuser("curator"))
    page = read(client, company.get_absolute_url())
    assert f"/admin/articles/organisation/{company.pk}/change/" in page


def test_what_no_person_has_confirmed_says_so(client: Client, article: Article, company: Organisation) -> None:
    assert "Found by machine" in read_words(client, company.get_absolute_url())
    Organisation.objects.update(status="confirmed")
    assert "Confirmed by a curator" in read_words(client, company.get_absolute_url())
