"""Batches listed, compared and undone."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.curating.batches import NoSuchBatch, batch_called, differences, shared_originals
from articles.curating.handiwork import REREAD, touched_by_a_person
from articles.curating.purging import purge
from articles.models import Article, ArticleTag, Batch, Mention, Organisation, Original, Outlet, Tag
from search.models import Mark
from tests.cast import a_region, an_article
from tests.importing.files import NEWS, imported, write, write_several

pytestmark = pytest.mark.django_db


def said(*words: str, **choices: object) -> str:
    out = StringIO()
    call_command("batches", *words, stdout=out, **choices)
    return out.getvalue()


def touched(article: Article) -> bool:
    return Article.objects.filter(touched_by_a_person(), pk=article.pk).exists()


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("curator")


@pytest.fixture
def article() -> Article:
    return an_article(regions=(a_region("某区"),))


def test_what_only_programs_made_is_untouched(article: Article) -> None:
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="某主题"), rule="import")
    assert not touched(article)


def test_a_decided_field_is_a_persons_work(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(locked=["section"])
    assert touched(article)


def test_an_edit_is_a_persons_work_even_after_the_person_has_gone(article: Article) -> None:
    article.section = "要闻"
    article.save()
    assert touched(article)


def test_a_reading_is_no_persons_work(article: Article) -> None:
    Article.history.bulk_history_create([article], update=True, default_change_reason=f"{REREAD} 3")
    assert not touched(article)


@pytest.mark.parametrize("status", ["confirmed", "rejected"])
def test_a_judged_mention_is_a_persons_work(article: Article, status: str) -> None:
    article.mentions.update(status=status)
    assert touched(article)


def test_a_tag_given_by_hand_is_a_persons_work(article: Article, person: User) -> None:
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="某主题"), person=person)
    assert touched(article)


def test_a_withdrawn_article_is_a_persons_work(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    assert touched(article)


def test_a_batch_goes_by_its_name_or_its_number() -> None:
    batch = Batch.objects.create(name="五月")
    assert batch_called("五月") == batch_called(str(batch.pk)) == batch


def test_of_two_batches_of_one_name_a_number_must_choose() -> None:
    twins = [Batch.objects.create(name="五月"), Batch.objects.create(name="五月")]
    with pytest.raises(NoSuchBatch, match=f"{twins[0].pk}, {twins[1].pk}"):
        batch_called("五月")


def test_a_batch_that_does_not_exist_is_one_sentence() -> None:
    with pytest.raises(CommandError, match="no batch 六月"):
        said("show", "六月")


def test_a_batch_is_listed_with_its_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    imported(tmp_path, "五月")
    assert "五月: 1 imported, 1 refused" in said("list")
    assert [line.split()[0] for line in said("show", "五月").splitlines()[1:]] == ["imported", "refused"]


def test_two_batches_differ_in_what_came_not_in_what_was_new(tmp_path: Path) -> None:
    write_several(tmp_path, 3)
    imported(tmp_path, "first")
    write(tmp_path, "0001.txt", NEWS.replace("推进会", "现场会"))
    (tmp_path / "0002.txt").unlink()
    write(tmp_path, "new.txt", NEWS.replace("推进会", "座谈会"))
    imported(tmp_path, "second")
    first, second = batch_called("first"), batch_called("second")
    told = [(each.kind, Path(each.name).name) for each in differences(first, second)]
    assert told == [("changed", "0001.txt"), ("only in the first", "0002.txt"), ("only in the second", "new.txt")]
    assert shared_originals(first, second) == 1


def everything() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Article, Original, Outlet, Tag, Batch, Mention)}


def test_a_purge_brings_back_the_state_before(tmp_path: Path) -> None:
    before = everything()
    imported(write_several(tmp_path, 5), "五月", subjects=["某主题"])
    Mark.objects.all().delete()
    assert purge(batch_called("五月")) == 5
    assert everything() == before
    assert Mark.objects.values("identifier").distinct().count() == 5


def test_a_purge_keeps_and_names_what_a_person_has_worked_on(tmp_path: Path) -> None:
    imported(write_several(tmp_path, 3), "五月")
    kept = Article.objects.filter(batch__name="五月").order_by("pk")[1]
    Article.objects.filter(pk=kept.pk).update(locked=["section"])
    assert kept.identifier in said("purge", "五月", yes=True)
    assert list(Article.objects.filter(batch__name="五月")) == [kept]
    assert [arrival.identifier for arrival in batch_called("五月").arrivals.all()] == [kept.identifier]


def test_what_two_batches_named_goes_with_the_last_of_them(tmp_path: Path) -> None:
    bodies = Organisation.objects.count()
    for name in ("五月", "六月"):
        imported(write(tmp_path, f"{name}.txt", f"{NEWS}{name}，望城区教育局召开会议。"), name)
    assert Organisation.objects.get(name__endswith="望城区教育局").mentions.count() == 2
    purge(batch_called("五月"))
    purge(batch_called("六月"))
    assert Organisation.objects.count() == bodies


def test_a_purge_of_more_articles_costs_no_more_queries(tmp_path: Path) -> None:
    costs = []
    for number in (3, 30):
        (folder := tmp_path / str(number)).mkdir()
        imported(write_several(folder, number), f"{number}")
        with CaptureQueriesContext(connection) as queries:
            assert purge(batch_called(f"{number}")) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_article_that_is_purged_leaves_a_last_version(tmp_path: Path) -> None:
    imported(write(tmp_path, "a.txt"), "五月")
    key = Article.objects.get(batch__name="五月").pk
    purge(batch_called("五月"))
    assert list(Article.history.filter(id=key).values_list("history_type", flat=True)) == ["-", "+"]


def test_an_outlet_that_a_person_entered_outlives_the_purge(tmp_path: Path, person: User) -> None:
    outlet = Outlet(name="望城发布")
    outlet._history_user = person  # type: ignore[attr-defined]
    outlet.save()
    imported(write(tmp_path, "a.txt"), "五月")
    purge(batch_called("五月"))
    assert Outlet.objects.filter(pk=outlet.pk).exists()


def test_a_purge_that_was_interrupted_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(write_several(tmp_path, 5), "五月")
    monkeypatch.setattr("articles.curating.purging.TOGETHER", 2)
    monkeypatch.setattr("articles.curating.purging.forget_lonely_families", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        purge(batch_called("五月"))
    monkeypatch.undo()
    purge(batch_called("五月"))
    assert not Batch.objects.filter(name="五月").exists()


def test_a_dry_purge_changes_nothing(tmp_path: Path) -> None:
    imported(write_several(tmp_path, 2), "五月")
    before = everything()
    assert "2 articles of 五月 go, 0 stay" in said("purge", "五月", dry_run=True)
    assert everything() == before


def test_nothing_is_purged_where_nobody_can_be_asked(tmp_path: Path) -> None:
    imported(write_several(tmp_path, 2), "五月")
    with pytest.raises(CommandError, match="--yes"):
        said("purge", "五月")
    assert Article.objects.filter(batch__name="五月").count() == 2
