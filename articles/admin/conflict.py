"""Two people at one row: whoever saves second is refused, and shown both versions."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.curating.versions import version_of
from articles.turns import take_turn

LATE = _("Somebody has changed this since you opened it. Nothing was saved; both versions stand below.")
"""What a form that is stale says."""


class RefusesStale(forms.ModelForm):
    """The form of a row, which knows the version that the person has before them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    is_stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = version_of(self.instance)

    def clean(self) -> dict[str, Any]:
        """Refuse what is stale."""
        cleaned = super().clean() or self.cleaned_data
        self.is_stale = cleaned.get("seen") != self.initial["seen"]
        if self.is_stale:
            raise forms.ValidationError(LATE)
        return cleaned


class Both(NamedTuple):
    """What stands in a field, and what the second person would have put there."""

    field: str
    saved: str
    typed: str


class ShowsBothVersions:
    """For forms that refuse what is stale."""

    form: Any = RefusesStale
    change_form_template: Any = "admin/articles/change_form_with_version.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The version is no field for a person; it stands before the others in any case."""
        return [name for name in super().get_fields(request, obj) if name != "seen"]  # type: ignore[misc]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is compared stays as it is until it is saved, because nobody else writes meanwhile."""
        with transaction.atomic():
            if request.method == "POST":
                take_turn()
            shown: HttpResponse = super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        return shown

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        if getattr(form, "is_stale", False):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            forms_sent = [form, *(each for formset in formsets for each in formset.forms)]
            both = [*both_versions(forms_sent), *(row for formset in formsets for row in not_sent(formset))]
            context |= {"both": both, "last": form.instance.history.first()}
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]


def both_versions(filled_in: Iterable[forms.BaseForm]) -> Iterator[Both]:
    """Of each field in which what was sent is not what stands now."""
    for form in filled_in:
        for name in form.changed_data:
            if form.fields[name].widget.is_hidden:
                continue
            field, typed = form.fields[name], getattr(form, "cleaned_data", {}).get(name, form[name].value())
            yield Both(str(field.label or name), words_of(field, form[name].initial), words_of(field, typed))


def not_sent(formset: forms.BaseModelFormSet) -> Iterator[Both]:
    """Rows that came to be since: the second person did not have them before them. One query."""
    sent = {form.instance.pk for form in formset.forms}
    for row in formset.get_queryset():
        if row.pk not in sent:
            yield Both(str(row._meta.verbose_name), str(row), "")


def words_of(field: forms.Field, value: Any) -> str:
    """A value as the form shows it: names for rows, words for choices. One query where it is the number of a row."""
    if isinstance(value, Model):
        return str(value)
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return "、".join(words_of(field, each) for each in value)
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.filter(pk=value).first() or "") if value and field.queryset is not None else ""
    return str(dict(getattr(field, "choices", ())).get(value, "" if value is None else value))
