"""Events of several articles that are one: offered, and merged by a person."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.curating.happenings import merge, most_told
from articles.curating.likely import likely_same
from articles.models import Event, Mention
from search.models import Mark
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


def act(client: Client, *events: Event, **more: str) -> object:
    return client.post(LIST, {"action": "merge", "_selected_action": [event.pk for event in events], **more})


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


def test_nothing_is_merged_before_somebody_agreed(admin_client: Client) -> None:
    few, many = told("表彰会"), told("表彰大会", times=2)
    response = act(admin_client, few, many)
    assert response.context["into"] == many  # type: ignore[attr-defined]
    assert Event.objects.count() == 2
    act(admin_client, few, many, agreed="yes")
    assert Event.objects.get() == many


def test_mentions_and_bodies_become_those_of_the_event_that_stays() -> None:
    few, many = told("表彰会"), told("表彰大会", times=2)
    bodies = an_organisation("甲局"), an_organisation("乙局")
    few.organisations.add(bodies[0])
    many.organisations.add(bodies[1])
    merge([few], into=most_told([few, many]))
    assert (many.mentions.count(), set(many.organisations.all())) == (3, set(bodies))


def test_the_history_says_what_became_of_it(admin_client: Client, admin_user: User) -> None:
    few, many = told("表彰会"), told("表彰大会", times=2)
    act(admin_client, few, many, agreed="yes")
    (gone,) = Event.history.filter(slug=few.slug, history_type="-")
    assert (gone.history_change_reason, gone.history_user) == (f"merged into {many.slug}", admin_user)
    assert few.slug in str(many.history.first().history_change_reason)


@pytest.mark.parametrize(("here", "there"), [("rejected", "suggested"), ("suggested", "rejected")])
def test_of_two_tellings_in_the_same_words_the_judged_one_stays(here: str, there: str) -> None:
    event, other, article = a_happening("表彰会"), a_happening("表彰大会"), an_article(text="开了表彰大会。")
    mention(article, article.text, event, status=here)
    mention(article, article.text, other, status=there)
    merge([other], into=event)
    assert [each.status for each in event.mentions.all()] == ["rejected"]


def test_the_index_hears_of_the_articles_whose_event_went() -> None:
    few, many = told("表彰会"), told("表彰大会", times=2)
    gone = set(few.mentions.values_list("article__identifier", flat=True))
    Mark.objects.all().delete()
    merge([few], into=many)
    assert gone <= set(Mark.objects.values_list("identifier", flat=True))


def test_one_event_alone_is_not_merged(admin_client: Client) -> None:
    event = told("表彰会")
    act(admin_client, event, agreed="yes")
    assert Event.objects.get() == event


def test_who_may_not_delete_events_may_not_merge_them(client: Client) -> None:
    curator = User.objects.create_user("curator", is_staff=True)
    curator.user_permissions.set(Permission.objects.filter(codename__in=["view_event", "change_event"]))
    client.force_login(curator)
    act(client, told("表彰会"), told("表彰大会"), agreed="yes")
    assert Event.objects.count() == 2
