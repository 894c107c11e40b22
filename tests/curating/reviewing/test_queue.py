"""The queue: what comes after what, what of it is looked at, and how far people have come."""

import pytest
from django.contrib.auth.models import User

from articles.curating.reviewing.confidence import ENOUGH, Standing, standings
from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS
from articles.curating.reviewing.queue import Queue
from articles.models import Batch, Judgement, Mention, TagSuggestion
from tests.cast import a_region, an_article, an_organisation, mention
from tests.curating.reviewing.rows import MAKERS, SENTENCE, a_rule, a_suggestion

pytestmark = pytest.mark.django_db
TAGS, BODIES = KINDS["tag"], KINDS["organisation"]


def some(number: int = 3) -> list[TagSuggestion]:
    return [a_suggestion() for _ in range(number)]


def judged_before(rule: str, confirmed: int, rejected: int) -> None:
    for status, number in ((Judgement.CONFIRMED, confirmed), (Judgement.REJECTED, rejected)):
        for _ in range(number):
            a_suggestion(rule=a_rule(rule), status=status)


def test_one_comes_after_the_other_and_before_it() -> None:
    first, second, third = some()
    queue = Queue(TAGS)
    assert [queue.next(), queue.next(first.pk), queue.next(second.pk), queue.next(third.pk)] == [
        first,
        second,
        third,
        None,
    ]
    assert [queue.before(third.pk), queue.before(first.pk)] == [second, None]


def test_names_come_in_the_order_of_the_text_article_by_article() -> None:
    Mention.objects.all().delete()
    body = an_organisation("公司")
    article, other = an_article(text="甲公司乙公司"), an_article(text="公司")
    later = mention(article, "乙公司", body)
    rows = [mention(article, "甲公司", body), later, mention(other, "公司", body)]
    queue = Queue(BODIES)
    assert [queue.next(), queue.next(rows[0].pk), queue.next(rows[1].pk)] == rows


def test_it_goes_on_behind_what_was_judged_meanwhile(admin_user: User) -> None:
    first, second, _ = some()
    judge(TAGS, TAGS.rows().filter(pk=first.pk), Judgement.REJECTED, admin_user)
    assert Queue(TAGS).next(first.pk) == second


@pytest.mark.parametrize("name", KINDS)
def test_it_is_narrowed_to_a_batch(name: str) -> None:
    row = MAKERS[name]()
    batch = Batch.objects.create(name="空的")
    assert Queue(KINDS[name], batch=batch).left() == 0
    assert row in set(Queue(KINDS[name], batch=Batch.objects.get(name="cast")).waiting())


@pytest.mark.parametrize("name", ["tag", "title"])
def test_it_is_narrowed_to_articles_about_a_region_and_what_lies_in_it(name: str) -> None:
    city = a_region("甲市", "prefecture")
    there = an_article(text=SENTENCE, regions=(a_region("乙区", under=city),))
    elsewhere = an_article(text=SENTENCE, regions=(a_region("丙市", "prefecture"),))
    a_suggestion(there), a_suggestion(elsewhere)
    articles = {getattr(row, "article", row) for row in Queue(KINDS[name], region=city).waiting()}
    assert articles == {there}


@pytest.mark.parametrize(
    ("confirmed", "rejected", "confidence"),
    [(ENOUGH, 0, "trusted"), (9, 1, "trusted"), (8, 2, "doubtful"), (ENOUGH - 1, 0, "untried"), (0, 0, "untried")],
)
def test_it_is_narrowed_by_how_often_the_rule_was_right(confirmed: int, rejected: int, confidence: str) -> None:
    judged_before("支部", confirmed, rejected)
    row = a_suggestion()
    found = {name for name in ("trusted", "doubtful", "untried") if row in Queue(TAGS, confidence=name).waiting()}
    assert found == {confidence}
    assert standings(TAGS).get("支部", Standing()) == (confirmed + rejected, confirmed)


@pytest.mark.parametrize("basis", ["inferred", "none"])
def test_dates_are_told_apart_by_where_they_come_from(basis: str) -> None:
    dated, undated = MAKERS["date"](), an_article()
    found = set(Queue(KINDS["date"], confidence=basis).waiting())
    assert found & {dated, undated} == {dated if basis == "inferred" else undated}


def test_it_says_how_much_is_done_and_left_of_what_is_looked_at(admin_user: User) -> None:
    rows = some()
    a_suggestion(an_article(text=SENTENCE, batch=Batch.objects.create(name="别的")))
    queue = Queue(TAGS, batch=Batch.objects.get(name="cast"))
    judge(TAGS, TAGS.rows().filter(pk=rows[0].pk), Judgement.CONFIRMED, admin_user)
    assert (queue.done(), queue.left()) == (1, 2)
    assert queue.counted_by_kind()["tag"] == 2


def test_nobody_waits_for_a_number_of_millions(monkeypatch: pytest.MonkeyPatch) -> None:
    some()
    for name in ("MOST_COUNTED", "MOST_BESIDE"):
        monkeypatch.setattr(f"articles.curating.reviewing.queue.{name}", 1)
    assert Queue(TAGS).left() == Queue(TAGS).counted_by_kind()["tag"] == 2
