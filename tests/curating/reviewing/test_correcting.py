"""What a person puts in place of a suggestion stays, and the suggestion does not come again."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from articles.curating.reviewing.correcting import correct
from articles.curating.reviewing.kinds import KINDS
from articles.models import Mention, Tag
from articles.reading.dates.extents import extent
from tests.cast import an_article, an_organisation
from tests.curating.reviewing.rows import MAKERS, a_suggestion

pytestmark = pytest.mark.django_db


def test_words_are_led_to_another_body(admin_user: User) -> None:
    wrong, right = MAKERS["organisation"](), an_organisation("青禾合作社")
    correct(KINDS["organisation"], wrong, right, admin_user)
    judged = Mention.objects.filter(article=wrong.article).values_list("organisation", "status", "surface", "person")
    assert set(judged) == {
        (wrong.organisation_id, "rejected", "青禾公司", admin_user.pk),
        (right.pk, "confirmed", "青禾公司", admin_user.pk),
    }


def test_whoever_corrects_to_what_is_suggested_confirms_it(admin_user: User) -> None:
    row = MAKERS["organisation"]()
    correct(KINDS["organisation"], row, row.organisation, admin_user)
    assert Mention.objects.get(article=row.article).status == "confirmed"


def test_another_tag_is_given_by_hand(admin_user: User) -> None:
    suggestion, right = a_suggestion(), Tag.objects.create(name="主题党日")
    correct(KINDS["tag"], suggestion, right, admin_user)
    suggestion.refresh_from_db()
    given = suggestion.article.article_tags.get()
    assert (suggestion.status, given.tag, given.person, given.rule) == ("rejected", right, admin_user, "")


@pytest.mark.parametrize(
    ("written", "last", "precision"),
    [("2021-05", date(2021, 5, 31), "month"), ("2021-05-01/2021-05-03", date(2021, 5, 3), "interval")],
)
def test_a_date_is_typed_and_locked(written: str, last: date, precision: str, admin_user: User) -> None:
    article = an_article("标题")
    correct(KINDS["date"], article, extent(written), admin_user)
    article.refresh_from_db()
    assert (article.published_edtf, article.published_first, article.published_last) == (
        written,
        date(2021, 5, 1),
        last,
    )
    assert (article.published_precision, article.published_basis) == (precision, "inferred")
    assert "published_edtf" in article.locked


@pytest.mark.parametrize("typed", ["伞铺村支部大会", "[伞铺村支部大会]"])
def test_a_supplied_title_stands_in_brackets_and_is_locked(typed: str, admin_user: User) -> None:
    article = an_article()
    correct(KINDS["title"], article, typed, admin_user)
    article.refresh_from_db()
    assert (article.title, article.title_supplied, article.locked) == (
        "",
        "[伞铺村支部大会]",
        ["title", "title_supplied"],
    )
