"""Rows that reading suggests and a person confirms or rejects, many at once."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Judgement


class Judged:
    """Three actions. Each row is saved by itself, so that its history and the index hear of it.

    A rejected row stays, which is how no later reading takes its name again.
    """

    @admin.action(description=_("Confirm the selected rows"), permissions=["change"])
    def confirm(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.judge(request, rows, Judgement.CONFIRMED)

    @admin.action(
        description=_("Reject the selected rows: there are none such, and never again"), permissions=["change"]
    )
    def reject(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.judge(request, rows, Judgement.REJECTED)

    @admin.action(description=_("Take the judgement back: only suggested again"), permissions=["change"])
    def suggest_again(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.judge(request, rows, Judgement.SUGGESTED)

    @transaction.atomic
    def judge(self, request: HttpRequest, rows: QuerySet[Any], status: str) -> None:
        for row in rows:
            row.status = status
            row.save()
        self.tell_judged(request, rows)

    def tell_judged(self, request: HttpRequest, rows: QuerySet[Model]) -> None:
        told = ngettext("%(count)d row was judged.", "%(count)d rows were judged.", len(rows)) % {"count": len(rows)}
        self.message_user(request, f"{told} {_('Articles follow when they are read again.')}")  # type: ignore[attr-defined]
