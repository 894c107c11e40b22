"""Bodies and villages that reading suggests: confirmed, rejected, or left open again."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from articles.models import Organisation, Region
from search.models import Mark
from tests.cast import a_region, an_article, an_organisation, mention

pytestmark = pytest.mark.django_db

Row = Organisation | Region


@pytest.fixture(params=["organisation", "region"])
def row(request: pytest.FixtureRequest, db: None) -> Row:
    """Suggested, and named by one article."""
    made = a_village() if request.param == "region" else an_organisation("青禾公司")
    mention(an_article(text="青禾公司在伞铺村。"), made.name, made)
    Mark.objects.all().delete()
    return made


def a_village() -> Region:
    return a_region("伞铺村", "village", under=a_region("测试镇", "township"), status="suggested")


def list_of(model: type[Model]) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def act(client: Client, row: Row, action: str) -> None:
    client.post(list_of(type(row)), {"action": action, "_selected_action": [row.pk]})
    row.refresh_from_db()


@pytest.mark.parametrize(
    ("action", "status"), [("confirm", "confirmed"), ("reject", "rejected"), ("suggest_again", "suggested")]
)
def test_rows_are_judged_from_their_list(admin_client: Client, row: Row, action: str, status: str) -> None:
    act(admin_client, row, action)
    assert row.status == status


def test_a_judgement_is_in_the_history_with_its_person(admin_client: Client, admin_user: User, row: Row) -> None:
    act(admin_client, row, "reject")
    assert row.history.first().history_user == admin_user


def test_the_index_hears_of_a_judgement(admin_client: Client, row: Row) -> None:
    act(admin_client, row, "reject")
    assert Mark.objects.exists()


def test_who_may_only_look_judges_nothing(client: Client, row: Row) -> None:
    visitor = User.objects.create_user("visitor", is_staff=True)
    visitor.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(visitor)
    before = row.status
    act(client, row, "confirm")
    assert row.status == before


def test_the_list_counts_the_articles_that_name_a_body(admin_client: Client) -> None:
    body = an_organisation("青禾公司")
    for status in ("suggested", "rejected"):
        mention(an_article(text="青禾公司。"), "青禾公司", body, status=status)
    (row,) = admin_client.get(list_of(Organisation), {"q": "青禾公司"}).context["cl"].result_list
    assert row.articles == 1
