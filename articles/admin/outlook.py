"""A page that says which articles a corrected name would change, and on which they are asked to be read again."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.page import show
from articles.curating.outlook import MOST_READ, outlook
from articles.curating.renaming import count_changes, read_again
from articles.importing.reasons import in_words
from articles.rereading.revision import Revision
from jobs.asking import ask

ASKED = {"count": count_changes, "write": read_again}
"""What can be asked of all articles that hold a name, by the button."""


class HasOutlook(ModelAdmin):
    """Adds the page, and the way to it, to the page of a row that has names."""

    change_form_template = "admin/articles/change_form_with_outlook.html"

    def names_of(self, row: Any) -> list[str]:
        """By which reading knows the row."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """With one page more a row."""
        name = f"articles_{self.opts.model_name}_outlook"
        page = path("<int:pk>/outlook/", self.admin_site.admin_view(self.outlook_view), name=name)
        return [page, *super().get_urls()]

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """With the way to what would change."""
        self._lead(request, obj)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The same."""
        self._lead(request, obj)
        return super().response_change(request, obj)

    def _lead(self, request: HttpRequest, row: Any) -> None:
        said = _('Articles follow when they are read again. <a href="{}">See what would change</a>')
        self.message_user(request, format_html(str(said), self._way(row.pk)))

    def _way(self, pk: int) -> str:
        return reverse(f"admin:articles_{self.opts.model_name}_outlook", args=[pk])

    def outlook_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Counts the articles that hold a name of the row, and reads some of them again without writing; what is sent
        back asks for all of them.
        """
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        names = self.names_of(row)
        if request.method == "POST":
            work = ASKED.get(request.POST.get("work", ""), read_again)
            job = ask(work, about=str(row), person=request.user, link=self._way(row.pk), names=names)
            return redirect("admin:jobs_job_change", job.pk)
        found = outlook(names)
        return show(
            self,
            request,
            "outlook",
            title=_("What would change"),
            row=row,
            names=names,
            outlook=found,
            rows=[line_of(revision) for revision in found.changing],
            most_read=MOST_READ,
        )


def line_of(revision: Revision) -> dict[str, Any]:
    """What a page says of one article: what it would name, and which of its fields would change."""
    before = {mention.surface for mention in revision.mentions.gone}
    after = {each.mention.surface for each in revision.mentions.put}
    return {
        "article": revision.article,
        "trouble": in_words(revision.trouble),
        "gained": _some(after - before),
        "lost": _some(before - after),
        "otherwise": _some(before & after),
        "fields": "、".join(label for label, _name in fields_of(revision)),
    }


def fields_of(revision: Revision) -> Iterator[tuple[str, str]]:
    """For a person and in the revision. Their names are those of the columns, which are translated where they stand."""
    told = [*revision.changes, *(["main region"] if "main_region_id" in revision.columns else [])]
    yield from ((gettext(name), name) for name in told)


_SHOWN, _LONGEST = 8, 40


def _some(words: Iterable[str]) -> str:
    words = sorted(words)
    shown = "、".join(each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…" for each in words[:_SHOWN])
    return shown + "…" * (len(words) > _SHOWN)
