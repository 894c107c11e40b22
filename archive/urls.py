"""Every address of the archive; apps are named by dotted string."""

from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from archive.api import api
from archive.health import healthz
from archive.languages import choose_language

admin.site.site_header = admin.site.site_title = _("Party-Building News Archive")
admin.site.index_title = _("Keeping the archive")

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("search.about.urls")),
    path("search/", include("search.urls")),
    path("api/", api.urls),
    path("language/setlang/", choose_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("styleguide/", include("search.styleguide.urls")),
    path("healthz", healthz, name="healthz"),
]

handler404 = "archive.missing.missing"
