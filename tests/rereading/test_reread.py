"""Articles that older rules read, brought in step; what a person decided stays."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Family, LikenessKey, Mention, Original, Outlet, Region
from articles.reading.rules import RULES_VERSION
from articles.rereading.rereader import reread
from articles.rereading.revision import Revision
from search.models import Mark
from tests.cast import print_in
from tests.importing.files import NEWS, imported, write, write_several
from tests.importing.test_reprints import a_report

pytestmark = pytest.mark.django_db

OLD: dict[str, Any] = {"rules_version": RULES_VERSION - 1}


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """As the rules of today read it, but for what a test changes."""
    (arrival,) = imported(write(tmp_path, "a.txt"))
    Mark.objects.all().delete()
    return Article.objects.get(identifier=arrival.identifier)


def as_read_before(article: Article, **fields: Any) -> None:
    Article.objects.filter(pk=article.pk).update(**(OLD | fields))


def read_again(*articles: Article, write: bool = True) -> list[Revision]:
    return list(reread(Article.objects.filter(pk__in=[article.pk for article in articles]), jobs=1, write=write))


def after(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def state(article: Article) -> list[Any]:
    """All that hangs on the article and that a reading decides."""
    rows: list[Any] = [Article.objects.filter(pk=article.pk).values().get() | {"modified": None}]
    for name in ("credits", "repairs", "mentions"):
        rows += [row | {"id": None} for row in getattr(article, name).values()]
    return [*rows, *article.outlets.values_list("name", flat=True)]


def test_what_older_rules_read_becomes_what_the_rules_of_today_read(article: Article) -> None:
    wanted = state(article)
    as_read_before(article, title="旧标题", section="旧栏目", main_region=None, problems=["旧病"])
    article.credits.update(name="旧名")
    article.mentions.all().delete()
    print_in(article, "旧报")
    read_again(article)
    assert state(article) == wanted


def test_a_second_reading_changes_nothing(article: Article) -> None:
    as_read_before(article, title="旧标题")
    read_again(article)
    (revision,) = read_again(article)
    assert not revision.changes_anything


def test_an_article_that_reads_as_before_gets_no_version_in_its_history(article: Article) -> None:
    as_read_before(article)
    read_again(article)
    assert (after(article).rules_version, article.history.count()) == (RULES_VERSION, 1)
    assert not Mark.objects.exists()


def test_a_change_is_in_the_history_and_marked_for_the_index(article: Article) -> None:
    as_read_before(article, title="旧标题")
    read_again(article)
    assert article.history.first().history_change_reason == f"reread by rules {RULES_VERSION}"
    assert list(Mark.objects.values_list("identifier", flat=True)) == [article.identifier]


def test_a_look_writes_nothing(article: Article) -> None:
    as_read_before(article, title="旧标题")
    before = state(article)
    (revision,) = read_again(article, write=False)
    assert revision.changes["title"].before == "旧标题"
    assert state(article) == before


@pytest.mark.parametrize(
    ("locked", "fields"),
    [
        (["title"], {"title": "", "title_supplied": "[我拟的题]"}),
        (["section"], {"section": "要闻"}),
        (["published_first"], {"published_edtf": "2020", "published_precision": "year"}),
        (["main_region"], {"main_region": None}),
        (["text"], {"text": "别的文字", "blocks": []}),
    ],
)
def test_what_a_person_has_decided_stays(article: Article, locked: list[str], fields: dict[str, Any]) -> None:
    as_read_before(article, locked=locked, **fields)
    mentions = list(article.mentions.values())
    read_again(article)
    now = after(article)
    assert {name: getattr(now, name) for name in fields} == fields
    if locked == ["text"]:
        assert list(article.mentions.values()) == mentions


def test_decided_outlets_and_credits_stay(article: Article) -> None:
    as_read_before(article, locked=["credits", "outlets"])
    article.credits.update(name="改正的名")
    article.outlets.set([Outlet.objects.create(name="改正的报")])
    read_again(article)
    assert [credit.name for credit in article.credits.all()] == ["改正的名"]
    assert [outlet.name for outlet in article.outlets.all()] == ["改正的报"]


def test_tags_and_the_permalink_stay(tmp_path: Path) -> None:
    (arrival,) = imported(write(tmp_path, "a.txt"), subjects=["某主题"])
    article = Article.objects.get(identifier=arrival.identifier)
    as_read_before(article, title="旧标题")
    read_again(article)
    assert [tag.name for tag in after(article).tags.all()] == ["某主题"]


def test_a_rejected_mention_is_not_suggested_again(article: Article) -> None:
    as_read_before(article)
    mention = article.mentions.earliest("start")
    Mention.objects.filter(pk=mention.pk).update(status="rejected")
    read_again(article)
    there = article.mentions.filter(start=mention.start, end=mention.end, region=mention.region)
    assert [each.status for each in there] == ["rejected"]


def test_a_judged_mention_follows_the_text(article: Article, admin_user: User) -> None:
    """The text read before lacked its first line, so everything in it stood earlier."""
    mention = article.mentions.latest("start")
    cut = article.text.index("\n") + 1
    as_read_before(article, text=article.text[cut:])
    place = {"start": mention.start - cut, "end": mention.end - cut}
    Mention.objects.filter(pk=mention.pk).update(status="confirmed", person=admin_user, **place)
    read_again(article)
    followed = Mention.objects.get(pk=mention.pk)
    assert (followed.start, followed.end, followed.person) == (mention.start, mention.end, admin_user)
    assert after(article).text[followed.start : followed.end] == followed.surface


def test_an_article_stays_as_it_is_where_a_judged_mention_would_be_lost(article: Article) -> None:
    as_read_before(article, text=article.text + "另见天心区。")
    start = len(article.text) + 2
    region = Region.objects.get(code="430103")
    place = {"start": start, "end": start + 3, "surface": "天心区"}
    Mention.objects.create(article=article, region=region, status="confirmed", **place)
    (revision,) = read_again(article)
    assert "天心区" in revision.trouble
    assert after(article).rules_version < RULES_VERSION


def test_an_outlet_that_only_the_old_reading_found_goes(article: Article) -> None:
    as_read_before(article)
    print_in(article, "误认的报")
    read_again(article)
    assert not Outlet.objects.filter(name="误认的报").exists()


def test_more_articles_cost_no_more_queries(tmp_path: Path) -> None:
    imported(write_several(tmp_path, 95))
    articles = list(Article.objects.filter(batch__name="batch").order_by("pk"))
    costs = []
    for some in (articles[:5], articles[5:]):
        Article.objects.filter(pk__in=[each.pk for each in some]).update(title="旧标题", **OLD)
        Article.objects.get(pk=some[0].pk).mentions.all().delete()
        with CaptureQueriesContext(connection) as queries:
            read_again(*some)
        costs.append(len(queries))
    assert costs[1] <= costs[0] + 10  # the originals come ten at a time, because of their size


def said(*words: str, **choices: Any) -> str:
    out = StringIO()
    call_command("reread_articles", *words, stdout=out, **choices)
    return out.getvalue()


def test_the_command_shows_gains_and_losses(article: Article) -> None:
    as_read_before(article, title="旧标题", section="旧栏目")
    told = said(article.identifier, dry_run=True)
    assert "title: 1 changed" in told
    assert "section: 1 lost" in told
    assert f"{article.identifier}  旧标题 → {article.title}" in told
    assert after(article).title == "旧标题"


def test_the_command_writes_only_what_somebody_agreed_to(article: Article) -> None:
    as_read_before(article, title="旧标题")
    with pytest.raises(CommandError, match="--yes"):
        said()
    assert after(article).title == "旧标题"
    said(yes=True)
    assert after(article).title == article.title


def test_too_many_are_left_for_the_operator(article: Article) -> None:
    as_read_before(article, title="旧标题")
    assert "Run `manage.py reread_articles`" in said(yes=True, at_most=0)
    assert after(article).title == "旧标题"


def test_a_batch_is_chosen_by_its_name(article: Article) -> None:
    as_read_before(article, title="旧标题")
    assert "1 articles read again" in said(batch="batch", outdated=True, yes=True)
    assert "No article" in said(batch="batch", outdated=True, yes=True)


def test_an_article_that_does_not_exist_is_named() -> None:
    with pytest.raises(CommandError, match="ffffffffffff"):
        said("ffffffffffff")


def test_reprints_that_came_before_there_were_families_are_put_together(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", a_report())
    write(tmp_path, "b.txt", a_report("换了标题", 18, "乙县发布"))
    imported(tmp_path)
    articles = list(Article.objects.filter(batch__name="batch"))
    Article.objects.update(family=None)
    LikenessKey.objects.all().delete()
    read_again(*articles)
    assert len({after(each).family for each in articles} - {None}) == 1


def test_an_article_that_repeats_no_other_any_more_leaves_its_family(article: Article, tmp_path: Path) -> None:
    family = Family.objects.create()
    as_read_before(article, family=family)
    LikenessKey.objects.create(article=article, key=1)
    read_again(article)
    assert after(article).family is None


def test_a_page_that_older_rules_took_for_plain_text_is_read_as_a_page(tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in NEWS.splitlines())
    page = f"<!DOCTYPE html><html><head><title>望城区</title></head><body><article>{lines}</article></body></html>"
    (arrival,) = imported(write(tmp_path, "a.html", page))
    article = Article.objects.get(identifier=arrival.identifier)
    as_read_before(article, rules_version=2, text=page)
    Original.objects.filter(article=article).update(media_type="text/plain")
    read_again(article)
    assert "<html>" not in after(article).text
    assert after(article).original.media_type.startswith("text/html")


def test_an_article_that_cannot_be_read_any_more_stays_and_is_named(article: Article) -> None:
    as_read_before(article)
    Original.objects.filter(article=article).update(content=b"only English here", size=17)
    (revision,) = read_again(article)
    assert "cannot be read any more" in revision.trouble
    assert after(article).title == article.title


def test_articles_that_hold_a_name_are_read_again_whatever_rules_read_them(article: Article) -> None:
    name = article.text.strip()[:4]
    assert "1 articles read again" in said(containing=name, dry_run=True)
    assert "No article" in said(containing="没有这样的名字", dry_run=True)
