"""What the pages of bodies, tags and outlets have in common: lists by sound or by number, and the articles of each."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from articles.browsing.contents import LETTERS, Contents, Heading, from_letter, is_letter, letter_of, under_headings
from articles.browsing.holdings_of import Dated, Holder, Holdings, holdings_of, in_order, in_order_of, newest_of, on_day
from articles.browsing.related import LOOKED_AT, related_in
from articles.browsing.stretches import Stretch, Stretches
from articles.named import NameQuerySet
from articles.periods import Period
from articles.querysets import ArticleQuerySet
from articles.views.dates import page_of_period, period_or_404
from articles.views.paging import page_of

A_PAGE = 60
BY_HELD = "held"
_WHOLE = Heading("", "")


def list_of_names(
    request: HttpRequest, contents: Contents, listed: NameQuerySet[Any], shown: NameQuerySet[Any]
) -> dict[str, Any]:
    """A page of those `listed`, as `shown`: by sound under letters, or with `?sort=held` by number of articles.

    Two queries, one more where the letters end.
    """
    by_held = request.GET.get("sort") == BY_HELD
    stretches = [Stretch(listed.most_held(), contents.number)] if by_held else _by_sound(contents, listed.by_sound())
    page = page_of(request, Stretches(shown, *stretches), A_PAGE)
    return {
        "page": page,
        "by_held": by_held,
        "jumps": [] if by_held or page.paginator.num_pages == 1 else contents.jumps(letter_of, A_PAGE),
        "groups": under_headings(page, lambda row: _WHOLE if by_held else letter_of(row.pinyin[:1])),
    }


def _by_sound(contents: Contents, listed: NameQuerySet[Any]) -> list[Stretch]:
    """What begins with a letter, and then what does not."""
    letters, others = contents.those(is_letter), contents.those(lambda initial: not is_letter(initial))
    return [
        Stretch(listed.filter(LETTERS), letters.number, letters.steps(from_letter)),
        Stretch(listed.exclude(LETTERS), others.number),
    ]


def articles_of(request: HttpRequest, row: Holder, articles: ArticleQuerySet, shown: ArticleQuerySet) -> dict[str, Any]:
    """When its articles are of, a page of them, as `shown`, and what stands in the `latest` ones, by primary keys;
    `?period=2021-05` narrows the list. Some seven queries.
    """
    holdings = holdings_of(row)
    period = period_or_404(request.GET["period"]) if "period" in request.GET else None
    newest = newest_of(articles, LOOKED_AT)
    latest = [each.key for each in newest]
    page = (
        page_of_period(request, period, shown, *_stretches(articles, holdings, period, newest))
        if period
        else page_of(request, Stretches(shown, *in_order(articles, holdings, newest)))
    )
    before, after = holdings.beside(period) if period else (None, None)
    return {
        "holdings": holdings,
        "period": period,
        "page": page,
        "before": before,
        "after": after,
        "latest": latest,
        "related": related_in(latest, holdings.articles, but=row),
    }


def _stretches(
    articles: ArticleQuerySet, holdings: Holdings, period: Period, newest: Sequence[Dated]
) -> tuple[Stretch, ...]:
    return (on_day(articles, period),) if period.unit == "day" else in_order_of(articles, holdings, period, newest)
