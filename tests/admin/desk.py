"""Rows of every kind that the admin keeps, made by number."""

from collections.abc import Callable
from datetime import date
from typing import Any

from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.db.models import Model

from articles.curating.merging.kinds import KINDS
from articles.curating.merging.merging import merge
from articles.models import (
    Arrival,
    Article,
    ArticleTag,
    Batch,
    Credit,
    Event,
    Family,
    Mention,
    Merger,
    Misnomer,
    Organisation,
    Original,
    Outlet,
    Region,
    RegionAlias,
    Repair,
    Tag,
    TagAlias,
    TaggingRule,
    Upload,
)
from jobs.asking import ask
from jobs.models import Job
from search.models import Mark, SavedSearch, Word
from tests.cast import a_batch, a_region, an_article
from tests.jobs.sums import add_up

Maker = Callable[[int], Model]


def a_full_article(number: int) -> Article:
    """One with everything that hangs on an article."""
    region = a_region(f"测试区{number}", under=a_region(f"测试市{number}", "prefecture"))
    outlets = (f"测试日报{number}", f"测试晚报{number}")
    article = an_article(f"测试标题{number}", on=date(2021, 5, 17), outlets=outlets, regions=(region,))
    Credit.objects.bulk_create([Credit(article=article, name="某某", role="记者", position=0)])
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name=f"测试主题{number}"))
    Repair.objects.create(article=article, kind="pinyin", start=0, end=4, before="(dǎng)", after="")
    return article


def a_merger(number: int) -> Merger:
    rows = [Tag.objects.create(name=f"测试合并{number}之{n}") for n in range(2)]
    return merge(KINDS["tag"], [row.pk for row in rows], rows[0].pk, {})


def _an_original(number: int) -> Original:
    sha256 = f"{number:064x}"
    name = f"测试{number}.txt"
    return Original.objects.create(
        sha256=sha256, content=b"\xb5\xb3", size=2, file_name=name, encoding="gb18030", batch=a_batch()
    )


def _a_family(number: int) -> Family:
    family = Family.objects.create()
    an_article(f"测试通稿{number}", family=family)
    an_article(f"测试转载{number}", family=family)
    return family


def _an_arrival(number: int) -> Arrival:
    batch = Batch.objects.create(name=f"测试{number}")
    return Arrival.objects.create(batch=batch, name="a.txt", outcome="refused", reason="is empty")


MAKERS: dict[type[Model], Maker] = {
    Article: a_full_article,
    Arrival: lambda number: _an_arrival(number),
    Batch: lambda number: _an_arrival(number).batch,
    Event: lambda number: Event.objects.create(title=f"测试会议{number}", region=a_region(f"会议区{number}")),
    Family: lambda number: _a_family(number),
    Mention: lambda number: _first(a_full_article(number).mentions),
    Merger: lambda number: a_merger(number),
    Misnomer: lambda number: Misnomer.objects.create(words=f"测试街头{number}"),
    Organisation: lambda number: Organisation.objects.create(
        name=f"测试党支部{number}", region=a_region(f"支部区{number}"), aliases=["甲, 乙"]
    ),
    Original: _an_original,
    Outlet: lambda number: Outlet.objects.create(name=f"测试新报{number}"),
    Region: lambda number: a_region(f"测试县{number}", under=a_region(f"测试州{number}", "prefecture")),
    RegionAlias: lambda number: RegionAlias.objects.create(region=a_region(f"今名{number}"), name=f"旧名{number}"),
    Repair: lambda number: _first(a_full_article(number).repairs),
    Tag: lambda number: _a_tag_with_another_word(number),
    TaggingRule: lambda number: TaggingRule.objects.create(
        name=f"测试规则{number}", query=f"?q={number}", tag=Tag.objects.create(name=f"测试产业{number}")
    ),
    Upload: lambda number: Upload.objects.create(name=f"测试{number}", files=[["a.txt", number]]),
    Job: lambda number: ask(add_up, about=f"测试{number}", to=number),
    Mark: lambda number: Mark.objects.create(identifier=f"{number:012x}"),
    SavedSearch: lambda number: SavedSearch.objects.create(
        name=f"测试检索{number}", query=f"?q={number}", owner=User.objects.create_user(f"reader{number}")
    ),
    Word: lambda number: Word.objects.create(word=f"测试词语{number}"),
    AccessAttempt: lambda number: AccessAttempt.objects.create(
        username=f"curator{number}", ip_address="192.0.2.7", user_agent=f"{number}", failures_since_start=5
    ),
    User: lambda number: User.objects.create_user(f"curator{number}"),
    Group: lambda number: Group.objects.create(name=f"curators{number}"),
}
"""By model, how to make its row number n; what hangs on an article comes with it."""

KEPT_ON_ANOTHER_PAGE: set[type[Model]] = {ArticleTag, Credit, TagAlias}
"""Models whose rows are inlines only."""


def _first(rows: Any) -> Model:
    row: Model = rows.get()
    return row


def _a_tag_with_another_word(number: int) -> Tag:
    tag = Tag.objects.create(name=f"测试词{number}")
    TagAlias.objects.create(tag=tag, name=f"测试别名{number}")
    return tag
