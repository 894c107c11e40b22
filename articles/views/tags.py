"""Browsing by curators' subject words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.browsing.contents import contents_of
from articles.models import Article, Tag
from articles.views.names import articles_of, list_of_names


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """All that an article bears, by pinyin or by number of articles. Four queries."""
    shown = Tag.objects.prefetch_related("aliases")
    context = list_of_names(request, contents_of("tag"), Tag.objects.told(), shown)
    return render(request, "articles/tags.html", context)


@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    """One word: others that lead to it, and its articles. Other spellings, other words, former names and what
    was merged into it lead here.
    """
    row = get_object_or_404(Tag.objects.called(name) or Tag.objects.once_called(name)[:1])
    if name != row.key:
        return redirect(row, permanent=True)
    articles = Article.objects.published().filter(tags=row)
    context = {
        **articles_of(request, row, articles, Article.objects.for_list()),
        "tag": row,
        "aliases": row.aliases.all(),
    }
    return render(request, "articles/tag.html", context)
