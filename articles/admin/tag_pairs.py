"""Tags that may be one, pair by pair, with the way to the page that merges them."""

from itertools import islice

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.admin.merging import Merges
from articles.admin.page import show
from articles.curating.twins import pairs, told

MOST_SHOWN = 100
"""The others follow once these are merged, or none of them is to be."""


class Pairs(Merges):
    """Adds the page, for who may see tags."""

    def get_urls(self) -> list[URLPattern]:
        """With the page."""
        page = path("pairs/", self.admin_site.admin_view(self.pairs_view), name="articles_tag_pairs")
        return [page, *super().get_urls()]

    def pairs_view(self, request: HttpRequest) -> HttpResponse:
        """The surest first; of each it is suggested that the one with more articles stays."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = pairs()
        some = dict(islice(found.items(), MOST_SHOWN))
        lines = [(pair, self.merging([pair.stays.pk, pair.goes.pk])) for pair in told(some)] if some else []
        may_merge = self.has_merge_permission(request)
        title = _("Tags that may be one")
        return show(self, request, "tag_pairs", title=title, lines=lines, count=len(found), may_merge=may_merge)
