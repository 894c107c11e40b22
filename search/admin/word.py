"""Words of the dictionary, and the page on which the index is asked to be built with them."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.page import show
from articles.reading.script import fold
from jobs.asking import ask
from search.models import Word
from search.teaching.outlook import outlook
from search.teaching.rebuilding import build_index
from search.teaching.waiting import waiting
from search.troubles import IndexTrouble
from search.words.dictionary import is_known


class WordForm(forms.ModelForm):
    """One word, as texts are folded before they are cut."""

    class Meta:
        """Says what a word is for."""

        help_texts: ClassVar = {
            "word": _(
                "For the search one word, like 两学一做. Once it is saved, “What would change” shows what it does."
            )
        }

    def clean_word(self) -> str:
        """Raises ValidationError for what could not be a word, or is one already."""
        word = fold(self.cleaned_data["word"].strip())
        if len(word) < 2 or not word.isalnum():
            raise ValidationError(_("A word has two characters or more: Chinese ones, letters and digits."))
        if is_known(word):
            raise ValidationError(_("The dictionary has this word already."))
        return word


class WordAdmin(HistoryAdmin):
    """What is added or deleted here counts once the index has been built anew."""

    form = WordForm
    change_list_template = "admin/articles/words.html"
    search_fields = ["word"]
    search_help_text = _("Characters of either script")
    ordering = ["word"]
    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Word], search_term: str
    ) -> tuple[QuerySet[Word], bool]:
        """By what was typed, folded as the words are."""
        return queryset.filter(word__contains=fold(search_term.strip())), False

    def get_urls(self) -> list[URLPattern]:
        """With the page of what waits."""
        page = path("waiting/", self.admin_site.admin_view(self.waiting_view), name="search_word_waiting")
        return [page, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the way to it, for who may go there."""
        rights = {"may_teach": self.has_change_permission(request)}
        listed: HttpResponse = super().changelist_view(request, rights | (extra_context or {}))
        return listed

    def waiting_view(self, request: HttpRequest) -> HttpResponse:
        """Says which articles the new words would cut otherwise; what is sent back asks for the index to be built."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._asked(request)
        try:
            words = waiting()
            context: dict[str, Any] = {"words": words, "outlook": outlook(words)}
        except IndexTrouble as trouble:
            context = {"trouble": trouble}
        return show(self, request, "words_waiting", title=_("What would change"), **context)

    def _asked(self, request: HttpRequest) -> HttpResponse:
        words = "、".join(Word.objects.own())
        job = ask(build_index, about=words, person=request.user, link=reverse("admin:search_word_changelist"))
        self.message_user(request, _("The index is built anew; searching goes on meanwhile."), messages.SUCCESS)
        return redirect("admin:jobs_job_change", job.pk)
