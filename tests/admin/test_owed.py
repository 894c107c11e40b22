"""While the index does not have all changes, the admin says so on every page."""

import pytest
from django.test import Client
from django.urls import reverse

from search.models import Mark


@pytest.fixture
def _owed(db: None) -> None:
    Mark.objects.all().delete()
    Mark.objects.bulk_create(Mark(identifier=f"{number:012x}") for number in range(3))


@pytest.mark.usefixtures("_owed")
@pytest.mark.parametrize("page", ["admin:index", "admin:articles_article_changelist", "admin:articles_tag_add"])
def test_staff_are_told_how_many_changes_the_index_lacks(admin_client: Client, page: str) -> None:
    assert "3 处改动尚未写入索引" in admin_client.get(reverse(page)).content.decode()


def test_nothing_is_said_where_nothing_is_owed(admin_client: Client) -> None:
    Mark.objects.all().delete()
    assert "尚未写入索引" not in admin_client.get(reverse("admin:index")).content.decode()


@pytest.mark.usefixtures("_owed")
def test_whoever_is_not_signed_in_is_not_told(client: Client) -> None:
    assert "尚未写入索引" not in client.get(reverse("admin:login")).content.decode()
