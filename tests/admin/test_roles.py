"""Each role sees and does at the desk what the table says: every view, every action, by address too."""

import re
from http import HTTPStatus
from itertools import count
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from articles.models import ArticleTag, Mention, Tag
from tests.admin.desk import MAKERS
from tests.admin.rights import ROLES, Line, lines, on_the_desk
from tests.cast import an_article

pytestmark = pytest.mark.django_db
LINES = lines()
VIEWS = [line for line in LINES if not line.action or line.view == "app_list"]
ACTIONS = [line for line in LINES if line not in VIEWS]
OF_ALL_STAFF = {"index", "password_change", "password_change_done", "jsi18n", "view_on_site"}
OF_ALL_ROWS = ("_changelist", "_add", "_merge", "_table", "_pairs", "_review", "_waiting")
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
WRITES = re.compile(r"(INSERT|UPDATE|DELETE)\b")
_numbers = count(1)

each_role = pytest.mark.parametrize("role", ROLES)
each_view = pytest.mark.parametrize("line", VIEWS, ids=str)
each_action = pytest.mark.parametrize("line", ACTIONS, ids=str)


def somebody(*roles: str) -> User:
    """Of the staff."""
    person = User.objects.create_user("somebody", is_staff=True)
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


@pytest.fixture
def person(role: str) -> User:
    return somebody(role)


@pytest.fixture
def desk(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def row_for(line: Line, person: User) -> Any:
    """One that is the person's own where rows are somebody's; None where the line is about no rows."""
    row: Any = line.model and MAKERS[line.model](next(_numbers))
    if hasattr(row, "owner"):
        row.owner = person
        row.save()
    return row


def address(line: Line, row: Any) -> str:
    """Of a view, for the row where it is about one."""
    if line.view == "autocomplete":
        return reverse("admin:autocomplete") + "?app_label=articles&model_name=articletag&field_name=tag"
    arguments: list[Any] = []
    if line.view == "app_list":
        arguments = [line.action]
    elif line.view == "view_on_site":
        tag = Tag.objects.create(name="测试")
        arguments = [ContentType.objects.get_for_model(tag).pk, tag.pk]
    elif row and not line.view.endswith(OF_ALL_ROWS):
        arguments = [row.pk, *([row.history.first().pk] if line.view.endswith(("_simple_history", "_restore")) else [])]
    return reverse(f"admin:{line.view}", args=arguments)


def posted(client: Client, where: str, **sent: Any) -> tuple[Any, bool]:
    """What is answered, and whether anything was written."""
    with CaptureQueriesContext(connection) as asked:
        response = client.post(where, sent)
    return response, any(WRITES.match(query["sql"]) for query in asked)


def test_the_table_names_every_view_and_action_of_the_desk_and_no_others() -> None:
    assert sorted(map(str, LINES)) == sorted(on_the_desk())


@each_view
@each_role
def test_a_view_shows_and_writes_for_whom_the_table_says(desk: Client, person: User, line: Line, role: str) -> None:
    where = address(line, row_for(line, person))
    shown = desk.get(where).status_code not in REFUSED
    response, written = posted(desk, where, post="yes")
    taken = response.status_code not in REFUSED
    expected = line.allowed[role]
    assert shown is (expected != "-")
    if expected == "do":
        assert taken
        assert written or not line.view.endswith("_delete")
    else:
        assert not written
        assert shown or not taken


@each_action
@each_role
def test_an_action_is_offered_and_done_for_whom_the_table_says(
    desk: Client, person: User, line: Line, role: str
) -> None:
    row, where = row_for(line, person), reverse(f"admin:{line.view}_changelist")
    offered = f'<option value="{line.action}">' in desk.get(where).content.decode()
    response, written = posted(desk, where, action=line.action, post="yes", **{ACTION_CHECKBOX_NAME: [row.pk]})
    if line.allowed[role] == "do":
        assert (offered, response.status_code in REFUSED) == (True, False)
    else:
        assert (offered, written) == (False, False)


@each_view
def test_who_has_no_role_gets_no_further_than_the_front_of_the_desk(client: Client, line: Line) -> None:
    person = somebody()
    client.force_login(person)
    where = address(line, row_for(line, person))
    assert (client.get(where).status_code in REFUSED) is (line.view not in OF_ALL_STAFF)
    assert not posted(client, where, post="yes")[1]


@each_view
def test_who_is_not_logged_in_is_asked_to(client: Client, line: Line) -> None:
    where = address(line, row_for(line, somebody()))
    response, written = posted(client, where, post="yes")
    assert {client.get(where)["Location"].partition("?")[0], response["Location"].partition("?")[0]} == {
        "/admin/login/"
    }
    assert not written


@each_role
def test_no_page_shows_a_way_that_is_refused(desk: Client, person: User, role: str) -> None:
    ways: dict[str, tuple[str, str]] = {}
    for line in VIEWS:
        if line.allowed[role] != "-":
            where = address(line, row_for(line, person))
            ArticleTag.objects.update(person=person)
            Mention.objects.update(person=person)
            page = desk.get(where).content.decode()
            for way in re.findall(r'href="(/admin/[^"#?]*)', page):
                # Of each kind one that no page showed before: whose way it is does not depend on how many there are.
                kind = (resolve(way).view_name, str(line))
                if way not in ways and kind not in ways.values():
                    ways[way] = kind
    assert {way: kind for way, kind in ways.items() if desk.get(way).status_code in REFUSED} == {}
    assert len(ways) > len([line for line in VIEWS if line.allowed[role] != "-"])


@pytest.mark.parametrize(("roles", "shown"), [([], False), (["curator"], True)])
def test_an_article_shows_the_way_to_its_form_to_who_may_correct_it(
    client: Client, roles: list[str], shown: bool
) -> None:
    client.force_login(somebody(*roles))
    article = an_article("测试")
    page = client.get(article.get_absolute_url()).content.decode()
    assert (reverse("admin:articles_article_change", args=[article.pk]) in page) is shown


@pytest.mark.parametrize("line", [line for line in VIEWS if re.fullmatch("[a-z]+_[a-z]+_change", line.view)], ids=str)
@each_role
def test_who_may_only_look_is_shown_no_button_to_save(desk: Client, person: User, line: Line, role: str) -> None:
    page = desk.get(address(line, row_for(line, person))).content.decode()
    assert ('name="_save"' in page) is (line.allowed[role] == "do")
