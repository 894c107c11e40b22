"""An article that a person corrected is found by what it reads and by what it read before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.curating.correcting import Correction, lines_of, write
from articles.models import Article
from search.keeping.generations import Generations
from search.keeping.indexing import check, drain
from search.preparing.former import former_lines
from tests.cast import a_traditional_article, an_article
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db


def corrected(article: Article, before: str, after: str) -> Article:
    lines = {n: article.text[line.start : line.end].replace(before, after) for n, line in enumerate(lines_of(article))}
    write(Correction(article, lines))
    return article


@pytest.fixture
def article(index: Generations) -> Article:
    blocks = [{"role": "body", "start": 0, "end": 12}, {"role": "body", "start": 13, "end": 18}]
    return corrected(an_article("甲", "长沙市望成区召开推进会。\n别的一行。", blocks=blocks), "望成区", "望城区")


@pytest.mark.parametrize("typed", ["望城区召开", "望成区召开", "长沙市望成区召开推进会"])
def test_both_forms_find_it(article: Article, titles: Ask, typed: str) -> None:
    assert titles(typed) == ["甲"]


def test_what_both_forms_are_part_of_finds_it_and_nothing_across_them(article: Article, titles: Ask) -> None:
    assert (titles("别的一行"), titles("会。别的"), titles("一行。长沙")) == (["甲"], [], [])


def test_what_the_rules_repaired_is_no_correction() -> None:
    article = a_traditional_article("黨建", "長沙市望成區召開會議。")
    assert former_lines([article]) == {}
    corrected(article, "望成区", "望城区")
    assert former_lines([article]) == {article.pk: ["长沙市望成区召开会议。"]}


def test_only_lines_that_were_corrected_are_kept_as_they_were(article: Article) -> None:
    assert former_lines([article]) == {article.pk: ["长沙市望成区召开推进会。"]}


def test_a_correction_is_in_the_index_at_once(article: Article) -> None:
    Article.objects.exclude(pk=article.pk).update(status="draft")
    drain()
    assert not check()


def test_all_of_them_cost_one_query(article: Article) -> None:
    others = [corrected(an_article(f"乙{n}", "望成区"), "望成区", "望城区") for n in range(5)]
    with CaptureQueriesContext(connection) as queries:
        assert len(former_lines([article, *others])) == 6
    assert len(queries) == 1
