"""What follows a row that is merged into another, as a table: a kind of row a line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    ArticleTag,
    Event,
    Judgement,
    Mention,
    Organisation,
    Outlet,
    Redirect,
    RegionAlias,
    Tag,
    TagAlias,
    TaggingRule,
    TagSuggestion,
)
from articles.models.addresses import address_of

_NOT_KNOWN = Value(value=False)


@dataclass(frozen=True, slots=True)
class Aspect:
    """What rows may say differently: a person chooses of which row it is taken, all of its columns together."""

    name: str
    label: Promise
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of `model` whose `column` is the key of the row they follow. Of those that are alike in `within` one stays
    beside it: rather one `by_hand` than any other, and else what it has already.
    """

    model: Any
    column: str
    label: Promise
    within: tuple[str, ...] = ("pk",)
    by_hand: Q | Value = _NOT_KNOWN
    only: Mapping[str, str] = field(default_factory=dict)
    hint: Promise | str = ""
    """What is said where some of them have changed when a merger is undone."""

    @property
    def name(self) -> str:
        """In the record of a merger."""
        return f"{self.model._meta.label_lower}.{self.column}"

    @property
    def columns(self) -> tuple[str, str]:
        """Table and column, as the database calls them."""
        return self.model._meta.db_table, self.model._meta.get_field(self.column).column

    def rows(self, holders: Iterable[int]) -> QuerySet[Any]:
        """Those that follow one of the holders."""
        rows: QuerySet[Any] = self.model.objects.filter(**{f"{self.column}__in": list(holders)}, **self.only)
        return rows


@dataclass(frozen=True, slots=True)
class Kind:
    """`articles`: the look-up from an article to the rows. `addresses`: wherever pages and reading look for a row.

    `named_as`: which columns of the row that stays keep the names of the others, with their new values. `word`: rows
    that keep them instead.
    """

    model: Any
    articles: str
    relations: tuple[Relation, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    addresses: Callable[[Any], set[str]] = lambda _row: set()
    named_as: Callable[[Any, Sequence[Any]], dict[str, Any]] = lambda _into, _others: {}
    word: type[TagAlias] | None = None

    @property
    def of(self) -> str:
        """Its name in mergers and redirects."""
        return str(self.model._meta.model_name)

    @property
    def follows(self) -> tuple[Relation, ...]:
        """The relations, and the redirects that lead to a row already."""
        return (*self.relations, Relation(Redirect, "row", _("redirects"), only={"of": self.of}))

    def articles_of(self, rows: Iterable[int]) -> QuerySet[Article]:
        """Those that bear, name or tell of one of the rows, each perhaps several times."""
        return Article.objects.filter(**{f"{self.articles}__in": list(rows)}).order_by()


def _places_of_a_body(body: Organisation) -> set[str]:
    """Under each of its names, in its region, reading would make a body of this address."""
    region = body.region.slug if body.region else ""
    return {body.slug, *(address_of(name, region) for name in (body.name, *body.aliases))}


def _other_names(into: Organisation, others: Sequence[Organisation]) -> dict[str, Any]:
    names = [*into.aliases, *(name for other in others for name in (other.name, *other.aliases))]
    return {"aliases": [name for name in dict.fromkeys(names) if name != into.name]}


_JUDGED = ~Q(status=Judgement.SUGGESTED) | Q(person__isnull=False)
_GIVEN = Q(rule="") | Q(person__isnull=False)
_READ_AGAIN = _("Articles that were read since name what is restored when they are read once more.")
_TAKING_PART = Event.organisations.through


def _mentions(column: str) -> Relation:
    return Relation(Mention, column, _("mentions"), ("article", "start", "end"), _JUDGED, hint=_READ_AGAIN)


KINDS: dict[str, Kind] = {
    kind.of: kind
    for kind in (
        Kind(
            Tag,
            articles="article_tags__tag",
            relations=(
                Relation(ArticleTag, "tag_id", _("tagged articles"), ("article",), _GIVEN),
                Relation(TagAlias, "tag_id", _("other words")),
                Relation(TagSuggestion, "tag_id", _("suggested tags"), ("article",), _JUDGED),
                Relation(TaggingRule, "tag_id", _("tagging rules")),
            ),
            addresses=lambda tag: {tag.key},
            word=TagAlias,
        ),
        Kind(
            Organisation,
            articles="mentions__organisation",
            relations=(
                _mentions("organisation_id"),
                Relation(_TAKING_PART, "organisation_id", _("events in which it takes part"), ("event",)),
            ),
            aspects=(
                Aspect("kind", _("kind"), ("kind",)),
                Aspect("region", _("region"), ("region_id",)),
                Aspect("status", _("status"), ("status",)),
            ),
            addresses=_places_of_a_body,
            named_as=_other_names,
        ),
        Kind(
            Event,
            articles="mentions__event",
            relations=(
                _mentions("event_id"),
                Relation(_TAKING_PART, "event_id", _("organisations that take part"), ("organisation",)),
            ),
            aspects=(
                Aspect("kind", _("kind"), ("kind",)),
                Aspect("date", _("date"), ("date_edtf", "date_first", "date_last", "date_precision", "date_basis")),
                Aspect("region", _("region"), ("region_id",)),
            ),
            addresses=lambda event: {event.slug},
        ),
        Kind(
            Outlet,
            articles="outlets",
            relations=(Relation(Article.outlets.through, "outlet_id", _("articles published"), ("article",)),),
            addresses=lambda outlet: {outlet.name},
        ),
        Kind(
            RegionAlias,
            articles="mentions__region__aliases",
            aspects=(
                Aspect("name", _("name"), ("name",)),
                Aspect("region", _("region"), ("region_id",)),
                Aspect("valid_from", _("valid from"), ("valid_from",)),
                Aspect("valid_to", _("valid to"), ("valid_to",)),
                Aspect("source", _("source"), ("source",)),
            ),
        ),
    )
}
"""By the name of the model."""
