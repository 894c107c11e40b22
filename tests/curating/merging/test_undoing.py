"""What has changed between a merger and its undoing is said, and nothing that a person decided since is lost."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import NotUndone, outlook, undo
from articles.models import Article, ArticleTag, Mention, Merger, Organisation, Tag, TagAlias
from tests.cast import an_article, an_organisation, mention
from tests.curating.merging.kin import Kin, organisations, stands, state, tags

pytestmark = pytest.mark.django_db


def merged(kin: Kin) -> Merger:
    return merge(kin.kind, kin.keys, kin.keys[0], kin.chosen)


def tagged(tag: Tag) -> set[Article]:
    return set(Article.objects.filter(tags=tag))


def assert_obstacle(merger: Merger, words: str) -> None:
    """It is foretold, and when it is tried all the same nothing changes."""
    before = state()
    assert words in " ".join(outlook(merger).obstacles)
    with pytest.raises(NotUndone, match=words):
        undo(merger)
    assert state() == before


def test_a_look_at_an_undoing_changes_nothing() -> None:
    merger = merged(organisations())
    before = state()
    found = outlook(merger)
    assert (found.obstacles, found.changes, state()) == ([], [], before)


def test_an_article_tagged_since_stays_with_the_tag_that_stayed() -> None:
    kin, article = tags(), an_article()
    merger = merged(kin)
    ArticleTag.objects.create(article=article, tag_id=kin.keys[0])
    assert len(outlook(merger).changes) == 1
    undo(merger)
    assert article in tagged(kin.rows[0])
    assert article not in tagged(kin.rows[1]) | tagged(kin.rows[2])


def test_a_tag_taken_from_an_article_since_does_not_come_back() -> None:
    kin = tags()
    twice, moved = (Article.objects.filter(tags=one).get(tags=kin.rows[1]) for one in (kin.rows[0], kin.rows[2]))
    merger = merged(kin)
    ArticleTag.objects.filter(tag=kin.rows[0], article__in=[twice, moved]).delete()
    assert len(outlook(merger).changes) == 2
    undo(merger)
    assert not twice.tags.exists()
    assert not moved.tags.exists()


def test_an_article_that_has_gone_since_is_no_obstacle() -> None:
    kin = tags()
    merger = merged(kin)
    Article.objects.filter(tags=kin.rows[0]).delete()
    undo(merger)
    assert [stands(row) for row in kin.rows] == [True, True, True]


def test_names_given_since_stay_and_those_of_the_merger_go() -> None:
    kin = organisations()
    merger = merged(kin)
    body = Organisation.objects.get(pk=kin.keys[0])
    body.aliases = [*body.aliases, "县里"]
    body.save()
    undo(merger)
    assert Organisation.objects.get(pk=kin.keys[0]).aliases == ["县党委", "县里"]


def test_what_a_person_changed_since_stays_and_is_said() -> None:
    kin = organisations()
    merger = merged(kin)
    Organisation.objects.filter(pk=kin.keys[0]).update(kind="team")
    assert len(outlook(merger).changes) == 1
    undo(merger)
    body = Organisation.objects.get(pk=kin.keys[0])
    assert (body.kind, body.region) == ("team", None)


def test_mentions_that_were_read_anew_stay_where_they_are_and_it_is_said() -> None:
    kin = organisations()
    merger = merged(kin)
    moved = Mention.objects.filter(organisation=kin.rows[0], surface="中共县委").first()
    assert moved is not None
    Mention.objects.filter(pk=moved.pk).delete()
    mention(moved.article, "中共县委", kin.rows[0])
    assert len(outlook(merger).changes) == 3
    undo(merger)
    assert Mention.objects.get(article=moved.article, surface="中共县委", organisation=kin.rows[0])


def test_a_person_who_has_gone_is_put_down_no_more() -> None:
    kin = tags()
    merger = merged(kin)
    User.objects.all().delete()
    undo(merger)
    assert not ArticleTag.objects.exclude(person=None).exists()


def test_a_name_that_another_tag_bears_now_is_an_obstacle() -> None:
    kin = tags()
    merger = merged(kin)
    TagAlias.objects.get(name="支部工作").delete()
    Tag.objects.create(name="支部工作")
    assert_obstacle(merger, "支部工作")


def test_a_word_that_leads_elsewhere_now_is_an_obstacle() -> None:
    kin = tags()
    merger = merged(kin)
    TagAlias.objects.get(name="支部工作").delete()
    TagAlias.objects.create(name="支部工作", tag=Tag.objects.create(name="堡垒"))
    assert_obstacle(merger, "堡垒")


def test_a_body_of_the_same_name_and_region_is_an_obstacle() -> None:
    kin = organisations()
    merger = merged(kin)
    an_organisation("县委会", kin.rows[1].region)
    assert_obstacle(merger, "县委会")


@pytest.mark.parametrize("into", [0, 1])
def test_a_later_merger_is_to_be_undone_first(into: int) -> None:
    kin, later = tags(), Tag.objects.create(name="堡垒")
    merger = merged(kin)
    pair = [kin.keys[0], later.pk]
    last = merge(kin.kind, pair, pair[into], {})
    assert_obstacle(merger, "堡垒")
    undo(last)
    undo(merger)


def test_what_stayed_and_was_deleted_since_is_an_obstacle() -> None:
    kin = tags()
    merger = merged(kin)
    Tag.objects.get(pk=kin.keys[0]).delete()
    assert_obstacle(merger, "支部建设")


def test_nothing_is_undone_twice_or_after_thirty_days() -> None:
    kin = tags()
    merger = merged(kin)
    Merger.objects.update(made=merger.made - timedelta(days=31))
    merger.refresh_from_db()
    assert_obstacle(merger, "30")
    Merger.objects.update(made=merger.made + timedelta(days=31))
    merger.refresh_from_db()
    undo(merger)
    with pytest.raises(NotUndone):
        undo(merger)
