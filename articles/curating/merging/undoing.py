"""A merger undone: what was merged away is there again as it was, and whatever changed since is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from articles.changes import tell_of
from articles.curating.merging.following import Followed, give_back, prospect
from articles.curating.merging.kinds import KINDS, Kind, Relation
from articles.curating.merging.packing import unpacked
from articles.curating.merging.versions import versioned
from articles.models import Merger
from articles.turns import take_turn

_CHANGES = {
    "newer": ngettext_lazy(
        "%(what)s: %(count)d came since and stays with %(name)s.",
        "%(what)s: %(count)d came since and stay with %(name)s.",
        "count",
    ),
    "lost": ngettext_lazy(
        "%(what)s: %(count)d was taken away since, and stays away.",
        "%(what)s: %(count)d were taken away since, and stay away.",
        "count",
    ),
    "stay_away": ngettext_lazy(
        "%(what)s: %(count)d had stood twice and was taken away since, so neither comes back.",
        "%(what)s: %(count)d had stood twice and were taken away since, so none of them comes back.",
        "count",
    ),
}
"""By what undoing finds, the sentence for so many."""


class NotUndone(ValidationError):
    """Why a merger was not undone; the sentences are for the person who asked."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What undoing would come upon, as sentences: `obstacles` forbid it, of the `changes` since it is only told."""

    obstacles: Sequence[str]
    changes: Sequence[str]


@transaction.atomic
def outlook(merger: Merger) -> Outlook:
    """Some five queries a relation; nothing of it is kept."""
    obstacles = list(_obstacles(merger))
    if obstacles:
        return Outlook(obstacles, [])
    undoing = _Undoing(merger)
    undoing.make_room()
    obstacles, changes = list(undoing.taken()), list(undoing.changes())
    transaction.set_rollback(True)
    return Outlook(obstacles, changes)


@transaction.atomic
def undo(merger: Merger, person: Any = None) -> None:
    """In one transaction. Raises NotUndone, and then nothing has changed."""
    take_turn()
    merger = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
    if obstacles := list(_obstacles(merger)):
        raise NotUndone(obstacles)
    undoing = _Undoing(merger)
    concerned = undoing.concerned()
    undoing.make_room()
    if obstacles := list(undoing.taken()):
        raise NotUndone(obstacles)
    undoing.put_back(person)
    merger.redirects.all().delete()
    merger.undone, merger.undone_by = timezone.now(), person
    merger.save()
    tell_of(concerned | undoing.concerned())


def _obstacles(merger: Merger) -> Iterator[str]:
    """What can be told without trying."""
    if not merger.can_be_undone:
        yield _("It has been undone already.") if merger.undone else _("It is more than 30 days old.")
        return
    later = Merger.objects.filter(of=merger.of, undone=None, pk__gt=merger.pk)
    said = {"name": merger.name}
    if latest := later.filter(Q(row=merger.row) | Q(rows__contains=[merger.row])).first():
        yield _("%(name)s was merged again since. Undo that first: %(merger)s.") % {**said, "merger": latest}
    elif not KINDS[merger.of].model.objects.filter(pk=merger.row).exists():
        yield _("%(name)s has been deleted since, with whatever followed it.") % said


class _Undoing:
    """One merger whose row still stands. `rows`: those that were merged away, not saved yet."""

    def __init__(self, merger: Merger) -> None:
        self.merger = merger
        self.kind: Kind = KINDS[merger.of]
        self.stays: Any = self.kind.model.objects.get(pk=merger.row)
        self.rows: list[Any] = unpacked(merger.record["rows"])
        self.columns: Mapping[str, Any] = {}
        """Of the row that stays what the merger changed and nobody has changed since, with the values of before."""
        self.kept: Sequence[str] = ()
        """What somebody has changed since."""
        self._compare()

    def _compare(self) -> None:
        columns, kept = {}, []
        for name, old in self.merger.record["before"].items():
            field, now = self.stays._meta.get_field(name), getattr(self.stays, name)
            old, new = field.to_python(old), field.to_python(self.merger.record["after"][name])
            if now == new:
                columns[name] = old
            elif isinstance(now, list):
                # Of names only those go that came by the merger.
                columns[name] = [each for each in now if each in old or each not in new]
            else:
                kept.append(str(field.verbose_name))
        self.columns, self.kept = columns, kept

    def _followed(self, relations: Sequence[Relation]) -> Iterator[tuple[Relation, Followed]]:
        kept = self.merger.record["followed"]
        return ((each, Followed.of_record(kept[each.name])) for each in relations if each.name in kept)

    def concerned(self) -> set[str]:
        """Identifiers of the articles whose rows change: before and after, because nobody has all of them at once."""
        keys = [*self.merger.rows, *([self.stays.pk] if self.columns else [])]
        return set(self.kind.articles_of(keys).values_list("identifier", flat=True).distinct())

    def changes(self) -> Iterator[str]:
        """What has changed since, and stays so: told when room has been made."""
        for column in self.kept:
            yield _("%(column)s: changed since, and stays as it is.") % {"column": column}
        for relation, followed in self._followed(self.kind.relations):
            found = prospect(relation, followed, self.stays.pk)
            said = {"what": relation.label, "name": self.stays}
            counts = {name: getattr(found, name) for name in _CHANGES}
            yield from (str(_CHANGES[name] % {**said, "count": count}) for name, count in counts.items() if count)
            if relation.hint and any(counts.values()):
                yield str(relation.hint)

    def make_room(self) -> None:
        """The columns and words that the others had are theirs again."""
        for name, value in self.columns.items():
            setattr(self.stays, name, value)
        self.kind.model.objects.filter(pk=self.stays.pk).update(**self.columns)
        if self.kind.word:
            self.kind.word.objects.filter(pk__in=self.merger.record["words"]).delete()

    def taken(self) -> Iterator[str]:
        """Names and addresses that somebody gave to other rows since."""
        for row in self.rows:
            try:
                row.validate_unique()
                row.validate_constraints()
            except ValidationError as error:
                yield from (f"{row}: {message}" for message in error.messages)
            if self.kind.word and (word := self.kind.word.objects.filter(key=row.key).first()):
                yield _("%(name)s is another word for %(tag)s now. Take it away there first.") % {
                    "name": row,
                    "tag": word.tag,
                }

    def put_back(self, person: Any) -> None:
        """The rows, and then what followed them."""
        self.kind.model.objects.bulk_create(self.rows)
        for relation, followed in self._followed(self.kind.follows):
            give_back(relation, followed, self.stays.pk)
        versioned(self.rows, person, "merger undone")
        versioned([self.stays], person, f"no longer merged with {'、'.join(self.merger.names)}", update=True)
