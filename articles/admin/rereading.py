"""One article read again from its original: what that would change is shown before it is done."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.admin.differences import where_they_differ
from articles.admin.history import HistoryAdmin
from articles.admin.outlook import fields_of, line_of
from articles.admin.page import show
from articles.comparing.wording import Piece, reworded
from articles.importing.reasons import in_words
from articles.models import Article
from articles.rereading.rereader import reread
from articles.rereading.revision import Revision


class Differing(NamedTuple):
    """A field, by its name, that another reading would make otherwise."""

    field: str
    pieces: list[Piece]


class Rereads(HistoryAdmin):
    """Adds the page to that of an article."""

    def get_urls(self) -> list[URLPattern]:
        """With the page."""
        page = path("<int:pk>/reread/", self.admin_site.admin_view(self.reread_view), name="articles_article_reread")
        return [page, *super().get_urls()]

    def reread_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What a person has decided stays; what is sent back writes the rest, as it is read then."""
        articles = Article.objects.filter(pk=pk)
        row = articles.first()
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        is_sent = request.method == "POST"
        (revision,) = reread(articles, jobs=1, write=is_sent)
        if is_sent:
            self._say_what_came(request, revision)
            return redirect("admin:articles_article_change", pk)
        differing, named = list(_differing(revision)), line_of(revision)
        title = _("Read it again")
        return show(self, request, "reread", title=title, row=row, differing=differing, named=named, revision=revision)

    def _say_what_came(self, request: HttpRequest, revision: Revision) -> None:
        if revision.trouble:
            self.message_user(request, f"{_('Stays as it is:')} {in_words(revision.trouble)}", messages.WARNING)
        elif revision.changes_anything:
            self.message_user(request, _("It was read again."), messages.SUCCESS)
        else:
            self.message_user(request, _("It reads as it did."), messages.INFO)


def _differing(revision: Revision) -> Iterator[Differing]:
    """But for what it names; of a field that follows from others only its name."""
    for label, name in fields_of(revision):
        change = revision.changes.get(name)
        yield Differing(label, reworded(*where_they_differ(change.before, change.after)) if change else [])
