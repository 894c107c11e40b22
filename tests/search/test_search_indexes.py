"""What of an article is in its document."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ArticleTag, Mention, Organisation, Region, Tag
from search.answering.filtering import Filters
from search.answering.finding import Question, find
from search.keeping.generations import Generations
from search.keeping.indexing import drain
from search.search_indexes import ArticleIndex
from tests.cast import a_happening, a_region, an_article, mention

pytestmark = pytest.mark.django_db


def document(article: Article) -> dict[str, Any]:
    [made] = ArticleIndex().documents(ArticleIndex().rows().filter(pk=article.pk))
    return dict(made)


def test_an_article_lies_in_the_regions_it_names_in_all_above_them_and_in_zones_over_any_of_these() -> None:
    city = a_region("甲市", "prefecture")
    district = a_region("乙区", under=city)
    zone, other = a_region("高新区", "functional-zone"), a_region("别的区")
    zone.covers.add(city)
    article = an_article(regions=(district,))
    assert document(article)["region"] == sorted([city.slug, district.slug, zone.slug])
    assert other.slug not in document(article)["region"]


def test_an_article_about_a_zone_lies_in_what_the_zone_covers() -> None:
    zone, district = a_region("高新区", "functional-zone"), a_region("乙区")
    zone.covers.add(district)
    assert document(an_article(regions=(zone,)))["region"] == sorted([zone.slug, district.slug])


def test_a_rejected_mention_says_nothing() -> None:
    article = an_article()
    region, body = a_region("甲市"), Organisation.objects.create(name="甲市委")
    for target in ({"region": region}, {"organisation": body}):
        Mention.objects.create(article=article, start=0, end=2, surface="全市", status="rejected", **target)
    assert document(article)["region"] == document(article)["organisation"] == []


def test_an_article_is_of_the_kinds_of_the_events_that_it_tells_of() -> None:
    article = an_article()
    for title, kind, status in (
        ("甲会", "会议", "confirmed"),
        ("乙会", "会议", "suggested"),
        ("访", "调研", "rejected"),
    ):
        mention(article, "推进会", a_happening(title, kind=kind), status=status)
    mention(article, "全市", a_happening("某事", kind=""))
    assert document(article)["event"] == ["会议"]


def test_the_index_and_the_rows_agree_on_every_region(index: Generations) -> None:
    city = a_region("甲市", "prefecture")
    districts = [a_region(f"{n}区", under=city) for n in "乙丙丁"]
    zone, street = a_region("新区", "functional-zone", under=city), a_region("街道", "township", under=districts[0])
    zone.covers.add(districts[1], street)
    for regions in ((street,), (districts[1], districts[2]), (zone,), (city,), ()):
        an_article(regions=regions)
    drain()
    for region in (city, *districts, zone, street):
        counted = find(Question(filters=Filters({"region": region.slug}))).count
        assert counted == Article.objects.published().in_region(Region.objects.get(pk=region.pk)).count()


def test_a_document_says_every_year_and_every_month_it_may_be_of() -> None:
    article = an_article(on=date(2020, 12, 30), until=date(2021, 1, 2))
    made = document(article)
    assert (made["first"], made["last"], made["year"]) == (20201230, 20210102, ["2020", "2021"])
    assert made["month"] == ["2020-12", "2021-01"]


def test_an_undated_article_has_no_year_and_no_month() -> None:
    made = document(an_article())
    assert (made["first"], made["last"], made["year"], made["month"]) == (0, 0, [], [])


def test_a_supplied_title_is_found_where_none_is_printed() -> None:
    assert "[某文]" in str(document(an_article(title_supplied="[某文]"))["text"])


def test_a_line_that_is_the_title_is_not_held_twice() -> None:
    article = an_article(
        "党建", "党建\n正文", blocks=[{"role": "title", "start": 0, "end": 2}, {"role": "body", "start": 3, "end": 5}]
    )
    assert document(article)["text"] == "党建\0正文"


def test_the_fingerprint_tells_documents_apart() -> None:
    article = an_article("甲")
    before = document(article)["fingerprint"]
    assert document(article)["fingerprint"] == before
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="两新"))
    assert document(article)["fingerprint"] != before


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_only_what_readers_may_see_is_indexed(status: str) -> None:
    article = an_article(status=status)
    assert not ArticleIndex().index_queryset().filter(pk=article.pk).exists()


def test_documents_cost_the_same_queries_however_many_there_are() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            ArticleIndex().documents(ArticleIndex().rows().filter(batch__name="cast"))
        return len(captured)

    an_article(regions=(a_region("甲"),), outlets=("甲报",))
    one = queries()
    for _ in range(5):
        an_article(regions=(a_region("甲"), a_region("乙")), outlets=("甲报", "乙报"))
    assert queries() == one <= 13
