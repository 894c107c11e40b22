"""The form of an article: what a person changes in it is locked against every later reading."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from articles.admin.conflict import RefusesStale
from articles.curating.decisions import DECISIONS, decisions_on, fields_settled
from articles.models import Article


class ArticleForm(RefusesStale):
    """Ticks stand for decisions; whatever is changed gets its tick by itself."""

    locked = forms.MultipleChoiceField(
        label=_("Decided fields"),
        help_text=_(
            "No later reading changes what is ticked. What you change is ticked when you save; untick it to release it."
        ),
        choices=[(name, label) for name, (label, _fields) in DECISIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Article
        fields = "__all__"
        widgets = {
            "title": AdminTextareaWidget(attrs={"rows": 2}),
            "title_supplied": AdminTextareaWidget(attrs={"rows": 2}),
            "abstract": AdminTextareaWidget(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locked_before = list(self.instance.locked)
        self.initial["locked"] = decisions_on(self.locked_before)

    def clean(self) -> dict[str, Any]:
        """Put the names of the settled fields in place of the ticks."""
        cleaned = super().clean()
        decided = {*cleaned.get("locked", ()), *decisions_on(self.changed_data)}
        cleaned["locked"] = fields_settled(decided, kept=self.locked_before)
        return cleaned
