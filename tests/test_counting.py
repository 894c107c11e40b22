"""Numbers of articles that the database keeps: after whatever is done to the rows they are what counting finds."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import connection

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.models import Article, ArticleTag, Event, Holding, Mention, Occasion, Organisation, Outlet, Tag
from tests.cast import a_happening, an_article, an_organisation, mention

pytestmark = pytest.mark.django_db

TEXT = "青禾公司来了。青禾公司走了。"


def counted() -> dict[str, Counter[int]]:
    """By kind of row, what each holds of published articles: found by looking at every one."""
    found: dict[str, Counter[int]] = {
        "organisation": Counter(),
        "event": Counter(),
        "outlet": Counter(),
        "tag": Counter(),
    }
    for article in Article.objects.filter(status="published"):
        standing = article.mentions.exclude(status="rejected")
        for what in ("organisation", "event"):
            named = standing.exclude(**{what: None}).order_by().values_list(what, flat=True).distinct()
            found[what].update(named)
        found["outlet"].update(article.outlets.values_list("pk", flat=True))
        found["tag"].update(article.tags.values_list("pk", flat=True))
    return found


def kept() -> dict[str, Counter[int]]:
    models: dict[str, Any] = {"organisation": Organisation, "event": Event, "outlet": Outlet, "tag": Tag}
    return {
        what: Counter(dict(model.objects.filter(held__gt=0).values_list("pk", "held")))
        for what, model in models.items()
    }


def months() -> dict[str, Counter[int]]:
    found: dict[str, Counter[int]] = {"organisation": Counter(), "outlet": Counter(), "tag": Counter()}
    for of, row, articles in Holding.objects.values_list("of", "row", "articles"):
        found[of][row] += articles
    return found


def days_of_events() -> Counter[tuple[Any, ...]]:
    told = Event.objects.filter(held__gt=0).exclude(date_first=None)
    return Counter((event.date_first, event.date_last, "~" in event.date_edtf) for event in told)


def assert_they_agree() -> None:
    occasions = Occasion.objects.filter(events__gt=0).values_list("first", "last", "is_about", "events")
    assert {tuple(days): number for *days, number in occasions} == days_of_events()
    found = counted()
    assert kept() == found
    del found["event"]
    assert months() == found


@pytest.fixture
def body() -> Organisation:
    return an_organisation("青禾公司")


def held(row: Organisation | Event | Outlet | Tag) -> int:
    row.refresh_from_db()
    return row.held


def test_what_the_seeds_hold_is_counted(seeds: list[Article]) -> None:
    assert kept()["organisation"]
    assert_they_agree()


def test_an_article_counts_once_however_often_it_names_a_body(body: Organisation) -> None:
    article = an_article(text=TEXT)
    for start in (0, 7):
        Mention.objects.create(article=article, start=start, end=start + 4, surface="青禾公司", organisation=body)
    assert held(body) == 1
    article.mentions.filter(start=0).delete()
    assert held(body) == 1
    article.mentions.all().delete()
    assert held(body) == 0


def test_a_rejected_mention_and_a_hidden_article_do_not_count(body: Organisation) -> None:
    first, second = an_article(text=TEXT), an_article(text=TEXT)
    one, _ = mention(first, "青禾公司", body), mention(second, "青禾公司", body)
    one.status = "rejected"
    one.save()
    assert held(body) == 1
    Article.objects.filter(pk=second.pk).update(status="withdrawn")
    assert held(body) == 0


def test_an_article_moves_to_the_months_of_its_date(body: Organisation) -> None:
    article = an_article(text=TEXT, on=date(2021, 5, 17))
    mention(article, "青禾公司", body)
    first = Holding.objects.filter(of="organisation", row=body.pk).values_list("first", "last", "articles")
    assert list(first.all()) == [(date(2021, 5, 1), date(2021, 5, 1), 1)]
    article.published_first = date(2020, 12, 31)
    article.save()
    assert list(first.all()) == [(date(2020, 12, 1), date(2021, 5, 1), 1)]


def test_a_program_that_saves_a_row_does_not_set_its_number(body: Organisation) -> None:
    before = Organisation.objects.get(pk=body.pk)
    mention(an_article(text=TEXT), "青禾公司", body)
    before.name = "青禾集团"
    before.save()
    assert held(body) == 1
    Organisation.objects.update(held=7)
    assert held(body) == 1


def test_mentions_follow_a_merge_and_their_numbers_with_them() -> None:
    one, other = a_happening("大会"), a_happening("大会")
    article = an_article(text=TEXT)
    mention(article, TEXT, one)
    mention(article, TEXT, other)
    mention(an_article(text=TEXT), TEXT, other)
    merge(KINDS["event"], [one.pk, other.pk], one.pk, {})
    assert held(one) == 2


def test_a_dry_run_holds_no_number_against_anybody(body: Organisation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL archive.uncounted = 'yes'")
    mention(an_article(text=TEXT), "青禾公司", body)
    assert held(body) == 0


def changes(random: Random) -> list[Callable[[], object]]:
    """What people and programs do to rows, each to some of them."""
    articles, bodies = (
        list(Article.objects.filter(batch__name="cast")),
        list(Organisation.objects.filter(slug__startswith="b")),
    )
    some = random.choice
    day = date(random.choice([2020, 2021]), random.randint(1, 3), 1)
    return [
        lambda: Mention.objects.bulk_create(
            [
                Mention(article=article, start=n, end=n + 1, surface="x", organisation=some(bodies))
                for article in random.sample(articles, 2)
                for n in {random.randint(0, 9), random.randint(0, 9)}
            ],
            ignore_conflicts=True,
        ),
        lambda: Mention.objects.filter(organisation=some(bodies)).update(status=some(["rejected", "confirmed"])),
        lambda: Mention.objects.filter(article=some(articles), start__lt=random.randint(0, 9)).delete(),
        lambda: Article.objects.filter(pk__in=[some(articles).pk, some(articles).pk]).update(
            status=some(["draft", "published"])
        ),
        lambda: Article.objects.filter(pk=some(articles).pk).update(
            published_first=day, published_last=date(2021, 4, 2), published_edtf="x", published_basis="stated"
        ),
        lambda: some(articles).outlets.set(Outlet.objects.order_by("?")[: random.randint(0, 2)]),
        lambda: ArticleTag.objects.get_or_create(article=some(articles), tag=Tag.objects.order_by("?")[0]),
        lambda: ArticleTag.objects.filter(article=some(articles)).delete(),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_numbers_are_right_after_any_changes(seed: int) -> None:
    random = Random(seed)
    for n in range(4):
        an_article(text="0123456789甲乙丙丁", on=date(2021, 1, 1), outlets=(f"{n}报",))
        an_organisation(f"{n}公司", slug=f"b{n}")
        Tag.objects.create(name=f"{n}标签")
    for _ in range(40):
        random.choice(changes(random))()
    assert_they_agree()
    Organisation.objects.filter(slug="b1").delete()
    Tag.objects.filter(key="1标签").delete()
    Article.objects.filter(batch__name="cast")[0].delete()
    assert_they_agree()
