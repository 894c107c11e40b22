"""Every address of the archive; apps are named by dotted string."""

from django.contrib import admin
from django.urls import include, path

from archive.api import api
from archive.health import healthz

urlpatterns = [
    path("", include("articles.urls")),
    path("search/", include("search.urls")),
    path("api/", api.urls),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
