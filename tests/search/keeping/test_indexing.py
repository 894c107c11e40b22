"""What the index owes is written by one at a time, and a rebuild stands beside the live index."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from threading import Timer
from typing import Any

import psycopg
import pytest
from django.db import connection

from articles.models import Article, ArticleTag, Tag
from search.answering.filtering import Filters
from search.answering.finding import Found, Question, find
from search.engine import engine
from search.keeping import building, indexing, sole
from search.keeping.generations import Generations
from search.keeping.indexing import Differences, check, drain, rebuild
from search.keeping.marking import mark
from search.models import Mark
from search.search_indexes import ArticleIndex
from search.troubles import DocumentRefused, IndexLocked, IndexMissing, IndexUnfinished, IndexUnreadable
from tests.cast import an_article


@pytest.fixture
def another_writer(db: None) -> Iterator[psycopg.Connection]:
    """Another process, which is writing."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [sole.LOCK])
        yield other


def test_an_index_is_not_cleared_while_another_process_builds_one(
    index: Generations, another_writer: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way = index.create()
    monkeypatch.setattr(engine(), "timeout", 0)
    with pytest.raises(IndexLocked):
        engine().clear()
    assert under_way.folder.exists()
    another_writer.execute("SELECT pg_advisory_unlock(%s)", [sole.LOCK])
    engine().clear()
    assert not under_way.folder.exists()


def test_what_is_owed_is_written_and_no_longer_owed(index: Generations) -> None:
    an_article("党建")
    assert drain() > 0
    assert find(Question()).count == 1
    assert (Mark.objects.count(), drain()) == (0, 0)


def test_a_changed_article_takes_the_place_of_its_old_self(ask: Callable[..., Found]) -> None:
    article = an_article("旧题")
    assert ask("旧题").count == 1
    article.title = "新题"
    article.save()
    assert (ask("旧题").count, ask("新题").count, ask().count) == (0, 1, 1)


@pytest.mark.parametrize("leave", [Article.delete, lambda article: withdraw(article)], ids=["deleted", "withdrawn"])
def test_what_readers_may_no_longer_see_leaves(ask: Callable[..., Found], leave: Callable[[Article], object]) -> None:
    article = an_article()
    assert ask().count == 1
    leave(article)
    assert ask().count == 0


def withdraw(article: Article) -> None:
    article.status = Article.Status.WITHDRAWN
    article.save()


def test_a_round_writes_a_batch_and_the_next_goes_on(index: Generations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    for _ in range(3):
        an_article()
    assert drain(rounds=1) == 2
    assert Mark.objects.count() == 1
    drain()
    assert find(Question()).count == 3


@pytest.fixture
def many(index: Generations, monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """Articles in the index, so many that a change of all is written by several processes."""
    monkeypatch.setattr(indexing, "TOGETHER", 3)
    monkeypatch.setattr(building, "HERE", 3)
    articles = [an_article(f"第{number}期") for number in range(8)]
    drain()
    return articles


def test_many_are_written_by_several_processes_in_one_commit(index: Generations, many: list[Article]) -> None:
    tag = Tag.objects.create(name="两新")
    before = index.live().index().latest_generation()
    ArticleTag.objects.bulk_create(ArticleTag(article=article, tag=tag) for article in many[1:])
    Article.objects.filter(pk=many[0].pk).delete()
    mark(article.identifier for article in many)
    assert drain(rounds=1) == len(many) + 1
    assert find(Question(filters=Filters({"tag": ["两新"]}))).count == find(Question()).count == len(many) - 1
    assert index.live().index().latest_generation() == before + 1
    assert not check().stale


def test_many_that_are_gone_leave_the_index(index: Generations, many: list[Article]) -> None:
    Article.objects.all().delete()
    drain()
    assert find(Question()).count == 0


def test_what_a_process_that_dies_was_to_write_is_still_owed(
    index: Generations, many: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(article.identifier for article in many)
    with monkeypatch.context() as dying:
        dying.setattr(building, "_begin", partial(os._exit, 1))
        with pytest.raises(IndexUnfinished):
            drain()
    assert Mark.objects.count() == len(many)
    assert find(Question()).count == len(many)
    drain()
    assert find(Question()).count == len(many)
    assert not Mark.objects.exists()


def test_a_mark_made_while_writing_is_kept(index: Generations, monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article()
    documents = ArticleIndex.documents

    def change_meanwhile(self: ArticleIndex, articles: list[Article]) -> list[dict[str, object]]:
        made = documents(self, articles)
        Mark.objects.create(identifier=article.identifier)
        return made

    monkeypatch.setattr(ArticleIndex, "documents", change_meanwhile)
    drain(rounds=1)
    assert Mark.objects.count() == 1


def test_while_another_process_writes_the_marks_are_left_to_it(
    index: Generations, another_writer: psycopg.Connection
) -> None:
    an_article()
    assert drain() == 0
    assert Mark.objects.exists()
    with pytest.raises(IndexLocked):
        rebuild()


def test_a_change_waits_its_turn_while_another_is_written(
    index: Generations, another_writer: psycopg.Connection
) -> None:
    an_article()
    done = Timer(0.1, another_writer.close)
    done.start()
    assert drain(rounds=1, patience=30) == 1
    done.join()


def test_a_writer_looks_again_after_letting_go(index: Generations, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever came while it was writing has left a mark and gone."""
    settle, late = indexing._settle, iter([True])

    def settle_then_come_too_late(*arguments: Any) -> int:
        settled = settle(*arguments)
        if next(late, False):
            an_article("迟到")
        return settled

    monkeypatch.setattr(indexing, "_settle", settle_then_come_too_late)
    an_article("准时")
    drain()
    assert find(Question()).count == 2


def test_a_rebuild_writes_everything_and_settles_what_is_owed(index: Generations) -> None:
    an_article("党建")
    seen: list[tuple[int, int]] = []
    total = rebuild(lambda done, all_: seen.append((done, all_)))
    assert total == Article.objects.published().count() == find(Question()).count
    assert seen[-1] == (total, total)
    assert not Mark.objects.exists()
    assert not check()


def test_a_rebuild_that_fails_leaves_the_live_index_and_no_rubbish(
    index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_article()
    drain()
    monkeypatch.setattr(indexing, "_documents", lambda: iter([{"no such field": ""}]))
    with pytest.raises(DocumentRefused):
        rebuild()
    assert find(Question()).count == 1
    assert len([folder for folder in index.root.iterdir() if folder.is_dir()]) == 1


def test_a_rebuild_that_is_ended_behind_the_swap_leaves_the_new_index(
    index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: Generations) -> None:
        raise KeyboardInterrupt

    an_article()
    with monkeypatch.context() as patch:
        patch.setattr(Generations, "sweep", end)
        with pytest.raises(KeyboardInterrupt):
            rebuild()
    assert find(Question()).count == Article.objects.published().count()


def test_readers_read_the_old_index_until_the_new_one_is_whole(
    index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_article("旧")
    drain()
    counts: list[int] = []
    rebuild(lambda done, total: counts.append(find(Question()).count))
    assert set(counts) == {1}


def test_a_change_during_a_rebuild_is_in_the_new_index(index: Generations) -> None:
    an_article("一")

    def change(done: int, total: int) -> None:
        if done == total:
            an_article("二")

    rebuild(change)
    assert not check()


def test_what_is_owed_stays_owed_where_the_new_index_is_not_published(
    index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise IndexUnreadable

    drain()
    an_article("党建")
    with monkeypatch.context() as patch:
        patch.setattr(Generations, "publish", refuse)
        with pytest.raises(IndexUnreadable):
            rebuild()
    drain()
    assert find(Question()).count == 1


def test_the_check_names_what_is_missing_stale_and_too_much(index: Generations) -> None:
    rebuild()
    missing, stale, extra = an_article("缺"), an_article("旧"), an_article("多")
    Mark.objects.filter(identifier=missing.identifier).delete()
    drain()
    Article.objects.filter(pk=stale.pk).update(title="新")
    Article.objects.filter(pk=extra.pk).update(status="draft")
    assert check() == Differences([missing.identifier], [stale.identifier], [extra.identifier])


def test_the_check_names_what_is_held_twice(index: Generations) -> None:
    article = an_article()
    rebuild()
    twice = ArticleIndex().documents(ArticleIndex().rows().filter(pk=article.pk))
    index.live().replace("identifier", (), twice)
    assert check() == Differences(extra=[article.identifier])


def test_an_index_in_step_has_no_differences(index: Generations) -> None:
    rebuild()
    assert not check()


def test_without_an_index_marks_stay(db: None, index_folder: object) -> None:
    an_article()
    with pytest.raises(IndexMissing):
        drain()
    assert Mark.objects.exists()
    rebuild()
    assert engine().snapshot().count == Article.objects.published().count()


def test_the_first_articles_of_a_new_archive_make_the_index(db: None, index_folder: object) -> None:
    for article in Article.objects.all():
        article.save()
    drain()
    assert not check()
