"""Tags for many articles: for those that are ticked, or for all that match the filters and the search of the list."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.admin.history import HistoryAdmin
from articles.admin.meant import meant, plain
from articles.admin.page import show
from articles.curating.tagging import bearing, give, take
from articles.models import Article, ArticleTag, Tag


class Doing(NamedTuple):
    """What can be done: its name, the function, and what is said when it is done."""

    label: Promise
    do: Callable[..., int]
    said: Any


DOINGS = {
    "give": Doing(
        _("Give the tag"),
        give,
        ngettext_lazy("%(count)d article was given %(tag)s.", "%(count)d articles were given %(tag)s.", "count"),
    ),
    "take": Doing(
        _("Take the tag away"),
        take,
        ngettext_lazy(
            "%(tag)s was taken from %(count)d article.", "%(tag)s was taken from %(count)d articles.", "count"
        ),
    ),
}


class TaggingForm(forms.Form):
    """Which tag, and whether it is given or taken."""

    tag = forms.ModelChoiceField(
        Tag.objects.all(), label=_("tag"), widget=AutocompleteSelect(ArticleTag.tag.field, admin.site)
    )
    doing = forms.ChoiceField(
        label=_("what is done"),
        choices=[(name, doing.label) for name, doing in DOINGS.items()],
        widget=forms.RadioSelect,
        initial="give",
    )


class Tags(HistoryAdmin):
    """Adds the action: a page that asks which tag, one that says what would come of it, and then it is done."""

    def has_tag_permission(self, request: HttpRequest) -> bool:
        """Who may change articles may say what they are about."""
        return bool(self.has_change_permission(request))

    @admin.action(description=_("Give or take a tag …"), permissions=["tag"])
    def tag_selected(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        """What is sent back is this same action, so `articles` are always those that are meant."""
        asked = "doing" in request.POST
        form = TaggingForm(request.POST if asked else None)
        agreed = asked and form.is_valid() and "agreed" in request.POST
        if not agreed:
            return self._asked(request, articles, form)
        doing, tag = DOINGS[form.cleaned_data["doing"]], form.cleaned_data["tag"]
        count = doing.do(articles, tag, request.user)
        self.message_user(request, str(doing.said % {"count": count, "tag": tag}), messages.SUCCESS)
        return None

    def _asked(self, request: HttpRequest, articles: QuerySet[Article], form: TaggingForm) -> HttpResponse:
        chosen = form.is_bound and form.is_valid()
        return show(
            self,
            request,
            "tagging",
            title=_("Tag articles"),
            form=form,
            media=self.media + form.media,
            tags=Tag.objects.filter(articles__in=plain(articles))
            .annotate(n=Count("pk"))
            .order_by("-n", "pinyin", "pk")[:20],
            found=bearing(articles, form.cleaned_data["tag"]) if chosen else None,
            chosen=form.cleaned_data if chosen else {},
            **meant(request, articles),
        )
