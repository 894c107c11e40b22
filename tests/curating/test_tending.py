"""Records by which something could be undone go when it no longer can."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.curating.tending import forget_records_of_mergers, forget_verdicts
from articles.models import Merger, Redirect, Verdict
from tests.admin.desk import a_merger

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("age", "is_kept"), [(timedelta(days=29), True), (timedelta(days=31), False)])
def test_a_merger_keeps_its_redirects_and_its_record_as_long_as_it_can_be_undone(
    admin_client: Client, age: timedelta, is_kept: bool
) -> None:
    merger = a_merger(1)
    Merger.objects.filter(pk=merger.pk).update(made=timezone.now() - age)
    forget_records_of_mergers()
    merger = Merger.objects.get(pk=merger.pk)
    assert (bool(merger.record), merger.can_be_undone) == (is_kept, is_kept)
    assert Redirect.objects.filter(merger=merger).exists()
    for view in ("change", "undo"):
        assert admin_client.get(reverse(f"admin:articles_merger_{view}", args=[merger.pk])).status_code == 200


def test_a_verdict_goes_after_a_month() -> None:
    old, recent = (Verdict.objects.create(kind="tag", status="rejected", rows=[n]) for n in range(2))
    Verdict.objects.filter(pk=old.pk).update(made=timezone.now() - timedelta(days=31))
    forget_verdicts()
    assert list(Verdict.objects.all()) == [recent]
