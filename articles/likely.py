"""Events of other articles that may be the same happening: found for a curator, who decides."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from articles.models import Event, Mention

_MOST_OFFERED = 20


def likely_same(event: Event) -> list[Event]:
    """Those with a body in common first. One query."""
    if event.date_first is None or event.date_last is None:
        return []
    return list(_candidates(event))


def _candidates(event: Event) -> QuerySet[Event]:
    """Those that share a day with it, and a body or the region and the kind; none that one article
    tells beside it, because reading has told those apart.
    """
    standing = Mention.objects.exclude(status="rejected")
    beside = standing.filter(event=OuterRef("pk"), article__in=event.mentions.values("article"))
    bodies = Event.organisations.through.objects.filter(event=OuterRef("pk"), organisation__events=event)
    same_region = ExpressionWrapper(Q(region=event.region_id, region__isnull=False), BooleanField())
    overlapping = Event.objects.filter(date_first__lte=event.date_last, date_last__gte=event.date_first)
    told = overlapping.exclude(pk=event.pk).filter(Exists(standing.filter(event=OuterRef("pk"))), ~Exists(beside))
    compared = told.annotate(shares_a_body=Exists(bodies), shares_its_region=same_region)
    alike = compared.filter(Q(shares_a_body=True) | Q(shares_its_region=True, kind=event.kind))
    nearest = alike.order_by("-shares_a_body", "-shares_its_region", "pk")
    return nearest.select_related("region")[:_MOST_OFFERED]
