"""Words of the dictionary."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.reading.script import fold
from search.models import Word
from search.words.dictionary import is_known


class WordForm(forms.ModelForm):
    """One word, as texts are folded before they are cut."""

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
    search_fields = ["word"]
    search_help_text = _("Characters of either script")
    ordering = ["word"]
    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Word], search_term: str
    ) -> tuple[QuerySet[Word], bool]:
        """By what was typed, folded as the words are."""
        return queryset.filter(word__contains=fold(search_term.strip())), False
