"""The page on which what a former version said is put back, field by field."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.admin.conflict import LATE
from articles.admin.differences import where_they_differ
from articles.admin.page import show
from articles.comparing.wording import Piece, reworded
from articles.curating.restoring import Aspect, correction_to, differing, restore, ties_beside
from articles.curating.ties import TIES
from articles.curating.versions import version_of
from articles.turns import take_turn


class Former(NamedTuple):
    """What a version said otherwise, and how that differs from what is said now."""

    aspect: Aspect
    pieces: list[Piece]
    is_chosen: bool


class RestoringForm(forms.Form):
    """Which of the aspects are put back; `seen`: the version of the row that the person has before them."""

    seen = forms.CharField(widget=forms.HiddenInput)
    aspects = forms.MultipleChoiceField()

    def __init__(self, row: Any, aspects: list[Aspect], typed: Any = None) -> None:
        super().__init__(typed, initial={"seen": version_of(row), "aspects": [aspect.name for aspect in aspects]})
        self.fields["aspects"].choices = [(aspect.name, aspect.label) for aspect in aspects]  # type: ignore[attr-defined]

    def clean_seen(self) -> None:
        """Refuse what is stale."""
        if self.cleaned_data["seen"] != self.initial["seen"]:
            raise ValidationError(LATE)


class Restores:
    """Adds the page to those of a row that has versions, for who may change it."""

    def get_urls(self) -> list[URLPattern]:
        """With one page more a version."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.restore_view)  # type: ignore[attr-defined]
        page = path("<int:pk>/history/<int:version>/restore/", view, name=name)
        return [page, *super().get_urls()]  # type: ignore[misc]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """With the way to the page, unless the row is gone."""
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        may = bool(row and self.has_change_permission(request, row))  # type: ignore[attr-defined]
        context = {"restoring": f"admin:{self.opts.app_label}_{self.opts.model_name}_restore" if may else ""}  # type: ignore[attr-defined]
        response: HttpResponse = super().history_view(request, object_id, context | (extra_context or {}))  # type: ignore[misc]
        return response

    @transaction.atomic
    def restore_view(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        """Shows what the version said otherwise, and puts back what is ticked."""
        if request.method == "POST":
            take_turn()
        row = self.model._default_manager.filter(pk=pk).first()  # type: ignore[attr-defined]  # noqa: SLF001
        former = row and row.history.filter(pk=version).first()
        if former is None:
            raise Http404
        if not self.has_change_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        aspects = differing(row, former)
        form = RestoringForm(row, aspects, request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                restore(row, former, form.cleaned_data["aspects"], request.user)
            except ValidationError as refused:
                form.add_error(None, ValidationError(refused.messages))
                row.refresh_from_db()
            else:
                self.message_user(request, _("It was put back."), messages.SUCCESS)  # type: ignore[attr-defined]
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", pk)  # type: ignore[attr-defined]
        correction = correction_to(row, former)
        chosen = set(form["aspects"].value() or ())
        return show(
            self,  # type: ignore[arg-type]
            request,
            "restore",
            title=_("Put back"),
            row=row,
            former=former,
            form=form,
            lines=list(_lines(row, former, aspects, chosen)),
            cut=correction.cut if correction else [],
        )


def _lines(row: Any, former: Any, aspects: list[Aspect], chosen: set[str]) -> Iterator[Former]:
    beside = ties_beside(row, former)
    for aspect in aspects:
        if tie := TIES.get(type(row), {}).get(aspect.name):
            now, then = tie.words(along[aspect.name] for along in beside)
        else:
            now, then = (_said(each, aspect) for each in (row, former))
        yield Former(aspect, reworded(*where_they_differ(now, then)), aspect.name in chosen)


def _said(row: Any, aspect: Aspect) -> str:
    return " · ".join(filter(None, (_words(row, name) for name in aspect.fields)))


def _words(row: Any, name: str) -> str:
    """As a curator reads it; a row that is gone by its number."""
    field = row._meta.get_field(name)
    try:
        value = getattr(row, name)
    except ObjectDoesNotExist:
        value = getattr(row, field.attname)
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(dict(field.flatchoices).get(value, "" if value is None else value))
