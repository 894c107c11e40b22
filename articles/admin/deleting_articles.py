"""Articles deleted: those that are ticked, or all that match the filters and the search of the list."""

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.history import HistoryAdmin
from articles.admin.meant import meant, plain
from articles.admin.page import show
from articles.curating.deleting import delete_articles
from articles.models import Article


class DeletesArticles(HistoryAdmin):
    """Django's own action lists all that goes with them, fetches each row of it, and sends a field for each article."""

    @admin.action(description=actions.delete_selected.short_description, permissions=["delete"])  # type: ignore[attr-defined]
    def delete_selected(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        """What is sent back is this same action, so `articles` are always those that are meant."""
        if "post" not in request.POST:
            return show(self, request, "delete_articles", title=_("Delete articles"), **meant(request, articles))
        with transaction.atomic():
            self.log_deletions(request, plain(articles).only("title", "title_supplied"))
            count = delete_articles(plain(articles), request.user)
        said = ngettext("%(count)d article was deleted.", "%(count)d articles were deleted.", count)
        self.message_user(request, said % {"count": count}, messages.SUCCESS)
        return None
