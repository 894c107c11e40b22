"""Whatever of a document changes marks its article, in the transaction of the change."""

from collections.abc import Callable
from threading import Barrier

import pytest
from django.db import transaction
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from articles.importing.reprints import forget_lonely_families, leave_families
from articles.models import Article, ArticleTag, Event, Family, Mention, Organisation, Outlet, Region, RegionAlias, Tag
from search.answering.finding import Question, find
from search.keeping import catching_up, marking
from search.keeping.generations import Generations
from search.keeping.indexing import TOGETHER
from search.keeping.marking import mark
from search.models import Mark
from search.troubles import IndexLocked
from tests.cast import a_happening, a_region, an_article, mention

Change = Callable[[Article], object]


@pytest.fixture
def article(index: Generations) -> Article:
    """With one of each of what a document may hold, and nothing owed."""
    region, body = a_region("甲市"), Organisation.objects.create(name="甲市委")
    article = an_article("标题", outlets=("甲报",), regions=(region,), family=Family.objects.create())
    Mention.objects.create(article=article, start=0, end=2, surface="全市", organisation=body)
    mention(article, "推进会", a_happening("推进会"))
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="两新"))
    Mark.objects.all().delete()
    return article


def marks() -> set[str]:
    return set(Mark.objects.values_list("identifier", flat=True))


def region_of(article: Article) -> Region:
    assert article.main_region is not None
    return article.main_region


CHANGES: dict[str, Change] = {
    "the article": lambda article: article.save(),
    "its end": lambda article: article.delete(),
    "an outlet more": lambda article: article.outlets.add(Outlet.objects.create(name="乙报")),
    "an outlet less": lambda article: article.outlets.remove(Outlet.objects.get(name="甲报")),
    "no outlet any more": lambda article: article.outlets.clear(),
    "an outlet's article more": lambda article: Outlet.objects.create(name="丙报").articles.add(article),
    "an outlet without articles": lambda article: Outlet.objects.get(name="甲报").articles.clear(),
    "an outlet's name": lambda article: Outlet.objects.get(name="甲报").save(),
    "an outlet's end": lambda article: Outlet.objects.get(name="甲报").delete(),
    "a tag more": lambda article: ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="测试")),
    "a tag less": lambda article: article.article_tags.get().delete(),
    "a tag's name": lambda article: Tag.objects.get(name="两新").save(),
    "a tag's end": lambda article: Tag.objects.get(name="两新").delete(),
    "a mention's status": lambda article: article.mentions.get(organisation__name="甲市委").save(),
    "a mention's end": lambda article: article.mentions.get(organisation__name="甲市委").delete(),
    "an organisation's name": lambda article: Organisation.objects.get(name="甲市委").save(),
    "an organisation's end": lambda article: Organisation.objects.get(name="甲市委").delete(),
    "an event's kind": lambda article: Event.objects.get(title="推进会").save(),
    "an event's end": lambda article: Event.objects.get(title="推进会").delete(),
    "its family": lambda article: leave_families([article]),
    "its family's end": lambda article: article.family and article.family.delete(),
    "a family without others": lambda article: forget_lonely_families(),
    "a region's name": lambda article: region_of(article).save(),
    "a region's end": lambda article: region_of(article).delete(),
    "another name of its region": lambda article: RegionAlias.objects.create(region=region_of(article), name="乙市"),
    "a zone over its region": lambda article: a_region("新区").covers.add(region_of(article)),
    "a zone over its region, said from below": lambda article: region_of(article).covered_by.add(a_region("新区")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_marks_its_article(article: Article, change: Change) -> None:
    identifier = article.identifier
    change(article)
    assert marks() == {identifier}


NO_CHANGES: dict[str, Callable[[], object]] = {
    "another outlet": lambda: Outlet.objects.create(name="丁报"),
    "another tag": lambda: Tag.objects.create(name="测试"),
    "another region": lambda: a_region("丙市"),
    "another event": lambda: a_happening("观摩会"),
    "another organisation": lambda: Organisation.objects.create(name="丙市委"),
}


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_no_document_holds_marks_nothing(article: Article, change: Callable[[], object]) -> None:
    change()
    assert marks() == set()


def test_giving_an_article_an_outlet_leaves_the_outlets_other_articles_alone(article: Article) -> None:
    other = an_article("别的")
    Mark.objects.all().delete()
    other.outlets.add(Outlet.objects.get(name="甲报"))
    assert marks() == {other.identifier}


def test_a_zone_that_no_longer_covers_marks_what_it_covered(article: Article) -> None:
    zone = a_region("新区")
    zone.covers.add(region_of(article))
    Mark.objects.all().delete()
    zone.covers.clear()
    assert marks() == {article.identifier}


def test_what_is_rolled_back_leaves_no_mark_and_can_be_marked_again(article: Article) -> None:
    with transaction.atomic():
        article.save()
        transaction.set_rollback(True)
    assert marks() == set()
    article.save()
    assert marks() == {article.identifier}


def test_a_transaction_is_written_once_when_it_is_kept(
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    rounds: list[int | None] = []
    monkeypatch.setattr(marking, "drain", lambda rounds, patience, seen=rounds: seen.append(rounds) or 3)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            with transaction.atomic():
                an_article()
        assert rounds == []
    assert rounds == [1]


@pytest.mark.parametrize(("marked", "times"), [(TOGETHER - 1, 0), (TOGETHER + 1, 1)])
def test_the_rest_of_a_large_change_is_written_beside_the_requests(
    index: Generations,
    marked: int,
    times: int,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    called: list[bool] = []
    monkeypatch.setattr(marking, "catch_up", lambda: called.append(True))
    with django_capture_on_commit_callbacks(execute=True):
        mark(f"{n:012x}" for n in range(marked))
    assert len(called) == times


def test_what_catches_up_writes_all_and_can_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done = Barrier(2)

    def fail_once_written() -> int:
        done.wait(10)
        raise IndexLocked

    monkeypatch.setattr(catching_up, "drain", fail_once_written)
    for _ in range(2):
        catching_up.catch_up()
        done.wait(10)
        assert catching_up._at_it.acquire(timeout=10)
        catching_up._at_it.release()


def test_a_change_is_found_as_soon_as_it_is_kept(
    article: Article, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article.title = "新标题"
        article.save()
    assert find(Question()).count == 1
    assert marks() == set()


@pytest.mark.parametrize("trouble", [IndexLocked(), OSError("disk full"), ValueError("a fault of ours")])
def test_no_change_fails_because_of_the_index(
    article: Article,
    trouble: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def fail(**_: object) -> int:
        raise trouble

    monkeypatch.setattr(marking, "drain", fail)
    with django_capture_on_commit_callbacks(execute=True):
        article.save()
    assert marks() == {article.identifier}
    told = [(record.message, record.__dict__["trouble"]) for record in caplog.records]
    assert told == [("index.not_written", type(trouble).__name__)]


def test_bulk_changes_are_marked_by_hand_in_one_query(
    index: Generations, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        mark(f"{n:012x}" for n in range(3000))
    assert Mark.objects.count() == 3000
