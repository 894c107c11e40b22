"""Whatever is done at the desk, the index holds it when the next request comes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from articles.models import (
    Article,
    ArticleTag,
    Credit,
    Event,
    Merger,
    Organisation,
    Outlet,
    Region,
    RegionAlias,
    Repair,
    Tag,
    TaggingRule,
    TagSuggestion,
)
from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import check, drain
from search.models import Mark
from tests.admin.pages import saved
from tests.admin.rights import lines
from tests.cast import a_happening, a_region, an_article, an_organisation, mention

pytestmark = pytest.mark.django_db

TEXT = "甲市委在甲市召开推进会。"


@dataclass(frozen=True, slots=True)
class Stage:
    """An article with one of everything, another of its kin, and rows beside them that are one with its own."""

    client: Client
    article: Article
    region: Region
    body: Organisation
    event: Event
    outlet: Outlet
    tag: Tag
    alias: RegionAlias
    others: dict[Any, Any]

    def page(self, row: Model, view: str = "change") -> str:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{view}", args=[row.pk])

    def save(self, row: Model, **typed: Any) -> None:
        saved(self.client, self.page(row), **typed)

    def delete(self, row: Model) -> None:
        self.client.post(self.page(row, "delete"), {"post": "yes"})

    def act(self, action: str, *rows: Model, **more: Any) -> None:
        of = rows[0]._meta
        address = reverse(f"admin:{of.app_label}_{of.model_name}_changelist")
        self.client.post(address, {"action": action, "_selected_action": [row.pk for row in rows], **more}, follow=True)

    def delete_selected(self, row: Model) -> None:
        self.act("delete_selected", row, post="yes")

    def merge(self, row: Model, into: Model | None = None) -> None:
        """With its other, which goes unless it is to stay."""
        other = self.others[type(row)]
        address = reverse(f"admin:articles_{row._meta.model_name}_merge")
        chosen = dict.fromkeys(("kind", "region", "status", "date", "name"), row.pk)
        self.client.post(f"{address}?rows={row.pk},{other.pk}", {"into": (into or row).pk, **chosen})
        assert Merger.objects.exists()

    def review(self, kind: str, row: Model, do: str, **more: Any) -> None:
        address = f"{reverse('admin:articles_mention_review')}?kind={kind}"
        self.client.post(address, {"row": row.pk, "do": do, **more})

    def first_mention(self, what: str) -> Any:
        return self.article.mentions.exclude(**{what: None}).get()

    def correct(self) -> None:
        page = self.client.get(self.page(self.article, "correct"))
        fields = {f"line-{number}": TEXT.replace("推进会", "动员会") for number in range(1)}
        version = {field.html_name: field.value() for field in page.context["form"]}
        self.client.post(self.page(self.article, "correct"), version | fields | {"agreed": "on"})

    def rename(self, row: Any, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    def put_back(self, row: Any) -> None:
        """What its first version said."""
        version = row.history.last()
        address = reverse(f"admin:articles_{row._meta.model_name}_restore", args=[row.pk, version.pk])
        form = self.client.get(address).context["form"]
        self.client.post(address, {"seen": form["seen"].value(), "aspects": form["aspects"].value()})


@pytest.fixture
def stage(index: Generations, admin_client: Client) -> Stage:
    regions = [a_region("甲市", "prefecture"), a_region("乙市", "prefecture", status="suggested")]
    bodies = [an_organisation(name) for name in ("甲市委", "中共甲市委")]
    events = [a_happening(f"{kind}推进", date(2021, 5, 17), kind=kind) for kind in ("会议", "活动")]
    outlets = [Outlet.objects.create(name=name) for name in ("甲报", "乙报")]
    tags = [Tag.objects.create(name=name) for name in ("两新", "两新组织")]
    aliases = [RegionAlias.objects.create(region=regions[0], name=name) for name in ("甲府", "甲州")]
    for region, body, event, outlet, tag in zip(regions, bodies, events, outlets, tags, strict=True):
        article = an_article("标题", TEXT, on=date(2021, 5, 17), outlets=(outlet.name,), main_region=regions[0])
        for words, subject in (("甲市委", body), ("甲市", region), ("推进会", event)):
            mention(article, words, subject)
        ArticleTag.objects.create(article=article, tag=tag)
        Credit.objects.bulk_create([Credit(article=article, name="王五", role="记者", position=0)])
        Repair.objects.create(article=article, kind="pinyin", start=0, end=4, before="(dǎng)", after="")
    drain()
    others = {type(row): row for row in (regions[1], bodies[1], events[1], outlets[1], tags[1], aliases[1])}
    first = Article.objects.get(tags=tags[0])
    return Stage(admin_client, first, regions[0], bodies[0], events[0], outlets[0], tags[0], aliases[0], others)


def a_suggested_tag(stage: Stage) -> TagSuggestion:
    tag = Tag.objects.create(name="推进")
    rule = TaggingRule.objects.create(name="推进会", query="?q=推进会", tag=tag)
    return TagSuggestion.objects.create(article=stage.article, tag=tag, rule=rule, sentence=TEXT)


DOINGS: dict[str, Callable[[Stage], object]] = {
    "articles_article_change: title": lambda stage: stage.save(stage.article, title="新题"),
    "articles_article_change: date": lambda stage: stage.save(
        stage.article, published_edtf="2021-05-17/2021-06-18", published_last="2021-06-18"
    ),
    "articles_article_change: outlets": lambda stage: stage.save(
        stage.article, outlets=[stage.others[Outlet].pk, stage.outlet.pk]
    ),
    "articles_article_change: out of sight": lambda stage: stage.save(stage.article, status="withdrawn"),
    "articles_article_delete": lambda stage: stage.delete(stage.article),
    "articles_article delete_selected": lambda stage: stage.delete_selected(stage.article),
    "articles_article_correct": lambda stage: stage.correct(),
    "articles_article_reread": lambda stage: stage.client.post(stage.page(stage.article, "reread")),
    "articles_article tag_selected: give": lambda stage: stage.act(
        "tag_selected", stage.article, tag=stage.others[Tag].pk, doing="give", agreed="yes"
    ),
    "articles_article tag_selected: take": lambda stage: stage.act(
        "tag_selected", stage.article, tag=stage.tag.pk, doing="take", agreed="yes"
    ),
    "articles_event_change": lambda stage: stage.save(stage.event, kind="座谈"),
    "articles_event_delete": lambda stage: stage.delete(stage.event),
    "articles_event delete_selected": lambda stage: stage.delete_selected(stage.event),
    "articles_event_merge": lambda stage: stage.merge(stage.event),
    "articles_mention_change": lambda stage: stage.save(stage.first_mention("organisation"), status="rejected"),
    "articles_mention reject": lambda stage: stage.act("reject", stage.first_mention("organisation")),
    "articles_mention_review: of one": lambda stage: stage.review(
        "organisation", stage.first_mention("organisation"), "reject"
    ),
    "articles_mention_review: of all alike": lambda stage: stage.review(
        "organisation", stage.first_mention("organisation"), "reject_alike"
    ),
    "articles_mention_review: a tag": lambda stage: stage.review("tag", a_suggested_tag(stage), "confirm"),
    "articles_merger_undo": lambda stage: stage.client.post(
        reverse("admin:articles_merger_undo", args=[Merger.objects.get().pk])
    ),
    "articles_organisation_change": lambda stage: stage.save(stage.body, name="中共甲市委员会"),
    "articles_organisation_delete": lambda stage: stage.delete(stage.body),
    "articles_organisation delete_selected": lambda stage: stage.delete_selected(stage.body),
    "articles_organisation reject": lambda stage: stage.act("reject", stage.body),
    "articles_organisation suggest_again": lambda stage: stage.act("suggest_again", stage.body),
    "articles_organisation_merge": lambda stage: stage.merge(stage.body),
    "articles_outlet_change": lambda stage: stage.save(stage.outlet, name="甲市日报"),
    "articles_outlet_delete": lambda stage: stage.delete(stage.outlet),
    "articles_outlet delete_selected": lambda stage: stage.delete_selected(stage.outlet),
    "articles_outlet_merge": lambda stage: stage.merge(stage.outlet),
    "articles_region_change": lambda stage: stage.save(stage.region, covers=str(stage.others[Region].pk)),
    "articles_region suggest_again": lambda stage: stage.act("suggest_again", stage.others[Region]),
    "articles_region reject": lambda stage: stage.act("reject", stage.others[Region]),
    "articles_regionalias_add": lambda stage: stage.client.post(
        reverse("admin:articles_regionalias_add"), {"region": stage.region.pk, "name": "甲城"}
    ),
    "articles_regionalias_change": lambda stage: stage.save(stage.alias, name="甲城"),
    "articles_regionalias_delete": lambda stage: stage.delete(stage.alias),
    "articles_regionalias delete_selected": lambda stage: stage.delete_selected(stage.alias),
    "articles_regionalias_merge": lambda stage: stage.merge(stage.alias),
    "articles_tag_change": lambda stage: stage.save(stage.tag, name="两新党建"),
    "articles_tag_delete": lambda stage: stage.delete(stage.tag),
    "articles_tag delete_selected": lambda stage: stage.delete_selected(stage.tag),
    "articles_article_restore": lambda stage: stage.put_back(stage.article),
    "articles_event_restore": lambda stage: stage.put_back(stage.event),
    "articles_organisation_restore": lambda stage: stage.put_back(stage.body),
    "articles_outlet_restore": lambda stage: stage.put_back(stage.outlet),
    "articles_region_restore": lambda stage: stage.put_back(stage.region),
    "articles_tag_restore": lambda stage: stage.put_back(stage.tag),
    "articles_tag_merge: into the one": lambda stage: stage.merge(stage.tag),
    "articles_tag_merge: into the other": lambda stage: stage.merge(stage.tag, stage.others[Tag]),
}
"""By the line of the desk's table, and what is done where there are several: what changes a document."""


