"""The review queue: what reading and rules suggest, one after the other, judged by keys."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.page import show
from articles.admin.review_form import RIGHT, CorrectionForm, NarrowingForm
from articles.admin.review_shown import shown, words_of
from articles.curating.reviewing.correcting import correct
from articles.curating.reviewing.judging import judge
from articles.curating.reviewing.kinds import KINDS, Kind
from articles.curating.reviewing.queue import MOST_BESIDE, MOST_COUNTED, Queue
from articles.curating.reviewing.refusing import can_be_refused, refuse
from articles.models import Judgement

Doing = Callable[[Kind, Any, Any], int]


def _one(status: str) -> Doing:
    """Nothing where somebody has judged it meanwhile."""
    return lambda kind, row, person: judge(kind, kind.rows().filter(pk=row.pk), status, person)


def _all_alike(status: str) -> Doing:
    return lambda kind, row, person: judge(kind, kind.rows_like(row), status, person)


def _again(kind: Kind, row: Any, person: Any) -> int:
    return judge(kind, kind.model.objects.filter(kind.judged, pk=row.pk), Judgement.SUGGESTED, person)


DOINGS: dict[str, Doing] = {
    "confirm": _one(Judgement.CONFIRMED),
    "reject": _one(Judgement.REJECTED),
    "confirm_alike": _all_alike(Judgement.CONFIRMED),
    "reject_alike": _all_alike(Judgement.REJECTED),
    "never": refuse,
    "again": _again,
}
"""What is done of a row, by the value of the button: how many it concerned."""
OF_ONE = ("confirm", "reject")


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
            return HttpResponseRedirect(self._judged(request, narrowing, right))
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
        count = DOINGS[doing](kind, row, request.user)
        if doing == "again":
            return narrowing.address(row=row.pk)
        if not count:
            self.message_user(request, _("Somebody has judged it meanwhile."), messages.WARNING)
        elif doing in OF_ONE and (doing == "confirm" or not kind.settles):
            return narrowing.address(after=row.pk, last=row.pk)
        else:
            told = ngettext("%(count)d was judged.", "%(count)d were judged.", count)
            self.message_user(request, told % {"count": count}, messages.SUCCESS)
        return narrowing.address(after=row.pk)

    def _asked(
        self, request: HttpRequest, narrowing: NarrowingForm, queue: Queue, right: CorrectionForm
    ) -> HttpResponse:
        row, last = _current(request, queue), _row(queue.kind, request.GET.get("last"))
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
            "last": last and words_of(queue.kind, last),
            "address": narrowing.address(),
            "next": row and narrowing.address(after=row.pk),
            "before": row and narrowing.address(before=row.pk),
            "doings": doings_for(queue.kind, row, request.user) if row else (),
            "may_judge": self.has_change_permission(request),
        }
        return show(self, request, "review", title=_("Review"), **context)


def doings_for(kind: Kind, row: Any, person: Any) -> set[str]:
    """What this person may do of the row."""
    possible = {"confirm", "confirm_alike", "again"}
    if kind.can_be_rejected:
        possible |= {"reject", "reject_alike"}
    if kind.name in RIGHT:
        possible.add("correct")
    if can_be_refused(kind, row) and person.has_perm("articles.add_misnomer"):
        possible.add("never")
    return possible


def said(count: int, most: int = MOST_COUNTED) -> str:
    """Of a number that was counted up to a limit."""
    return _("over %(count)d") % {"count": most} if count > most else str(count)


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else None


def _row(kind: Kind, written: str | None) -> Any:
    """One query, none where there is no number."""
    key = _number(written)
    return key and kind.model.objects.select_related(*kind.shown_with).filter(pk=key).first()


def _current(request: HttpRequest, queue: Queue) -> Any:
    """The row that the address means; where there is none, the next one."""
    asked = {name: _number(request.POST.get(name) or request.GET.get(name)) for name in ("row", "before", "after")}
    if asked["row"] and (row := queue.waiting().select_related(*queue.kind.shown_with).filter(pk=asked["row"]).first()):
        return row
    if asked["before"] and (row := queue.before(asked["before"])):
        return row
    return queue.next(asked["after"])
