"""The list of tags: who made each, how it is used, which are to be looked at, and all of it as a table."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.citation.exchange import csv_line
from articles.citation.formats import BYTE_ORDER_MARK
from articles.curating.twins import BORNE_ALIKE
from articles.models import Organisation, Region, Tag

_ALIKE = f"SELECT unnest(ARRAY[one, other]) FROM ({BORNE_ALIKE}) AS pair"  # noqa: S608  no value is in it
_IN_ONE_BATCH = Q(uses__gt=1, first_batch=F("last_batch"))

LOOKED_AT: dict[str, tuple[Promise, Q]] = {
    "never": (_("never used"), Q(uses=0)),
    "once": (_("used once"), Q(uses=1)),
    "batch": (_("used in one batch only"), _IN_ONE_BATCH),
    "alike": (_("used nearly as another one"), Q(pk__in=RawSQL(_ALIKE, []))),  # noqa: S611
    "region": (_("called as a region"), Q(Exists(Region.objects.filter(name=OuterRef("name"))))),
    "organisation": (_("called as an organisation"), Q(Exists(Organisation.objects.filter(name=OuterRef("name"))))),
}
"""What may be wrong with a tag; by the value in the address."""


def with_uses(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """With `uses`, `last_used` and `creator`, a name, None where a program made it."""
    made = Tag.history.filter(id=OuterRef("pk"), history_type="+").order_by("history_id")
    counted: QuerySet[Tag] = tags.annotate(
        uses=Count("article_tags"),
        last_used=Max("article_tags__added"),
        creator=Subquery(made.values("history_user__username")[:1]),
    )
    return counted


class ToBeLookedAt(admin.SimpleListFilter):
    """One kind of what may be wrong."""

    title = _("to be looked at")
    parameter_name = "look"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All kinds."""
        return [(value, str(label)) for value, (label, _condition) in LOOKED_AT.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> QuerySet[Tag]:
        """Of tags with their uses."""
        if self.value() not in LOOKED_AT:
            return queryset
        batch = "article_tags__article__batch"
        _label, condition = LOOKED_AT[str(self.value())]
        return queryset.annotate(first_batch=Min(batch), last_batch=Max(batch)).filter(condition)


_COLUMNS = ("name", "other words", "articles", "creator", "created", "last used")


def as_table(tags: QuerySet[Tag]) -> HttpResponse:
    """CSV, which spreadsheets take for UTF-8 by its mark. One query."""
    lines = (BYTE_ORDER_MARK, csv_line([*_COLUMNS]), *map(csv_line, _rows(tags)))
    response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tags.csv"'
    return response


def _rows(tags: QuerySet[Tag]) -> Iterator[list[str]]:
    words = Subquery(Tag.objects.filter(pk=OuterRef("pk")).values(words=StringAgg("aliases__name", "、")))
    said = ("name", "words", "uses", "creator")
    for *cells, created, last_used in tags.annotate(words=words).values_list(*said, "created", "last_used"):
        days = (localtime(when).date() if when else None for when in (created, last_used))
        yield ["" if cell is None else str(cell) for cell in (*cells, *days)]
