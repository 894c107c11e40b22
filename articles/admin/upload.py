"""Importing at the desk: files are sent, tried, looked at, and imported."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.job_told import told
from articles.admin.person import NamesItsPerson
from articles.admin.read_only import NotChanged
from articles.admin.upload_form import UploadForm
from articles.importing.jobs import REPORT, ask_to_import, ask_to_try
from articles.importing.uploads import folder_of, forget, keep
from articles.models import Upload

MOST_NAMED = 20
"""Files that the page names."""


class UploadAdmin(NamesItsPerson, NotChanged, admin.ModelAdmin):
    """Nothing of what was sent is changed: it is imported, or deleted and sent anew."""

    form = UploadForm
    add_form_template = "admin/articles/upload_form.html"
    change_form_template = "admin/articles/upload.html"
    list_display = ["name", "sent", "who", "number", "tried", "imported"]
    list_select_related = ["person", "trial__task", "job__task"]
    search_fields = ["name"]
    ordering = ["-pk"]
    list_per_page = 50
    autocomplete_fields = ["region"]
    readonly_fields = ["tags", "sent_as", "tried", "imported", "batch", "sent", "who"]
    asked = ["sent_files", "name", "region", "subjects", "form", "columns"]
    shown = ["name", "sent", "who", "region", "tags", "sent_as", "tried", "imported", "batch"]

    def get_fields(self, request: HttpRequest, obj: Upload | None = None) -> Any:
        """What is asked, then what is known."""
        return self.asked if obj is None else self.shown

    def save_model(self, request: HttpRequest, obj: Upload, form: Any, change: bool) -> None:
        """The row, the files, and the question what would come of them."""
        obj.person = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        keep(obj, form.cleaned_data["sent_files"])
        obj.save()
        ask_to_try(obj, request.user)

    def response_add(self, request: HttpRequest, obj: Upload, post_url_continue: str | None = None) -> HttpResponse:
        """To its page, which shows how far the dry run is."""
        return redirect("admin:articles_upload_change", obj.pk)

    def has_delete_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        """Not while somebody reads the files."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_busy)

    def delete_model(self, request: HttpRequest, obj: Upload) -> None:
        """With its files."""
        forget(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Upload]) -> None:
        """With their files."""
        for upload in queryset:
            forget(upload)
        super().delete_queryset(request, queryset)

    @admin.display(description=_("files"))
    def number(self, upload: Upload) -> str:
        return f"{len(upload.files):,} · {filesizeformat(upload.size)}"

    @admin.display(description=_("files"))
    def sent_as(self, upload: Upload) -> SafeString:
        """The first of them by name, and how many there are."""
        named = [(name, filesizeformat(size)) for name, size in upload.files[:MOST_NAMED]]
        return format_html("<p>{}</p>{}", self.number(upload), format_html_join("", "<p>{} · {}</p>", named))

    @admin.display(description=_("tags of all of them"))
    def tags(self, upload: Upload) -> str:
        return "、".join(upload.subjects) or "–"

    @admin.display(description=_("dry run"))
    def tried(self, upload: Upload) -> SafeString:
        return told(upload.trial)

    @admin.display(description=_("import"))
    def imported(self, upload: Upload) -> SafeString:
        return told(upload.job)

    def get_urls(self) -> list[URLPattern]:
        """With what is done with an upload, and the whole report."""
        views = [("import", self.import_view), ("report", self.report_view)]
        ours = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"articles_upload_{name}")
            for name, view in views
        ]
        return [*ours, *super().get_urls()]

    def import_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Done where it is sent; whoever only looks is led to the page."""
        upload = self._upload(pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            ask_to_import(upload, request.user)
        return redirect("admin:articles_upload_change", pk)

    def report_view(self, request: HttpRequest, pk: int) -> Any:
        """What became of each file in the dry run, as JSON; without it, the page."""
        upload = self._upload(pk)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        report = folder_of(upload) / REPORT
        if not report.exists():
            return redirect("admin:articles_upload_change", pk)
        return FileResponse(report.open("rb"), as_attachment=True, filename=f"upload-{pk}.json")

    def _upload(self, pk: int) -> Upload:
        upload = Upload.objects.select_related("trial__task", "job__task").filter(pk=pk).first()
        if upload is None:
            raise Http404
        return upload

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the button for those who may import."""
        if upload := kwargs.get("obj"):
            context["busy"] = upload.is_busy
            context["imports"] = self.has_add_permission(request)
            context["has_report"] = (folder_of(upload) / REPORT).exists()
        return super().render_change_form(request, context, *args, **kwargs)
