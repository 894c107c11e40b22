"""What a former version of a row said, put back: field by field, as a person's decision, with what went with it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.curating.correcting import Correction, lines_of, write
from articles.curating.decisions import DECISIONS
from articles.curating.ties import TIES, Along, Parts, Rows, along, versions_along
from articles.models import Article, Event
from articles.turns import take_turn


class Aspect(NamedTuple):
    """Fields that are put back together, because one without the others would contradict the row's constraints."""

    name: str
    label: str | Promise
    fields: tuple[str, ...]


TOGETHER: dict[type[Model], dict[str, tuple[str | Promise, tuple[str, ...]]]] = {
    Article: {
        "status": (_("status"), ("status",)),
        **{name: decision for name, decision in DECISIONS.items() if name not in ("outlets", "credits", "problems")},
    },
    Event: {"date": (_("date"), ("date_edtf", "date_first", "date_last", "date_precision", "date_basis"))},
}
"""Of an article nothing but what a person may decide; what goes with it in other rows, articles/curating/ties.py."""
_OF_THE_TREE = {"path", "depth", "numchild"}
"""Where a region lies follows from all the others."""

TEXT = Aspect("text", _("text"), ("text",))


def aspects_of(model: type[Model]) -> Iterator[Aspect]:
    """What of such rows may be put back, but for the text of an article."""
    together = TOGETHER.get(model, {})
    yield from (Aspect(name, label, fields) for name, (label, fields) in together.items())
    if model is Article:
        return
    known = {field for _label, fields in together.values() for field in fields} | _OF_THE_TREE
    for field in model.history.model.tracked_fields:  # type: ignore[attr-defined]
        if field.editable and not field.primary_key and field.name not in known:
            yield Aspect(field.name, field.verbose_name, (field.name,))


def differing(row: Any, version: Any) -> list[Aspect]:
    """What the version said otherwise than the row does, and what went otherwise with it."""
    others = [aspect for aspect in aspects_of(type(row)) if _values(row, aspect) != _values(version, aspect)]
    now, then = ties_beside(row, version)
    others += [Aspect(name, tie.label, ()) for name, tie in _ties(row) if then[name] != now[name]]
    correction = correction_to(row, version)
    return [*others, TEXT] if correction and correction.edits else others


def ties_beside(row: Any, version: Any) -> tuple[Along, Along]:
    """What goes with the row now, and what of that which went with the version is there still. Some ten queries, none
    where nothing goes with such rows.
    """
    if type(row) not in TIES:
        return {}, {}
    kept = versions_along(row)[version.pk]
    return along([row])[row.pk], {name: tie.now(kept.get(name, [])) for name, tie in _ties(row)}


def correction_to(row: Any, version: Any) -> Correction | None:
    """What makes the text that of the version; None where its lines were read otherwise then, and for other rows."""
    if not isinstance(row, Article) or len(row.blocks) != len(version.blocks):
        return None
    former = Article(text=version.text, blocks=version.blocks)
    return Correction(row, {n: former.text[line.start : line.end] for n, line in enumerate(lines_of(former))})


@transaction.atomic
def restore(row: Any, version: Any, names: Collection[str], person: Any = None) -> None:
    """Put the named aspects back. Raises ValidationError where the row may not be so any more."""
    take_turn()
    ties = {name: tie for name, tie in _ties(row) if name in names}
    _now, then = ties_beside(row, version) if ties else ({}, {})
    fields = [field for aspect in aspects_of(type(row)) if aspect.name in names for field in aspect.fields]
    for name in fields:
        attribute = row._meta.get_field(name).attname
        setattr(row, attribute, getattr(version, attribute))
    if isinstance(row, Article):
        row.locked = sorted({*row.locked, *(ties.keys() & DECISIONS.keys())})
    if fields or ties:
        row.full_clean(exclude={field.name for field in row._meta.fields} - set(fields))
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as refused:
            raise ValidationError(_("It cannot be so any more: another row bears the name.")) from refused
    for name, tie in ties.items():
        tie.put(row, name, then[name], person)
    correction = correction_to(row, version) if TEXT.name in names else None
    if correction:
        write(correction)


def _ties(row: Any) -> Iterable[tuple[str, Rows | Parts]]:
    return TIES.get(type(row), {}).items()


def _values(row: Any, aspect: Aspect) -> list[Any]:
    return [getattr(row, row._meta.get_field(name).attname) for name in aspect.fields]
