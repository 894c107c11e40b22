"""What a person says in the review queue: which part of it is looked at, and what is right instead."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect, ForeignKeyRawIdWidget
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.curating.reviewing.confidence import confidences
from articles.curating.reviewing.kinds import KINDS, Kind
from articles.curating.reviewing.queue import Queue, first_waiting
from articles.models import Article, ArticleTag, Batch, Mention, Region
from articles.reading.dates.extents import Extent, NotDates, extent

CONFIDENCES = {
    "trusted": _("by rules that are mostly right"),
    "doubtful": _("by rules that are often wrong"),
    "untried": _("by rules of which little is known"),
    Article.Basis.INFERRED: Article.Basis.INFERRED.label,
    Article.Basis.NONE: Article.Basis.NONE.label,
}


class NarrowingForm(forms.Form):
    """Of one kind, or else of the first of which anything waits; what leads nowhere narrows nothing."""

    kind = forms.ChoiceField(choices=[(name, kind.label) for name, kind in KINDS.items()], widget=forms.HiddenInput)
    batch = forms.ModelChoiceField(Batch.objects.all(), label=_("import batch"), empty_label=_("all"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("articles about the region"),
        widget=ForeignKeyRawIdWidget(Article.main_region.field.remote_field, admin.site),
        required=False,
    )

    def __init__(self, data: Any) -> None:
        self.meant = KINDS.get(data.get("kind", "")) or first_waiting()
        super().__init__({**data.dict(), "kind": self.meant.name})
        known = [(name, CONFIDENCES[name]) for name in confidences(self.meant)]
        if known:
            self.fields["confidence"] = forms.ChoiceField(
                label=_("confidence"), choices=[("", _("any")), *known], required=False
            )

    @property
    def queue(self) -> Queue:
        """What is asked for."""
        self.full_clean()
        asked = {name: value for name, value in self.cleaned_data.items() if name != "kind" and value}
        return Queue(self.meant, **asked)

    def address(self, **more: Any) -> str:
        """Of the same part of the queue."""
        kept = {name: self.data.get(name) for name in ("kind", "batch", "region", "confidence")}
        return f"?{urlencode({name: value for name, value in (kept | more).items() if value})}"


class ExtentField(forms.CharField):
    """A date or an interval as EDTF writes it: 2021, 2021-05, 2021-05-17, 2021-05/2021-08."""

    def to_python(self, value: Any) -> Extent | None:  # type: ignore[override]
        """Both ends are known."""
        written = super().to_python(value)
        try:
            found = extent(written) if written else None
        except NotDates as fault:
            raise forms.ValidationError(_("This is no date: %(written)s.") % {"written": written}) from fault
        if found and None in found:
            raise forms.ValidationError(_("Give the first and the last day of it."))
        return found


def _another(field: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        field.related_model.objects.all(),
        widget=AutocompleteSelect(field, admin.site),
    )


RIGHT: dict[str, Callable[[], forms.Field]] = {
    "tag": lambda: _another(ArticleTag.tag.field),
    "region": lambda: forms.ModelChoiceField(
        Region.objects.all(), widget=ForeignKeyRawIdWidget(Mention.region.field.remote_field, admin.site)
    ),
    "organisation": lambda: _another(Mention.organisation.field),
    "date": lambda: ExtentField(widget=AdminTextInputWidget),
    "title": lambda: forms.CharField(widget=AdminTextInputWidget, max_length=300),
}
"""By kind; of an event or of damage it is said on the page of the event or of the article."""


class CorrectionForm(forms.Form):
    """What is right instead."""

    def __init__(self, kind: Kind, data: Any = None) -> None:
        super().__init__(data)
        if kind.name in RIGHT:
            self.fields["right"] = RIGHT[kind.name]()
            self.fields["right"].label = _("Right is")
