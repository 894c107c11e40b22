"""One article: its text, and the original it was read from."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Region, Repair
from articles.reading.record import Repair as RecordedRepair
from articles.reading.rules import undo
from articles.segments import segments

ArticleView = Callable[[HttpRequest, Article], HttpResponse]


def for_readers(view: ArticleView) -> Callable[[HttpRequest, str], HttpResponse]:
    """Finds the article: 404 where this reader may not know of it, 410 where it was withdrawn. One query."""

    @wraps(view)
    @require_safe
    def found(request: HttpRequest, identifier: str) -> HttpResponse:
        readable = Article.objects.readable(by_staff=request.user.is_staff)
        rows = readable.select_related("original", "batch", "main_region").defer("original__content")
        article = get_object_or_404(rows, identifier=identifier)
        if article.status == Article.Status.WITHDRAWN:
            return render(request, "410.html", status=410)
        return view(request, article)

    return found


@for_readers
def article(request: HttpRequest, article: Article) -> HttpResponse:
    """The text by its blocks, and beside it all that is known about it."""
    context = {
        "article": article,
        "blocks": [(block["role"], article.text[block["start"] : block["end"]]) for block in article.blocks],
        "trail": Region.objects.above([article.main_region]) if article.main_region else [],
        "regions": Region.objects.named_in(article),
    }
    return render(request, "articles/article.html", context)


@for_readers
def original(request: HttpRequest, article: Article) -> HttpResponse:
    """The original as received; `?kind=` marks the repairs of one kind only."""
    repairs = list(article.repairs.all())
    kind = request.GET.get("kind", "")
    context = {
        "article": article,
        "kinds": Counter(name for repair in repairs for name in repair.kind.split("+")).most_common(),
        "kind": kind,
        "repairs": len(repairs),
        "segments": segments(
            _received(article, repairs), [repair for repair in repairs if not kind or kind in repair.kind.split("+")]
        ),
    }
    return render(request, "articles/original.html", context)


def _received(article: Article, repairs: Iterable[Repair]) -> str:
    """What the article was read from, exactly; of a page, document or row, what is printed there of the article."""
    return undo(article.text, (RecordedRepair(x.kind, x.start, x.end, x.before, x.after) for x in repairs))
