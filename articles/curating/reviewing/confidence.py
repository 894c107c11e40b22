"""How far a suggestion can be trusted: by how often people agreed with what the same rule suggested before."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, Q

from articles.curating.reviewing.kinds import Kind
from articles.models import Article, Judgement

ENOUGH = 10
"""Judgements before a rule is trusted or mistrusted."""
TRUSTED = 0.9


class Standing(NamedTuple):
    """Of so many suggestions that people judged, so many were right."""

    judged: int = 0
    right: int = 0

    @property
    def confidence(self) -> str:
        """By which the queue can be narrowed."""
        if self.judged < ENOUGH:
            return "untried"
        return "trusted" if self.right >= TRUSTED * self.judged else "doubtful"


def standings(kind: Kind) -> dict[str, Standing]:
    """By the name of the rule, of those that were judged at all. One query, none of what has no rules."""
    if not kind.way:
        return {}
    right = Count("pk", filter=Q(status=Judgement.CONFIRMED))
    judged = kind.model.objects.filter(kind.judged).order_by().values_list(kind.way)
    return {way: Standing(*counts) for way, *counts in judged.annotate(judged=Count("pk"), right=right)}


def of_confidence(kind: Kind, confidence: str, known: Mapping[str, Standing]) -> Q:
    """The rows whose rule has that confidence; of dates, those that were inferred or are not known at all."""
    if kind.name == "date":
        return Q(published_basis=confidence)
    ways = [way for way, standing in known.items() if standing.confidence == confidence]
    tried = [way for way, standing in known.items() if standing.confidence != "untried"]
    return ~Q(**{f"{kind.way}__in": tried}) if confidence == "untried" else Q(**{f"{kind.way}__in": ways})


def confidences(kind: Kind) -> tuple[str, ...]:
    """What the rows of a kind can be told apart by."""
    if kind.name == "date":
        return (Article.Basis.INFERRED, Article.Basis.NONE)
    return ("trusted", "doubtful", "untried") if kind.way else ()
