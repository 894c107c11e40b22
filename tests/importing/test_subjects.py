"""What articles name becomes rows: one a body, one a village, one an event."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.saving import Received, save_records
from articles.importing.subjects import Subjects
from articles.models import Article, Event, Judgement, Organisation, Region
from articles.reading.record import Block, Record
from tests.cast import a_batch, a_region
from tests.records import a_body, a_record, a_village, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_named(db: None) -> None:
    """The seeds name bodies and events of their own."""
    Event.objects.all().delete()
    Organisation.objects.all().delete()


def saved(*records: Record, regions: Sequence[Region] = ()) -> list[Article]:
    subjects = Subjects({region.slug: region.pk for region in regions})
    return save_records(
        [Received(f"{n}".encode(), record, {}) for n, record in enumerate(records)], a_batch(), subjects
    )


def naming(name: str, number: int = 0, kind: str = "enterprise", region: str | None = None) -> Record:
    text = f"第{number}天，{name}开门了。"
    return a_record(text, organisations=(a_body(text, name, kind, region),))


def test_a_body_is_one_row_in_all_articles() -> None:
    saved(naming("青禾公司", 1), naming("青禾公司", 2))
    (organisation,) = Organisation.objects.all()
    assert (organisation.name, organisation.kind, organisation.mentions.count()) == ("青禾公司", "enterprise", 2)


def test_bodies_of_one_name_in_two_regions_are_two() -> None:
    regions = a_region("甲县"), a_region("乙县")
    saved(*(naming("教育局", n, region=region.slug) for n, region in enumerate(regions)), regions=regions)
    assert {organisation.region for organisation in Organisation.objects.all()} == set(regions)


def test_a_body_is_known_by_another_name_that_a_curator_gave_it() -> None:
    standing = Organisation.objects.create(name="青禾股份有限公司", aliases=["青禾公司"])
    saved(naming("青禾公司"))
    assert Organisation.objects.get().mentions.count() == standing.mentions.count() == 1


def test_a_body_that_a_curator_renamed_is_the_same_body() -> None:
    saved(naming("青禾公司", 1))
    Organisation.objects.update(name="禾苗公司")
    saved(naming("青禾公司", 2))
    assert Organisation.objects.get().mentions.count() == 2


def test_what_a_person_said_is_no_organisation_is_not_named() -> None:
    Organisation.objects.create(name="青禾公司", status=Judgement.REJECTED)
    (article,) = saved(naming("青禾公司"))
    assert not article.mentions.exists()


def test_who_prints_an_article_does_not_act_in_it() -> None:
    text = "来源：青禾日报\n青禾日报的记者来了。"
    blocks = (Block("source", 0, 7), Block("body", 8, len(text)))
    record = a_record(text, organisations=(a_body(text, "青禾日报", "media"),))
    saved(Record(**{name: getattr(record, name) for name in record.__slots__} | {"blocks": blocks}))
    assert not Organisation.objects.exists()


def test_the_outlet_of_a_dateline_in_the_text_does_not_act() -> None:
    text = "青禾日报5月17日讯，柳树报社开了门。"
    bodies = tuple(a_body(text, name, "media") for name in ("青禾日报", "柳树报社"))
    saved(replace(a_record(text, organisations=bodies), outlets=("青禾日报",)))
    assert [each.name for each in Organisation.objects.all()] == ["柳树报社"]


def test_a_village_becomes_a_suggested_region_below_its_township() -> None:
    town = a_region("青禾镇", kind="township")
    text = "青禾镇柳树村的人。"
    (article,) = saved(a_record(text, regions=(a_village(text, "柳树村", town.slug),)), regions=[town])
    village = article.mentions.get().region
    assert village
    assert (list(Region.objects.children_of(town)), village.status) == ([village], Judgement.SUGGESTED)
    assert village.slug == f"{town.slug}-liushucun"


def test_a_village_is_planted_once() -> None:
    town = a_region("青禾镇", kind="township")
    for number in range(2):
        text = f"第{number}天，柳树村和杨树村。"
        villages = tuple(a_village(text, name, town.slug) for name in ("柳树村", "杨树村"))
        saved(a_record(text, regions=villages), regions=[town])
    town.refresh_from_db()
    assert [village.name for village in Region.objects.children_of(town)] == ["柳树村", "杨树村"]
    assert town.numchild == 2


def test_a_rejected_village_is_not_named_again() -> None:
    town = a_region("青禾镇", kind="township")
    village = a_region("示范村", kind="village", under=town)
    Region.objects.filter(pk=village.pk).update(status=Judgement.REJECTED)
    text = "青禾镇示范村。"
    (article,) = saved(a_record(text, regions=(a_village(text, "示范村", town.slug),)), regions=[town])
    assert not article.mentions.exists()


def test_an_event_has_its_day_its_evidence_and_who_took_part() -> None:
    text = "5月17日，青禾公司召开代表大会。"
    event = an_event(text, "青禾公司召开代表大会", organisations=("青禾公司",))
    (article,) = saved(a_record(text, organisations=(a_body(text, "青禾公司"),), events=(event,)))
    row = Event.objects.get()
    assert (row.title, row.date_edtf, [str(each) for each in row.organisations.all()]) == (
        "青禾公司召开代表大会",
        "2024-05-17",
        ["青禾公司"],
    )
    assert article.mentions.get(event=row).surface == "青禾公司召开代表大会"


def test_more_articles_cost_no_more_queries() -> None:
    town, _ = a_region("青禾镇", kind="township"), a_batch()

    def queries(numbers: range) -> int:
        texts = [f"第{n}天，村{n}村和公司{n}开会{n}。" for n in numbers]
        records = [
            a_record(
                text,
                regions=(a_village(text, f"村{n}村", town.slug),),
                organisations=(a_body(text, f"公司{n}"),),
                events=(an_event(text, f"开会{n}"),),
            )
            for n, text in zip(numbers, texts, strict=True)
        ]
        with CaptureQueriesContext(connection) as captured:
            saved(*records, regions=[town])
        return len(captured)

    assert queries(range(1)) == queries(range(1, 9))
