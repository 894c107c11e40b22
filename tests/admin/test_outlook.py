"""What would change: seen before it is done."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.curating.outlook import outlook
from articles.models import Article, Mention, Region, RegionAlias
from tests.cast import an_organisation
from tests.importing.files import imported, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (arrival,) = imported(write(tmp_path, "a.txt"))
    return Article.objects.get(identifier=arrival.identifier)


@pytest.fixture
def region(article: Article) -> Region:
    """One that the article names."""
    mention: Mention = article.mentions.exclude(region=None).earliest("start")
    assert mention.region is not None
    return mention.region


def page_of(row: Region) -> str:
    return reverse("admin:articles_region_outlook", args=[row.pk])


def test_a_name_that_nothing_was_done_about_changes_nothing(admin_client: Client, region: Region) -> None:
    context = admin_client.get(page_of(region)).context
    assert (context["outlook"].holding >= 1, context["rows"]) == (True, [])


def test_what_an_article_would_gain_is_shown_and_not_written(
    admin_client: Client, article: Article, region: Region
) -> None:
    Mention.objects.filter(region=region).delete()
    rows = admin_client.get(page_of(region)).context["rows"]
    assert any(row["article"] == article and row["gained"] for row in rows)
    assert not Mention.objects.filter(region=region).exists()


def test_other_names_are_looked_for_as_well(region: Region) -> None:
    name = Article.objects.filter(batch__name="batch").get().text.strip()[:4]
    region.name = "没有这样的名"
    assert outlook([region.name]).holding == 0
    RegionAlias.objects.create(region=region, name=name)
    assert outlook([region.name, *region.aliases.values_list("name", flat=True)]).holding == 1


@pytest.mark.parametrize("kind", ["organisation", "region"])
def test_the_page_of_a_row_leads_to_its_outlook(admin_client: Client, region: Region, kind: str) -> None:
    pk = {"organisation": an_organisation("青禾公司").pk, "region": region.pk}[kind]
    address = reverse(f"admin:articles_{kind}_outlook", args=[pk])
    page = admin_client.get(reverse(f"admin:articles_{kind}_change", args=[pk])).content.decode()
    assert address in page
    assert admin_client.get(address).status_code == 200


def test_who_may_not_change_a_row_gets_no_outlook(client: Client, region: Region) -> None:
    visitor = User.objects.create_user("visitor", is_staff=True)
    visitor.user_permissions.set(Permission.objects.filter(codename="view_region"))
    client.force_login(visitor)
    assert client.get(page_of(region)).status_code == 403
