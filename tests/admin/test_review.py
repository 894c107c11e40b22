"""The page of the review queue: what it shows, and what its buttons do."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.curating.reviewing.kinds import KINDS
from articles.importing.importer import import_items
from articles.importing.items import Item
from articles.models import Article, Mention, Misnomer, Tag
from tests.cast import a_region, an_article, an_organisation, mention
from tests.curating.reviewing.rows import MAKERS, SENTENCE, a_suggestion

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:articles_mention_review")
each_kind = pytest.mark.parametrize("name", KINDS)


def look(client: Client, kind: str, **where: Any) -> Any:
    return client.get(PAGE, {"kind": kind, **where})


def say(client: Client, kind: str, row: Any, do: str, **more: Any) -> Any:
    """Press a button, and see where it leads."""
    return client.post(f"{PAGE}?kind={kind}", {"row": row.pk, "do": do, **more}, follow=True)


def take_back(client: Client, kind: str, page: Any) -> Any:
    """Press that button on a page to which a judgement has led."""
    verdict = page.context["last"].pk
    return client.post(f"{PAGE}?kind={kind}", {"verdict": verdict, "do": "again"}, follow=True)


def buttons(page: Any) -> set[str]:
    return set(re.findall(r'name="do" value="(\w+)"', page.content.decode()))


@each_kind
def test_it_shows_what_waits_with_its_sentence(admin_client: Client, name: str) -> None:
    row = MAKERS[name]()
    page = look(admin_client, name, row=row.pk)
    assert page.context["shown"].row == row
    assert "召开支部大会。" in re.sub("<[^>]*>", "", page.content.decode())


@each_kind
@pytest.mark.parametrize("do", ["confirm", "reject", "confirm_alike", "reject_alike"])
def test_a_button_judges_and_leads_on(admin_client: Client, name: str, do: str) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    say(admin_client, name, row, do)
    is_judged = not kind.rows().filter(pk=row.pk).exists()
    assert is_judged is (kind.can_be_rejected or not do.startswith("reject"))


@each_kind
def test_only_what_can_be_done_has_a_button(admin_client: Client, name: str) -> None:
    row, kind = MAKERS[name](), KINDS[name]
    shown = buttons(look(admin_client, name, row=row.pk))
    assert ("reject" in shown) is kind.can_be_rejected
    assert ("correct" in shown) is (name not in ("event", "damage"))


def test_the_next_one_follows(admin_client: Client) -> None:
    first, second = a_suggestion(), a_suggestion()
    assert look(admin_client, "tag").context["shown"].row == first
    assert say(admin_client, "tag", first, "reject").context["shown"].row == second


def test_what_was_passed_over_comes_again(admin_client: Client) -> None:
    first, second = a_suggestion(), a_suggestion()
    page = look(admin_client, "tag", after=first.pk)
    assert page.context["shown"].row == second
    assert look(admin_client, "tag", before=second.pk).context["shown"].row == first
    page = say(admin_client, "tag", second, "confirm")
    assert (page.context["shown"], page.context["left"]) == (None, "1")
    assert 'data-key="j"' in page.content.decode()


def test_the_last_one_can_be_taken_back(admin_client: Client) -> None:
    row = a_suggestion()
    page = say(admin_client, "tag", row, "confirm")
    assert "again" in buttons(page)
    page = take_back(admin_client, "tag", page)
    assert page.context["shown"].row == row
    assert not row.article.tags.exists()


def test_all_alike_are_taken_back_at_once(admin_client: Client) -> None:
    body = an_organisation("青禾公司")
    rows = [mention(an_article(text=SENTENCE), "青禾公司", body) for _ in range(3)]
    page = say(admin_client, "organisation", rows[0], "reject_alike")
    assert "青禾公司</span> （同类共 3 条）" in page.content.decode()
    page = take_back(admin_client, "organisation", page)
    assert page.context["shown"].row == rows[0]
    assert set(Mention.objects.filter(organisation=body).values_list("status", flat=True)) == {"suggested"}


def test_a_date_that_was_taken_away_comes_back(admin_client: Client) -> None:
    article = MAKERS["date"]()
    page = take_back(admin_client, "date", say(admin_client, "date", article, "reject"))
    assert page.context["shown"].row == article
    assert Article.objects.get(pk=article.pk).published_edtf == "2021"


def test_what_was_taken_back_is_not_taken_back_again(admin_client: Client) -> None:
    page = say(admin_client, "tag", a_suggestion(), "confirm")
    take_back(admin_client, "tag", page)
    assert "已有人" in take_back(admin_client, "tag", page).content.decode()


@pytest.mark.parametrize("model", ["region", "organisation"])
def test_names_that_nobody_has_confirmed_are_one_click_away(admin_client: Client, model: str) -> None:
    row = (a_region if model == "region" else an_organisation)("某村", status="suggested")
    waiting = type(row).objects.filter(status="suggested").count()
    way = reverse(f"admin:articles_{model}_changelist") + "?status__exact=suggested"
    link = rf'href="{re.escape(way)}">\w+ <span class="number">{waiting}<'
    assert re.search(link, admin_client.get(PAGE).content.decode())


def test_what_somebody_judged_meanwhile_is_not_judged_again(admin_client: Client) -> None:
    row = a_suggestion()
    say(admin_client, "tag", row, "confirm")
    page = say(admin_client, "tag", row, "reject")
    assert "已有人" in page.content.decode()
    row.refresh_from_db()
    assert row.status == "confirmed"


@pytest.mark.parametrize("name", ["region", "organisation", "event"])
def test_what_is_never_to_be_suggested_again_is_rejected_wherever_it_waits(admin_client: Client, name: str) -> None:
    row, twin = MAKERS[name](), MAKERS[name]()
    say(admin_client, name, row, "never")
    words = "支部大会" if name == "event" else row.surface
    assert Misnomer.objects.filter(words=words, subject=name, active=True).exists()
    assert set(Mention.objects.filter(pk__in=[row.pk, twin.pk]).values_list("status", flat=True)) == {"rejected"}


def test_nor_does_another_reading_suggest_it(admin_client: Client) -> None:
    piece = "花猪合作社开张\n2021-03-09 来源：甲区报\n\n宁乡市花猪协会开了支部会，商量怎么把花猪养好。".encode()
    list(import_items([Item("a.txt", "a.txt", piece)], "甲", jobs=1))
    mentions = Mention.objects.filter(article__batch__name="甲", organisation__isnull=False)
    row = mentions.get(surface="宁乡市花猪协会")
    say(admin_client, "organisation", row, "never")
    list(import_items([Item("b.txt", "b.txt", piece + b"\n")], "乙", jobs=1))
    assert not Mention.objects.filter(article__batch__name="乙", surface="宁乡市花猪协会").exists()


def test_a_whole_sentence_is_no_name_that_could_be_refused(admin_client: Client) -> None:
    article = an_article(text="大会" * 60)
    row = mention(article, article.text, an_organisation("大会"))
    assert "never" not in buttons(look(admin_client, "organisation", row=row.pk))
    say(admin_client, "organisation", row, "never")
    row.refresh_from_db()
    assert row.status == "suggested"


def test_all_alike_are_judged_at_once(admin_client: Client) -> None:
    body = an_organisation("青禾公司")
    rows = [mention(an_article(text=SENTENCE), "青禾公司", body) for _ in range(3)]
    assert look(admin_client, "organisation", row=rows[0].pk).context["shown"].alike == 3
    say(admin_client, "organisation", rows[0], "reject_alike")
    assert set(Mention.objects.filter(organisation=body).values_list("status", flat=True)) == {"rejected"}


def test_a_correction_is_typed(admin_client: Client, admin_user: User) -> None:
    row, right = a_suggestion(), Tag.objects.create(name="主题党日")
    say(admin_client, "tag", row, "correct", right=right.pk)
    assert row.article.article_tags.get().tag == right


@pytest.mark.parametrize("typed", ["", "昨天", "2021-13", "2021/.."])
def test_what_is_no_date_is_refused_and_said(admin_client: Client, typed: str) -> None:
    article = MAKERS["date"]()
    page = say(admin_client, "date", article, "correct", right=typed)
    assert page.context["right"].errors
    assert page.context["shown"].row == article
    assert Article.objects.get(pk=article.pk).published_edtf == "2021"


@pytest.mark.parametrize(
    "asked", [{"kind": "x"}, {"kind": "tag", "batch": "x"}, {"region": "0"}, {"confidence": "x"}, {"after": "x"},
              {"row": "99999999"}, {"last": "99999999"}]
)  # fmt: skip
def test_what_leads_nowhere_narrows_nothing(admin_client: Client, asked: dict[str, str]) -> None:
    row = a_suggestion()
    assert admin_client.get(PAGE, asked).context["shown"].row == row


@pytest.mark.parametrize("sent", [{}, {"row": "99999999", "do": "confirm"}, {"do": "confirm"}])
def test_nothing_is_done_where_nothing_is_meant(admin_client: Client, sent: dict[str, str]) -> None:
    row = a_suggestion()
    assert admin_client.post(PAGE, sent | {"kind": "tag"}).status_code == 302
    row.refresh_from_db()
    assert row.status == "suggested"


def test_it_opens_on_the_first_kind_of_which_anything_waits_and_stays_there(admin_client: Client) -> None:
    page = admin_client.get(PAGE)
    assert page.context["queue"].kind.name == "region"
    assert page.context["address"] == "?kind=region"
    a_suggestion()
    assert admin_client.get(PAGE).context["queue"].kind.name == "tag"


def test_an_empty_queue_says_so(admin_client: Client) -> None:
    assert "没有" in look(admin_client, "tag").content.decode()


@each_kind
def test_a_longer_queue_costs_no_more_queries(admin_client: Client, name: str) -> None:
    costs, row = [], MAKERS[name]()
    look(admin_client, name)  # fills the caches of content types and permissions
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            look(admin_client, name, row=row.pk)
        costs.append(len(queries))
        for _ in range(5):
            a_suggestion()
            an_article()
    assert costs[0] == costs[1]
