"""The addresses of searches."""

from django.urls import path

from search.views import saved
from search.views.export import export
from search.views.feeds import feed
from search.views.pages import search

urlpatterns = [
    path("", search, name="search"),
    path("feed/", feed, name="search-feed"),
    path("export/<slug:form>/", export, name="search-export"),
    path("saved/", saved.searches, name="saved-searches"),
    path("saved/<int:pk>/", saved.rename, name="rename-search"),
    path("saved/<int:pk>/delete/", saved.delete, name="delete-search"),
]
