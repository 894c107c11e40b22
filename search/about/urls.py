"""The addresses of what the archive says of itself."""

from django.urls import path

from search.about import views

urlpatterns = [
    path("about/", views.about, name="about"),
    path("about/coverage/", views.coverage, name="coverage"),
    path("about/coverage.csv", views.coverage_table, name="coverage-table"),
    path("help/", views.help_page, name="help"),
    path("colophon/", views.colophon, name="colophon"),
]
