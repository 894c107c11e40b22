"""Browsing by curators' subject words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.browsing.contents import contents_of
from articles.models import Article, Tag
from articles.models.tag import tag_key
from articles.views.names import articles_of, list_of_names


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """All that an article bears, by pinyin or by number of articles. Four queries."""
    shown = Tag.objects.prefetch_related("aliases")
    context = list_of_names(request, contents_of("tag"), Tag.objects.told(), shown)
    return render(request, "articles/tags.html", context)


@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    """One word: others that lead to it, and its articles. Other spellings, other words and former names lead here."""
    rows = Tag.objects.called(name) or Tag.objects.filter(pk__in=Tag.history.filter(key=tag_key(name)).values("id"))
    row = get_object_or_404(rows)
    if name != row.key:
        return redirect(row, permanent=True)
    articles = Article.objects.published().filter(tags=row)
    context = {
        **articles_of(request, row, articles, Article.objects.for_list()),
        "tag": row,
        "aliases": row.aliases.all(),
    }
    return render(request, "articles/tag.html", context)
