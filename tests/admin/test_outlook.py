"""What would change: seen before it is done."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.curating.outlook import outlook
from articles.models import Article, Mention, Region, RegionAlias
from jobs.models import Job
from jobs.working import work as do_all
from search.models import Mark
from tests.admin.pages import saved
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


def ask(client: Client, region: Region, work: str) -> dict[str, Any]:
    """What the job came to that the page leads to."""
    page = client.post(page_of(region), {"work": work})
    job = Job.objects.get()
    assert page["Location"] == reverse("admin:jobs_job_change", args=[job.pk])
    do_all(lambda: True)
    report: dict[str, Any] = Job.objects.get().report
    return report


def test_what_would_change_is_counted_in_all_and_nothing_is_written(
    admin_client: Client, article: Article, region: Region
) -> None:
    Mention.objects.filter(region=region, article=article).delete()
    report = ask(admin_client, region, "count")
    assert article.identifier in report["some"]
    assert not article.mentions.filter(region=region).exists()


def test_articles_are_read_again_when_that_is_asked_for(admin_client: Client, article: Article, region: Region) -> None:
    Mention.objects.filter(region=region, article=article).delete()
    Mark.objects.all().delete()
    assert article.identifier in ask(admin_client, region, "write")["some"]
    assert article.mentions.filter(region=region).exists()
    assert Mark.objects.filter(identifier=article.identifier).exists()


def test_a_phrase_that_names_nothing_takes_its_mentions_away(
    admin_client: Client, article: Article, region: Region
) -> None:
    surfaces = set(article.mentions.filter(region=region).values_list("surface", flat=True))
    for words in surfaces:
        saved(admin_client, reverse("admin:articles_misnomer_add"), words=words, subject="region")
    ask(admin_client, region, "write")
    assert not article.mentions.filter(region=region).exists()


def test_a_saved_row_leads_to_what_would_change(admin_client: Client, region: Region) -> None:
    saved(admin_client, reverse("admin:articles_region_change", args=[region.pk]), name="改名区")
    assert page_of(region) in admin_client.get(reverse("admin:articles_region_changelist")).content.decode()


def test_who_may_not_change_a_row_gets_no_outlook(client: Client, region: Region) -> None:
    visitor = User.objects.create_user("visitor", is_staff=True)
    visitor.user_permissions.set(Permission.objects.filter(codename="view_region"))
    client.force_login(visitor)
    assert client.get(page_of(region)).status_code == 403
