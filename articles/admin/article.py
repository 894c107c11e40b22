"""The page on which a curator corrects, dates, places and tags an article."""

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.article_form import ArticleForm
from articles.admin.article_tag import ArticleTagInline
from articles.admin.correcting import Corrects
from articles.admin.credit import CreditInline
from articles.admin.deleting_articles import DeletesArticles
from articles.admin.lines import LinesField
from articles.admin.mention import MentionInline
from articles.admin.rereading import Rereads
from articles.admin.tagging import Tags
from articles.admin.what_was_read import ShowsWhatWasRead
from articles.models import Article, Credit

MOST_MENTIONS_IN_A_FORM = 200
"""Three fields each: Django refuses a form of more than 1,000 (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""


class ArticleAdmin(ShowsWhatWasRead, Corrects, Rereads, DeletesArticles, Tags):
    """Articles come from originals only, so none is added here; `withdrawn` takes one from the readers."""

    form = ArticleForm
    change_form_template = "admin/articles/article.html"
    formfield_overrides = {ArrayField: {"form_class": LinesField}}
    list_display = ["heading", "published_edtf", "main_region", "status", "outlet_names"]
    list_filter = ["status", "published_basis", "script", "batch"]
    search_fields = ["title", "title_supplied", "text", "identifier"]
    search_help_text = _("Words of the title or the text, or an identifier")
    ordering = [F("published_first").desc(nulls_last=True), "identifier"]
    list_per_page = 50
    actions = ["tag_selected", "delete_selected"]
    autocomplete_fields = ["outlets"]
    raw_id_fields = ["main_region"]
    readonly_fields = [
        "identifier",
        "original",
        "batch",
        "text",
        "lines",
        "problems",
        "published_evidence",
        "repairs_made",
        "mentions_found",
        "rules_version",
        "created",
        "modified",
    ]
    fieldsets = [
        (None, {"fields": ["identifier", "status", "title", "title_supplied", "subtitles", "abstract", "locked"]}),
        (_("Source"), {"fields": ["outlets", "section", "script", "original", "batch"]}),
        (_("Place"), {"fields": ["main_region", "mentions_found"]}),
        (
            _("Date"),
            {
                "fields": [
                    "published_edtf",
                    ("published_first", "published_last"),
                    ("published_precision", "published_basis"),
                    "published_evidence",
                ]
            },
        ),
        (_("Text"), {"classes": ["collapse"], "fields": ["text"]}),
        (
            _("Reading"),
            {
                "classes": ["collapse"],
                "fields": ["lines", "repairs_made", "problems", "rules_version", "created", "modified"],
            },
        ),
    ]
    inlines = [ArticleTagInline, CreditInline, MentionInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """What a line of the list shows; the page of one article asks for the text besides."""
        articles: QuerySet[Article] = super().get_queryset(request).for_list()
        return articles

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[type[admin.TabularInline]]:
        """Mentions stand on the page as long as a form can carry them; `mentions_found` leads to all of them."""
        if obj is None or obj.mentions.count() > MOST_MENTIONS_IN_A_FORM:
            return [inline for inline in self.inlines if inline is not MentionInline]
        return self.inlines

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only an import makes articles."""
        return False

    @admin.display(description=_("title"), ordering="title")
    def heading(self, article: Article) -> str:
        return article.heading

    @admin.display(description=_("outlets"))
    def outlet_names(self, article: Article) -> str:
        return "、".join(outlet.name for outlet in article.outlets.all())

    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        """Whoever adds a tag or judges a mention is put down as the one who did."""
        rows = formset.save(commit=False)
        for row in rows:
            if not isinstance(row, Credit):
                row.person = request.user
            row.save()
        for row in formset.deleted_objects:
            row.delete()
