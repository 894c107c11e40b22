"""What the text names, and whether a person agrees."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.person import NamesItsPerson
from articles.admin.read_only import NotAdded, NotDeleted
from articles.admin.review import Reviews
from articles.curating.reviewing.judging import judge_mentions
from articles.models import Mention

_TARGETS = ["region", "organisation", "event"]
_EVIDENCE = ["surface", "start", "end", "target", "rule", "who"]


class NamesItsTarget:
    """A column for whichever of the three a mention names."""

    @admin.display(description=_("names"))
    def target(self, mention: Mention) -> Model | None:
        """The region, the organisation or the event."""
        return mention.region or mention.organisation or mention.event


class MentionInline(NamesItsTarget, NamesItsPerson, NotAdded, NotDeleted, admin.TabularInline):
    """The evidence is read-only; a wrong one is rejected, not deleted, or the next reading would find it again."""

    model = Mention
    fields = [*_EVIDENCE, "status"]
    readonly_fields = _EVIDENCE
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        """With what they name and who judged them: no further query, however many there are."""
        return super().get_queryset(request).select_related("article", "person", *_TARGETS)


class MentionAdmin(Reviews, NamesItsTarget, NamesItsPerson, NotAdded, NotDeleted, admin.ModelAdmin):
    """Mentions across all articles, for judging many at once; and the queue, most of which they are."""

    list_display = ["surface", "target", "article", "status", "rule", "who"]
    list_filter = ["status", "rule"]
    list_select_related = ["article", "person", *_TARGETS]
    search_fields = ["surface", "region__name", "organisation__name", "event__title"]
    ordering = ["article", "start"]
    list_per_page = 50
    fields = ["article", *_EVIDENCE, "status"]
    readonly_fields = ["article", *_EVIDENCE]
    actions = ["confirm", "reject"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        """Articles without their long columns."""
        return super().get_queryset(request).defer("article__text", "article__blocks", "article__problems")

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Put down who judged it."""
        obj.person = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Confirm the selected mentions"), permissions=["change"])
    def confirm(self, request: HttpRequest, mentions: QuerySet[Mention]) -> None:
        self.judge(request, mentions, Mention.Status.CONFIRMED)

    @admin.action(description=_("Reject the selected mentions"), permissions=["change"])
    def reject(self, request: HttpRequest, mentions: QuerySet[Mention]) -> None:
        self.judge(request, mentions, Mention.Status.REJECTED)

    def judge(self, request: HttpRequest, mentions: QuerySet[Mention], status: str) -> None:
        count = judge_mentions(mentions, status, request.user)
        told = ngettext("%(count)d mention was judged.", "%(count)d mentions were judged.", count)
        self.message_user(request, told % {"count": count})
