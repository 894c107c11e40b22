"""What goes with a row in rows of others, as a person decides it: kept with each version, and put back from there.

A version holds it as it was when the next one came, because a row is saved before what goes with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from simple_history.signals import pre_create_historical_record

from articles.models import Article, Credit, Event, Merger, Organisation, Outlet, Region, Tag

Values = list[list[Any]]
"""Of each row of others its key, or what it says."""
Along = dict[str, Values]
"""By the name of the tie."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows with a life of their own; `signed`: the link says who made it."""

    label: Promise
    model: Any
    signed: bool = False
    says = ("pk",)

    def now(self, values: Values) -> Values:
        """Without those that are gone; of those that were merged, what stayed. Two queries, and one a merger."""
        keys = {key for (key,) in values}
        there = set(self.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))  # noqa: SLF001
        while gone := keys - there:
            mergers = Merger.objects.filter(of=self.model._meta.model_name, undone=None, rows__overlap=list(gone))
            led = dict.fromkeys(mergers.values_list("row", flat=True))
            keys = there | led.keys()
            there |= set(self.model._default_manager.filter(pk__in=led).values_list("pk", flat=True))  # noqa: SLF001
        return [[key] for key in sorted(there)]

    def words(self, values: Iterable[Values]) -> list[str]:
        """Their names, those that are gone by their last one. Two queries, however many there are."""
        values = list(values)
        keys = {key for each in values for (key,) in each}
        names = dict(self.model.history.filter(id__in=keys).order_by("history_id").values_list("id", "name"))
        names |= dict(self.model._default_manager.filter(pk__in=keys).values_list("pk", "name"))  # noqa: SLF001
        return ["、".join(names.get(key, "–") for (key,) in each) for each in values]

    def put(self, row: Any, name: str, values: Values, person: Any) -> None:
        """These instead of those that go with the row."""
        said = {"person": person} if self.signed else {}
        getattr(row, name).set([key for (key,) in self.now(values)], through_defaults=said)


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows without a life of their own, by what each says."""

    label: Promise
    model: Any
    says: tuple[str, ...]

    def now(self, values: Values) -> Values:
        """They are what they say."""
        return values

    def words(self, values: Iterable[Values]) -> list[str]:
        """As such a row says itself."""
        return ["、".join(str(self.model(**self._columns(value))) for value in each) for each in values]

    def put(self, row: Any, name: str, values: Values, person: Any) -> None:
        """These instead of those that go with the row; nobody is put down for them."""
        rows = getattr(row, name)
        rows.all().delete()
        for value in values:
            rows.create(**self._columns(value))

    def _columns(self, value: list[Any]) -> dict[str, Any]:
        return dict(zip(self.says, value, strict=True))


TIES: dict[type[Model], dict[str, Rows | Parts]] = {
    Article: {
        "outlets": Rows(_("outlets"), Outlet),
        "tags": Rows(_("tags"), Tag, signed=True),
        "credits": Parts(_("credits"), Credit, ("position", "role", "name")),
    },
    Event: {"organisations": Rows(_("organisations"), Organisation)},
    Region: {
        "covers": Rows(_("covers"), Region),
        "joint_with": Rows(_("same administration as"), Region),
    },
}
"""By the name of the relation; their versions keep it (`WithItsTies`)."""


def along(rows: Sequence[Any]) -> dict[int, Along]:
    """By the row's key what goes with it now. A query a tie, however many rows."""
    ties = TIES.get(type(rows[0]), {})
    held: dict[int, Along] = {row.pk: {name: [] for name in ties} for row in rows}
    for name, tie in ties.items():
        said = [f"{name}__{column}" for column in tie.says]
        every = type(rows[0])._default_manager.filter(pk__in=held)  # noqa: SLF001
        for key, *value in every.order_by("pk", *said).values_list("pk", *said):
            if value[0] is not None:
                held[key][name].append(value)
    return held


def versions_along(row: Any) -> dict[int, Along]:
    """By version, the newest first; where one kept nothing, what the next one has. A query more than there are ties."""
    told: dict[int, Along] = {}
    last = along([row])[row.pk]
    for key, kept in row.history.order_by("-history_id").values_list("pk", "along"):
        told[key] = last = kept or last
    return told


def keep(rows: Sequence[Any]) -> None:
    """With the newest version of each what goes with it, before another one comes. Two queries more than ties."""
    if not rows or type(rows[0]) not in TIES:
        return
    held = along(rows)
    history = type(rows[0]).history
    newest = list(history.filter(id__in=held).order_by("id", "-history_id").distinct("id").only("pk", "id"))
    for version in newest:
        version.along = held[version.id]
    history.model.objects.bulk_update(newest, ["along"])


def keep_before_each_version() -> None:
    """Connect the signal. Called once, when the application starts; what writes versions in bulk keeps by itself."""
    pre_create_historical_record.connect(_version_comes, dispatch_uid="articles.ties")


def _version_comes(instance: Any, history_instance: Any, **_: Any) -> None:
    if history_instance.history_type == "~":
        keep([instance])
