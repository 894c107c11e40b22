"""Rules that tag: made of a saved search and a tag, looked at before they are switched on, and switched off again."""

from typing import Any
from urllib.parse import unquote_plus

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.page import show
from articles.admin.person import NamesItsPerson
from articles.admin.read_only import NotDeleted
from articles.models import Judgement, TaggingRule
from jobs.asking import ask
from search.models import SavedSearch
from search.tagging.jobs import run_rules
from search.tagging.matching import AsksNothing
from search.tagging.running import prospect, run, withdraw
from search.troubles import IndexTrouble

MOST_AT_ONCE = 1000
"""Suggestions that a person waits for; more of them are a job."""
QUEUE = reverse_lazy("admin:articles_mention_review", query={"kind": "tag"})


class RuleForm(forms.ModelForm):
    """A new rule takes over the search of whoever makes it: what becomes of the saved search changes no rule."""

    search = forms.ModelChoiceField(
        SavedSearch.objects.none(),
        label=gettext_lazy("saved search"),
        help_text=gettext_lazy("“Keep this search”, on the page of any search, makes one."),
    )

    class Meta:
        model = TaggingRule
        fields = ["name", "tag"]

    def save(self, commit: bool = True) -> Any:
        """Switched off, until somebody has seen what it would suggest."""
        self.instance.query = self.cleaned_data["search"].query
        self.instance.is_on = False
        return super().save(commit)


class TaggingRuleAdmin(NamesItsPerson, NotDeleted, admin.ModelAdmin):
    """Each with what became of its suggestions; only its name is changed."""

    list_display = ["name", "tag", "is_on", "waiting", "confirmed", "rejected", "ran", "who"]
    list_filter = ["is_on"]
    list_select_related = ["tag", "person"]
    search_fields = ["name", "tag__name", "query"]
    ordering = ["name"]
    autocomplete_fields = ["tag"]
    change_form_template = "admin/search/rule.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaggingRule]:
        """With the numbers of its suggestions."""
        numbers = {status: Count("suggestions", filter=Q(suggestions__status=status)) for status in Judgement.values}
        rules: QuerySet[TaggingRule] = super().get_queryset(request).annotate(**numbers)
        return rules

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Of a new one, with the searches of this person."""
        if change:
            return super().get_form(request, obj, change, **kwargs)
        form: Any = super().get_form(request, obj, change, **{**kwargs, "form": RuleForm})
        form.base_fields["search"].queryset = SavedSearch.objects.filter(owner=request.user.pk)
        return form

    def get_fields(self, request: HttpRequest, obj: TaggingRule | None = None) -> Any:
        return ["name", "search", "tag"] if obj is None else ["name", "tag", "asks", "is_on", "who", "ran"]

    def get_readonly_fields(self, request: HttpRequest, obj: TaggingRule | None = None) -> list[str]:
        return [] if obj is None else ["tag", "asks", "is_on", "who", "ran"]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Whoever makes it is put down."""
        if not change:
            obj.person = request.user
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: TaggingRule, post_url_continue: Any = None) -> HttpResponse:
        """To what it would suggest."""
        return redirect("admin:articles_taggingrule_switch", obj.pk)

    @admin.display(description=gettext_lazy("waiting"), ordering="suggested")
    def waiting(self, rule: Any) -> int:
        return int(rule.suggested)

    @admin.display(description=gettext_lazy("confirmed"), ordering="confirmed")
    def confirmed(self, rule: Any) -> int:
        return int(rule.confirmed)

    @admin.display(description=gettext_lazy("rejected"), ordering="rejected")
    def rejected(self, rule: Any) -> int:
        return int(rule.rejected)

    @admin.display(description=gettext_lazy("search"))
    def asks(self, rule: TaggingRule) -> SafeString:
        return format_html('<a href="{}{}">{}</a>', reverse("search"), rule.query, unquote_plus(rule.query))

    def get_urls(self) -> list[URLPattern]:
        """With the page on which a rule is switched on and off."""
        view = self.admin_site.admin_view(self.switch_view)
        return [path("<int:pk>/switch/", view, name="articles_taggingrule_switch"), *super().get_urls()]

    def switch_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what would be suggested, or withdrawn; what is sent back does it."""
        rule = self.get_object(request, str(pk))
        if rule is None:
            raise Http404
        if not self.has_change_permission(request, rule):
            raise PermissionDenied
        context: dict[str, Any] = {"waiting": rule.suggestions.filter(status=Judgement.SUGGESTED).count()}
        if not rule.is_on:
            try:
                context["prospect"] = prospect(rule.query, rule.tag)
            except (AsksNothing, IndexTrouble) as trouble:
                context["trouble"] = str(trouble)
        if request.method == "POST" and "trouble" not in context:
            return self._switched(request, rule, context.get("prospect"))
        title = _("Switch the rule off?") if rule.is_on else _("Switch the rule on?")
        return show(self, request, "switch_rule", title=title, row=rule, **context)

    def _switched(self, request: HttpRequest, rule: TaggingRule, ahead: Any) -> HttpResponse:
        if ahead is None:
            count = withdraw(rule)
            said = ngettext("%(count)d suggestion was withdrawn.", "%(count)d suggestions were withdrawn.", count)
            self.message_user(request, said % {"count": count}, messages.SUCCESS)
            return redirect("admin:articles_taggingrule_change", rule.pk)
        TaggingRule.objects.filter(pk=rule.pk).update(is_on=True)
        if ahead.fresh > MOST_AT_ONCE:
            person = request.user if isinstance(request.user, User) else None
            job = ask(run_rules, about=rule.name, person=person, link=str(QUEUE), rules=[rule.pk])
            return redirect("admin:jobs_job_change", job.pk)
        count = run(rule).suggested
        said = ngettext("%(count)d article waits for review.", "%(count)d articles wait for review.", count)
        self.message_user(request, said % {"count": count}, messages.SUCCESS)
        return redirect("admin:articles_taggingrule_change", rule.pk)
