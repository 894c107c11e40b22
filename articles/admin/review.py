"""The review queue: what reading and rules suggest, one after the other, judged by keys."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.page import show
from articles.admin.review_doings import DOINGS, doings_for
from articles.admin.review_form import CorrectionForm, NarrowingForm
from articles.admin.review_shown import shown, words_of
from articles.curating.reviewing.correcting import correct
from articles.curating.reviewing.kinds import KINDS, Kind
from articles.curating.reviewing.queue import MOST_BESIDE, MOST_COUNTED, Queue, names_waiting
from articles.curating.reviewing.verdicts import take_back
from articles.models import Verdict


class Reviews(ModelAdmin):
    """Adds the page, and the way to it."""

    change_list_template = "admin/articles/mentions.html"

    def get_urls(self) -> list[URLPattern]:
        """With the queue."""
        page = path("review/", self.admin_site.admin_view(self.review_view), name="articles_mention_review")
        return [page, *super().get_urls()]

    def review_view(self, request: HttpRequest) -> HttpResponse:
        """All state is in the address: what is looked at, and the row behind (`after`), before (`before`) or at which
        (`row`) the queue goes on. What is sent back judges.
        """
        is_sent = request.method == "POST"
        if not (self.has_change_permission(request) if is_sent else self.has_view_permission(request)):
            raise PermissionDenied
        narrowing = NarrowingForm(request.GET)
        queue = narrowing.queue
        right = CorrectionForm(queue.kind, request.POST if request.POST.get("do") == "correct" else None)
        if is_sent and not right.errors:
            answer = self._taken_back if request.POST.get("do") == "again" else self._judged
            return HttpResponseRedirect(answer(request, narrowing, right))
        return self._asked(request, narrowing, queue, right)

    def _judged(self, request: HttpRequest, narrowing: NarrowingForm, right: CorrectionForm) -> str:
        """The address at which it goes on."""
        kind = narrowing.meant
        doing, row = request.POST.get("do", ""), _row(kind, request.POST.get("row"))
        if row is None or doing not in doings_for(kind, row, request.user):
            self.message_user(request, _("It is not there any more."), messages.WARNING)
            return narrowing.address()
        if right.is_bound:
            correct(kind, row, right.cleaned_data["right"], request.user)
            return narrowing.address(after=row.pk)
        verdict = DOINGS[doing](kind, row, request.user)
        if verdict is None:
            self.message_user(request, _("Somebody has judged it meanwhile."), messages.WARNING)
        elif doing != "never":
            return narrowing.address(after=row.pk, last=verdict.pk)
        else:
            told = ngettext("%(count)d was judged.", "%(count)d were judged.", len(verdict.rows))
            self.message_user(request, told % {"count": len(verdict.rows)}, messages.SUCCESS)
        return narrowing.address(after=row.pk)

    def _taken_back(self, request: HttpRequest, narrowing: NarrowingForm, _right: CorrectionForm) -> str:
        """The same; a phrase that is never to be a name is taken back on its own page."""
        verdict = _verdict(request.POST.get("verdict"))
        count = take_back(verdict, request.user) if verdict else 0
        if verdict is None or not count:
            self.message_user(request, _("Somebody has judged it meanwhile."), messages.WARNING)
            return narrowing.address()
        if count > 1:
            told = ngettext("%(count)d waits again.", "%(count)d wait again.", count)
            self.message_user(request, told % {"count": count}, messages.SUCCESS)
        return narrowing.address(row=verdict.rows[0])

    def _asked(
        self, request: HttpRequest, narrowing: NarrowingForm, queue: Queue, right: CorrectionForm
    ) -> HttpResponse:
        row, last = _current(request, queue), _verdict(request.GET.get("last"))
        one = row and shown(queue, row)
        left, done = queue.left(), queue.done()
        counted = queue.counted_by_kind().items()
        context = {
            "queue": queue,
            "narrowing": narrowing,
            "right": right,
            "media": self.media + narrowing.media + right.media,
            "kinds": [
                (KINDS[name], said(count, MOST_BESIDE), narrowing.address(kind=name, confidence=""))
                for name, count in counted
            ],
            "left": said(left),
            "done": said(done),
            "total": left + done if max(left, done) <= MOST_COUNTED else None,
            "shown": one,
            "alike": one and said(one.alike),
            "last": last,
            "last_words": last and _words(last),
            "names": [(model._meta, said(count, MOST_BESIDE)) for model, count in names_waiting().items()],
            "address": narrowing.address(),
            "next": row and narrowing.address(after=row.pk),
            "before": row and narrowing.address(before=row.pk),
            "doings": doings_for(queue.kind, row, request.user) if row else (),
            "may_judge": self.has_change_permission(request),
        }
        return show(self, request, "review", title=_("Review"), **context)


def said(count: int, most: int = MOST_COUNTED) -> str:
    """Of a number that was counted up to a limit."""
    return _("over %(count)d") % {"count": most} if count > most else str(count)


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else None


def _row(kind: Kind, written: str | None) -> Any:
    """One query, none where there is no number."""
    key = _number(written)
    return key and kind.model.objects.select_related(*kind.shown_with).filter(pk=key).first()


def _verdict(written: str | None) -> Verdict | None:
    """One query, none where there is no number."""
    key = _number(written)
    return Verdict.objects.filter(pk=key).first() if key else None


def _words(verdict: Verdict) -> str:
    """Of the first of its rows, where that is still there."""
    kind = KINDS[verdict.kind]
    row = _row(kind, str(verdict.rows[0]))
    return words_of(kind, row) if row else ""


def _current(request: HttpRequest, queue: Queue) -> Any:
    """The row that the address means; where there is none, the next one."""
    asked = {name: _number(request.POST.get(name) or request.GET.get(name)) for name in ("row", "before", "after")}
    if asked["row"] and (row := queue.waiting().select_related(*queue.kind.shown_with).filter(pk=asked["row"]).first()):
        return row
    if asked["before"] and (row := queue.before(asked["before"])):
        return row
    return queue.next(asked["after"])
