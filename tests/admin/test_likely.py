"""Events of several articles that may be one are offered on their pages."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.curating.likely import likely_same
from articles.models import Event, Mention
from tests.cast import a_happening, a_region, an_article, an_organisation, mention

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_event_changelist")
DAY = date(1999, 5, 17)


@pytest.fixture(autouse=True)
def _none_of_the_seeds(db: None) -> None:
    Event.objects.all().delete()


def told(title: str, day: date | None = DAY, times: int = 1, **fields: object) -> Event:
    """An event that so many articles tell of."""
    event = a_happening(title, day, **fields)
    for _ in range(times):
        article = an_article(text="县里开了表彰大会。")
        mention(article, article.text, event)
    return event


def test_the_same_day_and_kindred_titles_are_offered() -> None:
    event = told("全县教育工作表彰大会")
    same, other = told("全县教育表彰大会"), told("植树")
    assert (likely_same(event), likely_same(other)) == ([same], [])


@pytest.mark.parametrize("day", [date(1999, 5, 18), None])
def test_without_a_common_day_nothing_is_offered(day: date | None) -> None:
    event = told("全县教育工作表彰大会")
    told("全县教育工作表彰大会", day)
    assert likely_same(event) == []


def test_what_one_article_tells_apart_is_not_offered() -> None:
    event, other = told("全县教育工作表彰大会"), a_happening("全县教育表彰大会", DAY)
    mention(Mention.objects.get(event=event).article, "表彰大会", other)
    assert likely_same(event) == []


def test_the_likest_comes_first() -> None:
    body, county = an_organisation("县教育局"), a_region("甲县")
    event, vague, sure = (told("教育工作表彰大会", region=r) for r in (county, None, county))
    for each in (event, sure):
        each.organisations.add(body)
    assert likely_same(event) == [sure, vague]


def test_offers_cost_the_same_however_many_there_are() -> None:
    event = told("表彰大会")
    costs = []
    for _ in range(2):
        for _ in range(3):
            told("表彰大会").organisations.add(an_organisation(f"局{Event.objects.count()}"))
        with CaptureQueriesContext(connection) as queries:
            likely_same(event)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_page_of_an_event_leads_to_where_they_are_merged(admin_client: Client) -> None:
    event, same = told("表彰大会"), told("表彰大会")
    page = admin_client.get(reverse("admin:articles_event_change", args=[event.pk])).content.decode()
    chosen = f"{LIST}?id__in={event.pk},{same.pk}"
    assert chosen in page
    assert {row.pk for row in admin_client.get(chosen).context["cl"].result_list} == {event.pk, same.pk}


@pytest.mark.parametrize(("role", "shown"), [("curator", True), ("archivist", False)])
def test_the_way_to_merging_is_shown_to_who_may_merge(client: Client, role: str, shown: bool) -> None:
    person = User.objects.create_user("somebody", is_staff=True)
    person.groups.set(Group.objects.filter(name=role))
    client.force_login(person)
    event, _same = told("全县教育工作表彰大会"), told("全县教育表彰大会")
    page = client.get(reverse("admin:articles_event_change", args=[event.pk])).content.decode()
    assert ("?id__in=" in page) is shown
