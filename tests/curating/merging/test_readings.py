"""What was merged away is not made anew: by no import and by no other reading."""

from pathlib import Path

import pytest

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import undo
from articles.importing.batch_tags import tag_named
from articles.importing.saving import Received, save_records
from articles.importing.subjects import Subjects
from articles.models import Article, Organisation, Outlet, Tag
from articles.reading.record import Record
from articles.rereading.rereader import reread
from tests.cast import a_batch, a_region, an_organisation
from tests.importing.files import imported, write
from tests.records import a_body, a_record

pytestmark = pytest.mark.django_db

PRINTED = "花猪账本摆上桌\n2021-05-02 来源：甲区日报\n\n合作社把花猪账本摆上桌，谁家养了几头，一笔一笔都写着。"
AGAIN = "花猪卖得好\n2021-05-03 来源：甲区日报\n\n合作社说，花猪卖得比去年好，账本上写得清清楚楚。"


def naming(name: str, region: str | None) -> Record:
    text = f"今天，{name}开门了。"
    return a_record(text, organisations=(a_body(text, name, region=region),))


def saved(record: Record, subjects: Subjects) -> Article:
    (article,) = save_records([Received(record.text.encode(), record, {})], a_batch(), subjects)
    return article


@pytest.mark.parametrize("name", ["青禾公司", "青禾厂"])
def test_a_body_that_was_merged_is_met_as_what_it_became(name: str) -> None:
    here, there = a_region("甲县"), a_region("乙县")
    gone, stays = an_organisation("青禾公司", here, aliases=["青禾厂"]), an_organisation("青禾集团", there)
    merge(KINDS["organisation"], [gone.pk, stays.pk], stays.pk, {"region": stays.pk})
    article = saved(naming(name, here.slug), Subjects({here.slug: here.pk}))
    assert article.mentions.get().organisation == stays
    assert not Organisation.objects.filter(name=name).exists()


def test_a_body_of_the_same_name_elsewhere_is_another() -> None:
    here, there = a_region("甲县"), a_region("乙县")
    gone, stays = an_organisation("青禾公司", here), an_organisation("青禾集团", here)
    merge(KINDS["organisation"], [gone.pk, stays.pk], stays.pk, {})
    article = saved(naming("青禾公司", there.slug), Subjects({there.slug: there.pk}))
    assert article.mentions.get().organisation not in (gone, stays)


def test_a_body_that_was_restored_is_met_again() -> None:
    region = a_region("甲县")
    gone, stays = an_organisation("青禾公司", region), an_organisation("青禾集团", region)
    undo(merge(KINDS["organisation"], [gone.pk, stays.pk], stays.pk, {}))
    assert (
        saved(naming("青禾公司", region.slug), Subjects({region.slug: region.pk})).mentions.get().organisation == gone
    )


def renamed(outlet: Outlet) -> Outlet:
    outlet.name = "甲区报"
    outlet.save()
    return outlet


def merged(outlet: Outlet) -> Outlet:
    stays = Outlet.objects.create(name="甲区报")
    merge(KINDS["outlet"], [outlet.pk, stays.pk], stays.pk, {})
    return stays


@pytest.mark.parametrize("become", [renamed, merged])
def test_an_outlet_is_what_it_became_in_the_next_import_and_reading(tmp_path: Path, become: object) -> None:
    imported(write(tmp_path, "a.txt", PRINTED))
    stays = become(Outlet.objects.get(name="甲区日报"))  # type: ignore[operator]
    imported(write(tmp_path, "b.txt", AGAIN))
    articles = Article.objects.filter(batch__name="batch", title__contains="花猪")
    revisions = list(reread(articles, jobs=1, write=True))
    assert [revision.changes_anything for revision in revisions] == [False, False]
    assert {outlet for article in articles for outlet in article.outlets.all()} == {stays}
    assert not Outlet.objects.filter(name="甲区日报").exists()


def test_an_article_that_prints_both_names_has_the_outlet_once(tmp_path: Path) -> None:
    gone, stays = Outlet.objects.create(name="甲区日报"), Outlet.objects.create(name="甲区报")
    merge(KINDS["outlet"], [gone.pk, stays.pk], stays.pk, {})
    article = saved(a_record("今天。", outlets=("甲区报", "甲区日报")), Subjects({}))
    assert list(article.outlets.all()) == [stays]


def test_an_import_with_the_word_of_a_merged_or_renamed_tag_gives_the_tag_of_today() -> None:
    gone, stays = Tag.objects.create(name="支部工作"), Tag.objects.create(name="支部建设")
    merge(KINDS["tag"], [gone.pk, stays.pk], stays.pk, {})
    stays.aliases.all().delete()
    assert tag_named("支部工作") == stays
    stays.name = "支部"
    stays.save()
    assert tag_named("支部建設") == stays
