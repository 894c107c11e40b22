"""What was said at once of many things that wait is taken back at once, but for what has been decided since."""

import pytest
from django.contrib.auth.models import User

from articles.curating.reviewing.kinds import KINDS
from articles.curating.reviewing.verdicts import deliver, take_back
from articles.models import Article, Judgement, Verdict
from search.models import Mark
from tests.curating.reviewing.rows import MAKERS

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("name", KINDS)


def columns(name: str) -> list[dict[str, object]]:
    """Of all rows of the kind, but for when they were changed."""
    rows = KINDS[name].model.objects.order_by("pk").values()
    return [{column: value for column, value in row.items() if column != "modified"} for row in rows]


@each_kind
@pytest.mark.parametrize("status", [Judgement.CONFIRMED, Judgement.REJECTED])
def test_everything_is_as_it_was(name: str, status: str, admin_user: User) -> None:
    for _ in range(3):
        MAKERS[name]()
    before, kind = columns(name), KINDS[name]
    verdict = deliver(kind, kind.rows(), status, admin_user)
    assert verdict
    assert columns(name) != before
    Mark.objects.all().delete()
    assert take_back(verdict, admin_user) == kind.rows().count() == len(verdict.rows)
    assert columns(name) == before
    assert Mark.objects.exists()
    assert not Verdict.objects.exists()


@each_kind
def test_what_somebody_has_decided_since_stays(name: str, admin_user: User) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    other = MAKERS[name]()
    verdict = deliver(kind, kind.rows(), Judgement.CONFIRMED, admin_user)
    assert verdict
    if kind.settles:
        article = Article.objects.get(pk=row.pk)
        article.section = "要闻"
        article.save()
    else:
        kind.model.objects.filter(pk=row.pk).update(person=User.objects.create_user("another"))
    assert take_back(verdict, admin_user) == len(verdict.rows) - 1
    assert not kind.rows().filter(pk=row.pk).exists()
    assert kind.rows().filter(pk=other.pk).exists()


def test_where_nothing_waits_nothing_is_said(admin_user: User) -> None:
    assert deliver(KINDS["tag"], KINDS["tag"].rows(), Judgement.CONFIRMED, admin_user) is None
    assert not Verdict.objects.exists()
