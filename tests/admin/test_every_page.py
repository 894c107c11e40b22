"""Every page of the admin answers, costs the same however long its list, and keeps the content security policy."""

import re
from functools import partial
from http import HTTPStatus
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Arrival,
    Article,
    Batch,
    Event,
    Family,
    Holding,
    LikenessKey,
    Mention,
    Merger,
    Misnomer,
    Occasion,
    Organisation,
    Original,
    Outlet,
    Redirect,
    Region,
    Register,
    Repair,
    Tag,
    TaggingRule,
    TagSuggestion,
    Verdict,
)
from jobs.models import Job
from search.models import Mark, SavedSearch
from tests.admin.desk import KEPT_ON_ANOTHER_PAGE, MAKERS

pytestmark = pytest.mark.django_db
each_model = pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)

# Refused on purpose: rows that only the program makes, and evidence that stays as long as what it belongs to.
NEVER_ADDED = {
    Arrival,
    Article,
    Batch,
    Family,
    Job,
    Mention,
    Merger,
    Original,
    Repair,
    Mark,
    SavedSearch,
    AccessAttempt,
}
# Means to an end that say nothing to a person.
NEVER_SHOWN = {Holding, LikenessKey, Occasion, Redirect, Register, TagSuggestion, Verdict}
NEVER_DELETED = {Arrival, Family, Job, Mention, Merger, Misnomer, Repair, TaggingRule, Mark}


def address(model: type[Model], view: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def expected(refused: bool) -> HTTPStatus:
    return HTTPStatus.FORBIDDEN if refused else HTTPStatus.OK


def test_every_model_of_ours_is_kept_on_a_page() -> None:
    kept = set(admin.site._registry) | KEPT_ON_ANOTHER_PAGE | NEVER_SHOWN
    ours = [model for app in ("articles", "jobs", "search") for model in apps.get_app_config(app).get_models()]
    assert [model for model in ours if model not in kept and not model.__name__.startswith("Historical")] == []


def test_what_has_no_page_of_its_own_stands_on_another() -> None:
    inlines = {inline.model for model_admin in admin.site._registry.values() for inline in model_admin.inlines}
    assert inlines >= KEPT_ON_ANOTHER_PAGE


@each_model
def test_the_list_answers(admin_client: Client, model: type[Model]) -> None:
    MAKERS[model](1)
    assert admin_client.get(address(model, "changelist")).status_code == HTTPStatus.OK


@each_model
def test_the_list_can_be_searched(admin_client: Client, model: type[Model]) -> None:
    MAKERS[model](1)
    assert admin_client.get(address(model, "changelist"), {"q": "测试"}).status_code == HTTPStatus.OK


@each_model
def test_the_page_for_adding_answers(admin_client: Client, model: type[Model]) -> None:
    assert admin_client.get(address(model, "add")).status_code == expected(model in NEVER_ADDED)


@each_model
@pytest.mark.parametrize("view", ["change", "history"])
def test_the_page_of_a_row_answers(admin_client: Client, model: type[Model], view: str) -> None:
    row = MAKERS[model](1)
    assert admin_client.get(address(model, view, row.pk)).status_code == HTTPStatus.OK


@each_model
def test_the_page_for_deleting_answers(admin_client: Client, model: type[Model]) -> None:
    row = MAKERS[model](1)
    assert admin_client.get(address(model, "delete", row.pk)).status_code == expected(model in NEVER_DELETED)


@pytest.mark.parametrize("model", [Article, Event, Organisation, Outlet, Region, Tag])
def test_a_former_version_can_be_read_but_not_put_back(admin_client: Client, model: type[Model]) -> None:
    row: Any = MAKERS[model](1)
    version = address(model, "simple_history", row.pk, row.history.first().pk)
    assert admin_client.get(version).status_code == HTTPStatus.OK
    assert admin_client.post(version).status_code == HTTPStatus.FORBIDDEN


@each_model
def test_a_long_list_costs_no_more_queries_than_a_short_one(admin_client: Client, model: type[Model]) -> None:
    look = partial(admin_client.get, address(model, "changelist"))
    for number in range(3):
        MAKERS[model](number)
    look()  # fills the caches of content types and permissions
    with CaptureQueriesContext(
        connection,
    ) as few:
        look()
    for number in range(3, 30):
        MAKERS[model](number)
    with CaptureQueriesContext(connection) as many:
        look()
    assert len(many) == len(few)


@each_model
@pytest.mark.parametrize("view", ["changelist", "change"])
def test_no_page_carries_a_script_or_a_style_of_its_own(admin_client: Client, model: type[Model], view: str) -> None:
    row = MAKERS[model](1)
    response = admin_client.get(address(model, view, *([row.pk] if view == "change" else [])))
    inline = r"<script(?![^>]*\b(?:src=|type=\"application/json\"))|<style|\sstyle=|\son[a-z]+=|javascript:"
    assert re.findall(inline, response.content.decode()) == []
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
