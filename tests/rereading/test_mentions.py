"""What becomes of bodies and events when their article is read again."""

from datetime import date

import pytest

from articles.importing.saving import Received, save_mentions, save_records
from articles.importing.subjects import Subjects
from articles.importing.suggestions import suggested_by
from articles.models import Article, Event, Mention, Organisation
from articles.reading.record import EventFound, OrganisationFound
from articles.rereading.mentions import MentionPlan, planned, standing_mentions
from articles.rereading.spans import Moving
from tests.cast import a_batch, an_article
from tests.records import a_body, a_record, an_event

pytestmark = pytest.mark.django_db

TEXT = "5月17日，青禾公司召开代表大会。"
MEETING = an_event(TEXT, "召开代表大会")
COMPANY = a_body(TEXT, "青禾公司")


@pytest.fixture(autouse=True)
def nothing_is_named(db: None) -> None:
    """The seeds name bodies and events of their own."""
    Event.objects.all().delete()
    Organisation.objects.all().delete()


@pytest.fixture
def article(nothing_is_named: None) -> Article:
    record = a_record(TEXT, organisations=(COMPANY,), events=(MEETING,))
    return save_records([Received(b"x", record, {})], a_batch(), Subjects({}))[0]


def plan(
    article: Article, events: tuple[EventFound, ...] = (), organisations: tuple[OrganisationFound, ...] = ()
) -> MentionPlan:
    """Of another reading of the same text that finds these."""
    record = a_record(TEXT, events=events, organisations=organisations)
    subjects = Subjects({})
    subjects.meet([record])
    row = Article.objects.prefetch_related(standing_mentions()).get(pk=article.pk)
    suggested = suggested_by(row, record, subjects)
    return planned(list(row.mentions.all()), suggested, Moving(TEXT, (), TEXT, ()))


def judge(article: Article, status: str) -> Mention:
    mention = article.mentions.get(event__isnull=False)
    mention.status = status
    mention.save()
    return mention


def test_the_same_findings_change_nothing(article: Article) -> None:
    again = plan(article, (MEETING,), (COMPANY,))
    assert (again.gone, again.put, again.gained, again.lost) == ([], [], {}, {})


def test_what_is_found_no_more_goes(article: Article) -> None:
    assert plan(article).lost == {"events": 1, "organisations": 1}


def test_an_event_of_another_day_takes_the_place_of_the_old_one(article: Article) -> None:
    later = plan(article, (an_event(TEXT, "召开代表大会", date(2024, 5, 18)),), (COMPANY,))
    assert [mention.event and mention.event.date_edtf for mention in later.gone] == ["2024-05-17"]
    assert [each.mention.event and each.mention.event.date_edtf for each in later.put] == ["2024-05-18"]


@pytest.mark.parametrize("status", ["confirmed", "rejected"])
def test_a_judged_event_stays_and_is_not_suggested_again(article: Article, status: str) -> None:
    judge(article, status)
    later = plan(article, (an_event(TEXT, "召开代表大会", date(2024, 5, 18)),), (COMPANY,))
    assert (later.gone, later.put) == ([], [])


def test_an_event_that_a_person_changed_stays(article: Article) -> None:
    event = Event.objects.get()
    event.title = "代表大会"
    event.save()
    assert (plan(article, (MEETING,), (COMPANY,)).gone, Event.objects.get().title) == ([], "代表大会")


def test_an_event_that_another_article_tells_of_stays(article: Article) -> None:
    Mention.objects.create(article=an_article(), start=0, end=2, surface="全市", event=Event.objects.get())
    assert plan(article, (), (COMPANY,)).gone == []


def test_a_plan_can_be_written(article: Article) -> None:
    later = plan(article, (an_event(TEXT, "代表大会"),), (COMPANY,))
    save_mentions(later.put)
    assert set(Event.objects.values_list("title", flat=True)) == {"召开代表大会", "代表大会"}


def test_an_event_whose_mention_was_deleted_is_met_again(article: Article) -> None:
    event = Event.objects.get()
    article.mentions.filter(event=event).delete()
    save_mentions(plan(article, (MEETING,), (COMPANY,)).put)
    assert article.mentions.get(event__isnull=False).event == event
