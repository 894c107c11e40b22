"""Several rows become one, and several again: of every kind alike."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.curating.merging.choosing import NotMerged
from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.curating.merging.undoing import undo
from articles.models import (
    ArticleTag,
    Mention,
    Mergeable,
    Merger,
    Organisation,
    Outlet,
    Redirect,
    RegionAlias,
    Tag,
    TagAlias,
)
from search.models import Mark
from tests.cast import an_article, an_organisation
from tests.curating.merging.kin import MAKERS, Kin, stands, state

pytestmark = pytest.mark.django_db


@pytest.fixture(params=MAKERS)
def kin(request: pytest.FixtureRequest) -> Kin:
    return MAKERS[request.param]()


def merged(kin: Kin, person: User | None = None) -> Merger:
    return merge(kin.kind, kin.keys, kin.keys[0], kin.chosen, person)


def test_every_kind_has_its_line() -> None:
    assert set(KINDS) == set(Mergeable.values)


def test_one_stays_and_has_the_articles_of_all(kin: Kin) -> None:
    held = set(kin.kind.articles_of(kin.keys))
    merged(kin)
    assert [stands(row) for row in kin.rows] == [True, False, False]
    assert set(kin.kind.articles_of(kin.keys[:1])) == held


def test_undone_everything_is_as_it_was(kin: Kin) -> None:
    before = state()
    merger = merged(kin)
    assert state() != before
    undo(merger)
    assert state() == before


def test_mergers_are_undone_the_last_first(kin: Kin) -> None:
    before = state()
    first = merge(kin.kind, kin.keys[1:], kin.keys[1], kin.chosen)
    second = merge(kin.kind, kin.keys[:2], kin.keys[1], kin.chosen)
    undo(second)
    undo(first)
    assert state() == before


def test_the_history_of_all_is_kept_and_says_who_did_what(kin: Kin, admin_user: User) -> None:
    undo(merged(kin, admin_user), admin_user)
    versions = kin.kind.model.history.filter(id=kin.keys[1]).order_by("history_id")
    assert [version.history_type for version in versions] == ["+", "-", "+"]
    assert [version.history_change_reason for version in versions][1:] == [
        f"merged into {kin.rows[0]}",
        "merger undone",
    ]
    assert {version.history_user for version in versions[1:]} == {admin_user}
    assert kin.kind.model.history.filter(id=kin.keys[0], history_type="~", history_user=admin_user).count() == 2


def test_the_index_hears_of_every_article_that_has_changed(kin: Kin) -> None:
    gone = set(kin.kind.articles_of(kin.keys[1:]).values_list("identifier", flat=True))
    Mark.objects.all().delete()
    merger = merged(kin)
    assert gone <= set(Mark.objects.values_list("identifier", flat=True))
    Mark.objects.all().delete()
    undo(merger)
    assert gone <= set(Mark.objects.values_list("identifier", flat=True))


def test_one_row_alone_is_not_merged(kin: Kin) -> None:
    with pytest.raises(NotMerged):
        merge(kin.kind, kin.keys[:1], kin.keys[0], kin.chosen)


@pytest.mark.parametrize("make", [MAKERS[of] for of in ("organisation", "event", "regionalias")])
def test_a_conflict_that_is_left_open_stops_the_merger_and_is_named(make: object) -> None:
    kin: Kin = make()  # type: ignore[operator]
    before = state()
    with pytest.raises(NotMerged) as told:
        merge(kin.kind, kin.keys, kin.keys[0], {})
    labels = [str(aspect.label) for aspect in kin.kind.aspects if aspect.name in kin.chosen]
    assert all(label in sentence for label, sentence in zip(labels, told.value.messages, strict=True))
    assert state() == before


def test_a_merger_costs_the_same_however_many_articles_there_are() -> None:
    costs = []
    for number in (3, 30):
        rows = [Tag.objects.create(name=f"词{number}之{n}") for n in range(2)]
        for _ in range(number):
            ArticleTag.objects.create(article=an_article(), tag=rows[1])
        with CaptureQueriesContext(connection) as queries:
            merge(KINDS["tag"], [row.pk for row in rows], rows[0].pk, {})
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_what_a_person_gave_stays_before_what_an_import_gave() -> None:
    kin = MAKERS["tag"]()
    merged(kin)
    by_hand = ArticleTag.objects.filter(tag=kin.rows[0], person__isnull=False)
    assert by_hand.count() == 1
    assert ArticleTag.objects.filter(tag=kin.rows[0]).count() == 4


def test_of_two_tellings_in_the_same_words_the_judged_one_stays() -> None:
    kin = MAKERS["organisation"]()
    merged(kin)
    assert Mention.objects.filter(organisation=kin.rows[0], surface="县委会", status="rejected").count() == 1


def test_names_become_other_words_of_a_tag() -> None:
    kin = MAKERS["tag"]()
    merged(kin)
    assert set(TagAlias.objects.filter(tag=kin.rows[0]).values_list("name", flat=True)) == {
        *("支部的建设", "支部工作", "建支部"),
    }


def test_names_become_other_names_of_a_body_and_what_was_chosen_counts() -> None:
    kin = MAKERS["organisation"]()
    merged(kin)
    body = Organisation.objects.get(pk=kin.keys[0])
    assert body.aliases == ["县党委", "县委会", "中共县委", "党委"]
    assert (body.kind, body.status, str(body.region)) == ("party", "confirmed", "甲县")


def test_what_only_one_row_knows_needs_no_choice() -> None:
    kin = MAKERS["regionalias"]()
    merged(kin)
    alias = RegionAlias.objects.get(pk=kin.keys[0])
    assert (str(alias.valid_from), str(alias.valid_to), alias.source) == ("1990-01-01", "2000-01-01", "志")


def test_a_name_that_another_row_of_the_region_has_stops_the_merger() -> None:
    kin = MAKERS["organisation"]()
    an_organisation("县委", kin.rows[1].region)
    before = state()
    with pytest.raises(NotMerged):
        merged(kin)
    assert state() == before


def test_addresses_lead_through_several_mergers() -> None:
    kin = MAKERS["outlet"]()
    merge(kin.kind, kin.keys[1:], kin.keys[1], {})
    merge(kin.kind, kin.keys[:2], kin.keys[0], {})
    for name in ("甲日报", "甲县报"):
        assert Redirect.objects.successor(Outlet, name) == kin.rows[0]