BEFORE: dict[str, Callable[[Stage], object]] = {
    "articles_merger_undo": lambda stage: stage.merge(stage.tag),
    "articles_article_restore": lambda stage: stage.correct(),
    "articles_event_restore": lambda stage: stage.rename(stage.event, kind="座谈"),
    "articles_organisation_restore": lambda stage: stage.rename(stage.body, name="甲市市委"),
    "articles_outlet_restore": lambda stage: stage.rename(stage.outlet, name="甲市日报"),
    "articles_region_restore": lambda stage: stage.rename(stage.region, slug="region-new"),
    "articles_tag_restore": lambda stage: stage.rename(stage.tag, name="两新党建"),
    "articles_organisation suggest_again": lambda stage: stage.act("reject", stage.body),
    "articles_region suggest_again": lambda stage: stage.act("reject", stage.others[Region]),
}
"""What must have been done before."""


def documents() -> dict[str, str]:
    """By article the fingerprint of what the index has of it, as a request that comes now finds it."""
    return {fields["identifier"]: fields["fingerprint"] for fields in engine().snapshot().every_stored()}


@pytest.mark.parametrize("doing", DOINGS)
def test_the_next_request_finds_what_was_done(
    stage: Stage, doing: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    if doing in BEFORE:
        BEFORE[doing](stage)
    drain()
    before, elsewhere = documents(), set(check().missing)
    with django_capture_on_commit_callbacks(execute=True):
        DOINGS[doing](stage)
    assert documents() != before
    assert not Mark.objects.exists()
    differences = check()
    assert (differences.stale, differences.extra, set(differences.missing) - elsewhere) == ([], [], set())


CHANGES_NO_DOCUMENT = {
    *("articles_mention confirm", "articles_organisation confirm", "articles_region confirm"),
    *("articles_event_add", "articles_organisation_add", "articles_outlet_add", "articles_region_add"),
    *("articles_tag_add", "articles_region_delete", "articles_batch_change", "articles_batch_delete"),
    *("articles_batch delete_selected", "articles_original_delete", "articles_original delete_selected"),
    *("articles_upload_add", "articles_upload_delete", "articles_upload delete_selected"),
    *("articles_taggingrule_add", "articles_taggingrule_change", "articles_taggingrule_switch"),
    *(f"articles_{what} merge" for what in ("event", "organisation", "outlet", "regionalias", "tag")),
}
"""What counts as well while it is only suggested, what no article has, and what leads to a page that asks."""
LEFT_TO_A_JOB = {
    *("articles_batch_purge", "articles_upload_import", "articles_misnomer_add", "articles_misnomer_change"),
    *("search_word_add", "search_word_change", "search_word_delete", "search_word_waiting"),
    *("search_word delete_selected", "search_word_restore", "articles_misnomer_restore"),
    *("articles_misnomer_outlook", "articles_organisation_outlook", "articles_region_outlook"),
}


def test_everything_that_can_be_done_to_an_article_is_tried() -> None:
    can_be_done = {str(line) for line in lines() if line.allowed["administrator"] == "do"}
    of_articles = {doing for doing in can_be_done if doing.startswith(("articles_", "search_word"))}
    assert {doing.partition(":")[0] for doing in DOINGS} == of_articles - CHANGES_NO_DOCUMENT - LEFT_TO_A_JOB
