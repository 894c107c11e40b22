"""Events of other articles that may be the same happening: found for a curator, who decides."""

from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet

from articles.models import Event, Mention, Organisation
from articles.reading.finding.events.likeness import ALIKE, Outline, likeness

_MOST_COMPARED = 500
_MOST_OFFERED = 20


def likely_same(event: Event) -> list[Event]:
    """The likest first. Three queries, however many are compared."""
    if event.date_first is None or event.date_last is None:
        return []
    own = _outline(event)
    scored = [(likeness(own, _outline(other)), other) for other in _candidates(event)]
    alike = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].pk))
    return [other for _, other in alike[:_MOST_OFFERED]]


def _candidates(event: Event) -> QuerySet[Event]:
    """Those that share a day with it, and of bodies, region and kind at least one, in this order; none that one article
    tells beside it, because reading has told those apart.
    """
    standing = Mention.objects.exclude(status="rejected")
    beside = standing.filter(event=OuterRef("pk"), article__in=event.mentions.values("article"))
    bodies = Event.organisations.through.objects.filter(event=OuterRef("pk"), organisation__events=event)
    same_region = ExpressionWrapper(Q(region=event.region_id, region__isnull=False), BooleanField())
    overlapping = Event.objects.filter(date_first__lte=event.date_last, date_last__gte=event.date_first)
    # Most are held, and of these the database need not look at every mention for one that stands.
    stands = Q(held__gt=0) | Exists(standing.filter(event=OuterRef("pk")))
    told = overlapping.exclude(pk=event.pk).filter(stands, ~Exists(beside))
    compared = told.annotate(shares_a_body=Exists(bodies), shares_its_region=same_region)
    alike = compared.filter(Q(shares_a_body=True) | Q(shares_its_region=True) | Q(kind=event.kind))
    nearest = alike.order_by("-shares_a_body", "-shares_its_region", "pk").select_related("region")
    return nearest.prefetch_related(Prefetch("organisations", Organisation.objects.only("pk")))[:_MOST_COMPARED]


def _outline(event: Event) -> Outline:
    """An undated one has no day that another could share."""
    first, last = event.date_first or date.max, event.date_last or date.min
    region = str(event.region_id) if event.region_id else None
    bodies = frozenset(str(organisation.pk) for organisation in event.organisations.all())
    return Outline(event.title, event.kind, first, last, region, bodies)
