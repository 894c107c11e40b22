"""Mentions written anew: those that stand elsewhere or say otherwise than before are the same rows as before."""

from collections.abc import Collection, Sequence

from django.db import connection
from django.db.models import Q

from articles.curating.unnamed import forget_events, forget_organisations, forget_villages
from articles.importing.saving import save_mentions
from articles.importing.suggestions import Suggested
from articles.models import Mention


def replace_mentions(gone: Collection[Mention], put: Sequence[Suggested]) -> None:
    """Those that move are in both, because two of them may change places. What only those named goes with them, unless
    a person made it. Whoever calls tells of the articles.
    """
    with connection.cursor() as cursor:
        # Not by Django, which would have each of them told of; the articles are told of once.
        cursor.execute("DELETE FROM articles_mention WHERE id = ANY(%s)", [[mention.pk for mention in gone]])
    forget_events({each.event_id for each in gone if each.event_id} - {each.mention.event_id for each in put})
    save_mentions(put)
    forget_organisations(Q(pk__in={mention.organisation_id for mention in gone}))
    forget_villages(Q(pk__in={mention.region_id for mention in gone}))
