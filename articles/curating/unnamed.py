"""What reading made for an article and no article names any more."""

from collections.abc import Collection

from django.db.models import Q

from articles.curating.handiwork import made_by_programs
from articles.models import Event, Judgement, Organisation, Region


def forget_events(keys: Collection[int]) -> None:
    """Of these events those that no article tells of, unless a person made or changed them."""
    Event.objects.filter(made_by_programs(Event), pk__in=keys, mentions=None).delete()


def forget_organisations(of: Q) -> None:
    """Of these, those that nothing names, unless a person made, changed or judged them."""
    suggested = Organisation.objects.filter(made_by_programs(Organisation), status=Judgement.SUGGESTED)
    suggested.filter(of, mentions=None, events=None).delete()


def forget_villages(of: Q) -> None:
    """Of these, the suggested regions that nothing names and nothing lies in."""
    suggested = Region.objects.filter(made_by_programs(Region), status=Judgement.SUGGESTED, numchild=0)
    suggested.filter(of, mentions=None, main_articles=None, organisations=None, events=None).delete()
