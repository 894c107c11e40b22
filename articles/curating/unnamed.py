"""What reading made for an article and no article names any more."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db.models import Q, QuerySet

from articles.curating.deleting import delete_rows
from articles.curating.handiwork import made_by_programs
from articles.models import Article, Event, Judgement, Mention, Organisation, Outlet, Region, Tag


def forget_events(keys: Collection[int]) -> None:
    """Of these events those that no article tells of, unless a person made or changed them."""
    delete_rows(Event.objects.filter(made_by_programs(Event), pk__in=keys, mentions=None))


def forget_organisations(of: Q) -> None:
    """Of these, those that nothing names, unless a person made, changed or judged them."""
    suggested = Organisation.objects.filter(made_by_programs(Organisation), status=Judgement.SUGGESTED)
    delete_rows(suggested.filter(of, mentions=None, events=None))


def forget_villages(of: Q) -> None:
    """Of these, the suggested regions that nothing names and nothing lies in."""
    suggested = Region.objects.filter(made_by_programs(Region), status=Judgement.SUGGESTED, numchild=0)
    suggested.filter(of, mentions=None, main_articles=None, organisations=None, events=None).delete()


@contextmanager
def forgetting_what_they_named(articles: QuerySet[Article]) -> Iterator[QuerySet[Article]]:
    """The articles, which are to be deleted inside; then goes what nothing names or bears any more."""
    named = Mention.objects.filter(article__in=articles)
    events, bodies, places = (
        set(named.exclude(**{what: None}).values_list(what, flat=True)) for what in ("event", "organisation", "region")
    )
    bodies |= set(Organisation.objects.filter(events__in=events).values_list("pk", flat=True))
    outlets = list(Outlet.objects.filter(articles__in=articles).values_list("pk", flat=True))
    tags = list(Tag.objects.filter(articles__in=articles).values_list("pk", flat=True))
    yield articles
    forget_events(events)
    forget_organisations(Q(pk__in=bodies))
    forget_villages(Q(pk__in=places))
    Outlet.objects.filter(made_by_programs(Outlet), pk__in=outlets, articles=None).delete()
    unused = Tag.objects.filter(made_by_programs(Tag), pk__in=tags)
    unused.filter(articles=None, aliases=None, rules=None).delete()
