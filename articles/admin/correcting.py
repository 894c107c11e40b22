"""The page on which a text is corrected, line by line, beside what was received."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.conflict import both_versions
from articles.admin.correcting_form import CorrectingForm
from articles.admin.history import HistoryAdmin
from articles.admin.page import show
from articles.curating.correcting import Correction, lines_of, write
from articles.models import Article
from articles.turns import take_turn

LINES_SHOWN = 100
"""On one page of the desk."""


class Corrects(HistoryAdmin):
    """Adds the page to that of an article."""

    def get_urls(self) -> list[URLPattern]:
        """With the page, `?lines=2` for the second hundred."""
        page = path("<int:pk>/text/", self.admin_site.admin_view(self.correct_view), name="articles_article_correct")
        return [page, *super().get_urls()]

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What is sent back is written at once, unless it would cut what the text names: that is told first."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            if request.method == "POST":
                take_turn()
            article = Article.objects.filter(pk=pk).select_related("original").defer("original__content").first()
            if article is None:
                raise Http404
            page = Paginator(range(len(lines_of(article))), LINES_SHOWN).get_page(request.GET.get("lines"))
            form = CorrectingForm(article, list(page), request.POST if request.method == "POST" else None)
            correction = form.correction if form.is_valid() else None
            if correction is None or (correction.cut and not form.cleaned_data["agreed"]):
                return self._lines_beside(request, form, correction, page)
            if correction.edits:
                write(correction)
        self._tell(request, correction)
        return redirect(request.get_full_path())

    def _lines_beside(
        self, request: HttpRequest, form: CorrectingForm, correction: Correction | None, page: Any
    ) -> HttpResponse:
        return show(
            self,
            request,
            "correct",
            title=_("Correct the text"),
            row=form.article,
            form=form,
            lines=list(form.lines()),
            page=page,
            cut=correction.cut if correction else [],
            both=list(both_versions([form])) if form.is_stale else [],
            last=form.article.history.first() if form.is_stale else None,
        )

    def _tell(self, request: HttpRequest, correction: Correction) -> None:
        """How much was changed; what reads otherwise now may name something else; what went is said once more."""
        changed = len(correction.edits)
        told = ngettext("%(count)d place was corrected.", "%(count)d places were corrected.", changed)
        self.message_user(request, told % {"count": changed}, messages.SUCCESS if changed else messages.INFO)
        reworded = [f"{each.mention} → {each.then}" for each in correction.reworded if not each.mention.event_id]
        for said, words in (
            (_("These names read otherwise now; look whether they still name the same: %(words)s"), reworded),
            (_("These names went with their words: %(words)s"), list(map(str, correction.cut))),
        ):
            if words:
                self.message_user(request, said % {"words": "、".join(words)}, messages.WARNING)
