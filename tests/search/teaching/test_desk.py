"""Words at the desk: what is refused, what is foreseen, and how the index comes by them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobs.models import Job, State
from jobs.working import work
from search.engine import engine
from search.keeping.generations import Generations
from search.models import Word
from search.words import own
from tests.admin.pages import complaints, save, saved
from tests.cast import an_article

ADD, WAITING = reverse("admin:search_word_add"), reverse("admin:search_word_waiting")


@pytest.fixture(autouse=True)
def none_in_the_end() -> Iterator[None]:
    """Of a process other tests see what it reads."""
    yield
    own.read_with(())


@pytest.mark.parametrize("typed", ["双", "双 报", "双·报到", "蘑菇", "９"])
def test_what_is_no_word_or_known_is_refused(admin_client: Client, db: None, typed: str) -> None:
    assert "errorlist" in complaints(save(admin_client, ADD, word=typed))
    assert not Word.objects.exists()


def test_a_twin_in_the_other_script_is_refused(admin_client: Client, db: None) -> None:
    saved(admin_client, ADD, word="雙報到")
    assert Word.objects.own() == ("双报到",)
    assert "errorlist" in complaints(save(admin_client, ADD, word="双报到"))


def test_what_would_change_is_told_and_the_index_is_built_when_that_is_asked_for(
    admin_client: Client, index: Generations
) -> None:
    an_article("甲", "街道开展双报到工作。")
    Word.objects.create(word="双报到")
    assert WAITING in admin_client.get(reverse("admin:search_word_changelist")).content.decode()
    context: Any = admin_client.get(WAITING).context
    assert (context["words"].added, context["outlook"].otherwise) == (["双报到"], 1)
    assert engine().generations.live().own == ()
    page = admin_client.post(WAITING)
    job = Job.objects.get()
    assert page["Location"] == reverse("admin:jobs_job_change", args=[job.pk])
    work(lambda: True)
    job = Job.objects.get()
    assert (job.state, job.report["words"]) == (State.DONE, 1)
    assert engine().generations.live().own == ("双报到",)
    assert "words" in admin_client.get(WAITING).context
    assert not admin_client.get(WAITING).context["words"]


def test_without_an_index_the_page_says_so(admin_client: Client, index: Generations) -> None:
    (index.root / "current").unlink()
    assert admin_client.get(WAITING).context["trouble"].sentence
