"""The printings of one text, and two of them compared."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Family
from articles.showing.printings import printings_of
from tests.cast import a_region, an_article
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db

TEXT = "全市党建推进会在市委党校召开。三个区县作了交流发言。"
DIFFERENT = "全市党建推进会在市委党校召开，市委书记出席。29个区县作了交流发言。会后参观了邻里中心。"


def family(*printings: dict[str, Any]) -> list[Article]:
    """Articles of one family, each with what is said of it."""
    its = Family.objects.create()
    return [
        an_article(**{"title": f"第{n}家", "text": TEXT, "family": its, **said}) for n, said in enumerate(printings)
    ]


def first_of(*printings: dict[str, Any]) -> int | None:
    """Which of them is told as the first, by its number."""
    articles = family(*printings)
    first = printings_of(articles[0]).first
    return next((number for number, article in enumerate(articles) if article.pk == first), None)


def at(time: str) -> dict[str, Any]:
    return {"on": date(1999, 5, 17), "published_edtf": f"1999-05-17T{time}", "published_precision": "minute"}


def test_the_first_printing_is_the_one_before_all_others() -> None:
    assert first_of({"on": date(1999, 5, 18)}, {"on": date(1999, 5, 17)}) == 1


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"on": date(1999, 5, 17)},
        {"on": date(1999, 5, 1), "until": date(1999, 5, 31)},
        {"on": date(1999, 5, 18), "published_basis": "inferred"},
        at("09:30"),
    ],
    ids=["undated", "of the same day", "of the same month", "inferred", "at some time of that day"],
)
def test_no_first_printing_is_told_where_the_dates_leave_a_doubt(other: dict[str, Any]) -> None:
    assert first_of({"on": date(1999, 5, 17)}, other) is None


def test_times_of_one_day_tell_which_was_first() -> None:
    assert first_of(at("12:00"), at("09:30")) == 1


def test_two_printings_of_one_minute_leave_a_doubt() -> None:
    assert first_of(at("09:30"), at("09:30")) is None


def test_an_article_without_a_family_says_nothing_of_reprints(client: Client) -> None:
    assert "Reprints" not in read_words(client, an_article().get_absolute_url())


def test_an_article_lists_its_reprints_by_outlet_date_and_place(client: Client) -> None:
    one, _ = family(
        {"on": date(1999, 5, 17)}, {"on": date(1999, 5, 18), "outlets": ("乙报",), "regions": (a_region("丙区"),)}
    )
    words = read_words(client, one.get_absolute_url())
    assert "printed 2 times. This is the first printing held. 第1家 乙报 May 18, 1999 丙区 differences" in words


def test_a_draft_is_no_reprint_for_readers(client: Client) -> None:
    one, *_ = family({}, {"status": "draft"}, {"status": "withdrawn"})
    assert "Reprints" not in read_words(client, one.get_absolute_url())


def test_the_page_of_the_family_says_how_each_differs(client: Client) -> None:
    one, *_ = family({"on": date(1999, 5, 17)}, {"on": date(1999, 5, 18), "text": DIFFERENT}, {"on": date(1999, 5, 19)})
    words = read_words(client, f"{one.get_absolute_url()}reprints/")
    assert "第1家 May 18, 1999 1 sentence more · 2 sentences differ" in words
    assert "第2家 May 19, 1999 Says the same" in words


def test_the_page_of_the_family_says_where_and_when_it_spread(client: Client) -> None:
    place, other = a_region("丙区"), a_region("丁区")
    one, *_ = family(*({"on": date(1999, 5, 17 + n), "regions": (place if n else other,)} for n in range(3)))
    words = read_words(client, f"{one.get_absolute_url()}reprints/")
    assert "Printings 3 When from May 17, 1999 to May 19, 1999 Where 丙区 2 · 丁区 1" in words


def test_the_page_says_where_the_first_cannot_be_told(client: Client) -> None:
    one, _ = family({}, {"on": date(1999, 5, 17)})
    assert "do not tell for certain which was the first" in read_words(client, f"{one.get_absolute_url()}reprints/")


def test_an_article_without_reprints_has_that_page_too(client: Client) -> None:
    assert "No reprint of this article is held." in read_words(client, f"{an_article().get_absolute_url()}reprints/")


def compared(client: Client, view: str = "") -> str:
    one, other = family({}, {"text": DIFFERENT})
    return read(client, f"{one.get_absolute_url()}reprints/{other.identifier}/{view}")


def test_a_comparison_marks_what_was_put_in_and_what_was_replaced(client: Client) -> None:
    page = compared(client)
    assert "召开<ins>，市委书记出席</ins>。" in page
    assert "<del>三</del><ins>29</ins>个区县" in page
    assert "<ins>会后参观了邻里中心。</ins>" in page


def test_in_columns_each_text_stands_for_itself(client: Client) -> None:
    page = compared(client, "?view=columns")
    assert "召开<ins>，市委书记出席</ins>。</td>" in page
    assert "<del>三</del>个区县作了交流发言。</td>" in page


def test_lines_about_the_article_are_not_compared(client: Client) -> None:
    blocks = [{"role": "source", "start": 0, "end": 3}, {"role": "body", "start": 3, "end": 9}]
    one, other = family(*({"text": f"{name}党建推进会。", "blocks": blocks} for name in ("甲日报", "乙晚报")))
    assert "Says the same" in read_words(client, f"{one.get_absolute_url()}reprints/{other.identifier}/")


def test_any_two_articles_can_be_compared_and_it_is_said_that_they_are_no_reprints(client: Client) -> None:
    one, other = an_article(text=TEXT), an_article(text=DIFFERENT)
    words = read_words(client, f"{one.get_absolute_url()}reprints/{other.identifier}/")
    assert "These two do not count as reprints" in words


def test_nothing_of_a_withdrawn_article_is_shown_in_a_comparison(client: Client) -> None:
    one, other = family({}, {"text": DIFFERENT, "status": "withdrawn"})
    response = client.get(f"{one.get_absolute_url()}reprints/{other.identifier}/")
    assert response.status_code == 410
    assert "市委书记" not in response.content.decode()


def test_a_draft_is_compared_for_staff_only(client: Client) -> None:
    one, other = family({}, {"text": DIFFERENT, "status": "draft"})
    address = f"{one.get_absolute_url()}reprints/{other.identifier}/"
    assert client.get(address).status_code == 404
    client.force_login(User.objects.create_user("alice", is_staff=True))
    assert client.get(address).status_code == 200


def test_what_a_stranger_wrote_is_no_markup_in_a_comparison(client: Client) -> None:
    one, other = family({"text": "<b>甲</b>。"}, {"text": "<i>乙</i>。"})
    for view in ("", "?view=columns"):
        page = read(client, f"{one.get_absolute_url()}reprints/{other.identifier}/{view}")
        assert "<b>" not in page
        assert "<i>" not in page
