"""One article: its text, and the original it was read from."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.citation.formats import FORMATS
from articles.citation.gbt7714 import gbt7714
from articles.citation.reference import references
from articles.models import Article, Judgement, Mention, Region, Repair
from articles.reading.rules import undo
from articles.showing.glyphs import as_printed, in_original_glyphs
from articles.showing.marked import Line, Mark, Named, marked_lines, named, with_sentences
from articles.showing.printings import printings_of
from articles.showing.segments import Segment, segments
from articles.templatetags.languages import chinese
from articles.views.gone import gone

REPRINTS = 6
"""That are listed beside the text; a page of their own shows all."""
SAME_DAY = 5
"""The same of other articles of its day."""


def for_readers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Finds the article: 404 where this reader may not know of it, 410 where it was withdrawn. One query.

    Whatever else the address names goes on to the view.
    """

    @wraps(view)
    @require_safe
    def found(request: HttpRequest, identifier: str, **others: str) -> HttpResponseBase:
        readable = Article.objects.readable(by_staff=request.user.is_staff)
        rows = readable.select_related("original", "batch", "main_region").defer("original__content")
        article = get_object_or_404(rows, identifier=identifier)
        if article.status == Article.Status.WITHDRAWN:
            return gone(
                request,
                _(
                    "This article was withdrawn from the archive. "
                    "Its address stays reserved and will not be used for another."
                ),
            )
        return view(request, article, **others)

    return found


@for_readers
def article(request: HttpRequest, article: Article) -> HttpResponse:
    """The text by its blocks, and beside it all that is known about it. `?glyphs=original` sets it as printed,
    `?names=plain` without links.
    """
    mentions = list(article.mentions.standing().select_related("region", "organisation", "event").order_by("start"))
    in_original, is_plain = request.GET.get("glyphs") == "original", request.GET.get("names") == "plain"
    main = article.main_region if article.main_region and article.main_region.status != Judgement.REJECTED else None
    trail = Region.objects.above([main]).prefetch_related("aliases") if main else []
    printings = printings_of(article)

    def proved(some: Iterable[Mention]) -> list[Named]:
        return with_sentences(article.text, article.blocks, named(some))

    cited = references([article.identifier], f"{request.scheme}://{request.get_host()}", in_original=in_original)
    context = {
        "article": article,
        "citations": [gbt7714(reference) for reference in cited],
        "forms": FORMATS,
        "printings": printings,
        "reprints": printings.rows.exclude(pk=article.pk).for_list()[:REPRINTS],
        "same_day": _same_day(article),
        "kinds": _kinds(article),
        "in_original": in_original,
        "is_plain": is_plain,
        "trail": trail,
        "then": [
            name
            for place in trail
            for name in place.names_then(article.published_first, article.published_last, article.text)
        ],
        "regions": proved(mention for mention in mentions if mention.region),
        "organisations": proved(mention for mention in mentions if mention.organisation),
        "events": proved(mention for mention in mentions if mention.event),
        "may_correct": request.user.has_perm("articles.change_mention"),
    }
    marked = [] if is_plain else mentions
    return render(request, "articles/article.html", context | _set(article, marked, in_original=in_original))


def _same_day(article: Article) -> Iterable[Article]:
    """Others of them, if it is known. Two queries."""
    day = article.published_first
    if day is None or day != article.published_last:
        return []
    others = Article.objects.published().filter(published_first=day, published_last=day).exclude(pk=article.pk)
    return others.newest().for_list()[:SAME_DAY]


def _kinds(article: Article) -> list[tuple[str, int]]:
    """How many repairs each kind has, the most frequent first; one of two kinds counts for both. One query."""
    numbers: dict[str, int] = {}
    for kinds, number in article.repairs.order_by().values_list("kind").annotate(Count("pk")):
        for kind in kinds.split("+"):
            numbers[kind] = numbers.get(kind, 0) + number
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))


def _set(article: Article, mentions: Iterable[Mention], *, in_original: bool) -> dict[str, Any]:
    """The heading, the subtitles and the lines, in which characters it is. One query for those of the original."""
    text = in_original_glyphs(article.text, article.repairs.all()) if in_original else article.text
    lines = marked_lines(text, article.blocks, mentions)
    title = as_printed(article.heading, article.text, text)
    return {
        "lines": lines,
        "language": chinese(article.script) if in_original else chinese(),
        "heading": _pieces(title, lines),
        # A title that was written for the archive is no text of the original.
        "language_of_title": chinese() if title == article.heading else chinese(article.script),
        "subtitles": [_pieces(as_printed(subtitle, article.text, text), lines) for subtitle in article.subtitles],
    }


def _pieces(text: str, lines: Iterable[Line]) -> list[Segment[Mark]]:
    """A title with its links, where it stands in the text as it is; the signs of events are for the text."""
    whole: list[Segment[Mark]] = [Segment(text, None)]
    pieces = next((line.pieces for line in lines if line.text == text), whole)
    return [piece for piece in pieces if piece.mark is None or not piece.mark.is_sign]


@for_readers
def original(request: HttpRequest, article: Article) -> HttpResponse:
    """What was received, and nothing else. Repairs were marked here once: `?kind=` leads to where they are now."""
    if "kind" in request.GET:
        return redirect(f"{reverse('article-repairs', args=[article.identifier])}?{request.GET.urlencode()}", True)
    return render(
        request, "articles/original.html", {"article": article, "received": _received(article, article.repairs.all())}
    )


@for_readers
def repairs(request: HttpRequest, article: Article) -> HttpResponse:
    """The original with what was repaired; `?kind=` marks the repairs of one kind only."""
    repairs = list(article.repairs.all())
    kind = request.GET.get("kind", "")
    context = {
        "article": article,
        "kinds": _kinds(article),
        "kind": kind,
        "repairs": len(repairs),
        "segments": segments(
            _received(article, repairs), [repair for repair in repairs if not kind or kind in repair.kind.split("+")]
        ),
    }
    return render(request, "articles/repairs.html", context)


def _received(article: Article, repairs: Iterable[Repair]) -> str:
    """What the article was read from, exactly; of a page, document or row, what is printed there of the article."""
    return undo(article.text, (repair.recorded for repair in repairs))
