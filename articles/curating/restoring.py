"""What a former version of a row said, put back: field by field, as a person's decision, with all that goes with it."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.curating.correcting import Correction, lines_of, write
from articles.curating.decisions import DECISIONS
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
"""Of an article nothing but what a person may decide; of its rows elsewhere no version is kept."""
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
    """What the version said otherwise than the row does."""
    others = [aspect for aspect in aspects_of(type(row)) if _values(row, aspect) != _values(version, aspect)]
    correction = correction_to(row, version)
    return [*others, TEXT] if correction and correction.edits else others


def correction_to(row: Any, version: Any) -> Correction | None:
    """What makes the text that of the version; None where its lines were read otherwise then, and for other rows."""
    if not isinstance(row, Article) or len(row.blocks) != len(version.blocks):
        return None
    former = Article(text=version.text, blocks=version.blocks)
    return Correction(row, {n: former.text[line.start : line.end] for n, line in enumerate(lines_of(former))})


@transaction.atomic
def restore(row: Any, version: Any, names: Collection[str]) -> None:
    """Put the named aspects back. Raises ValidationError where the row may not be so any more."""
    take_turn()
    fields = [field for aspect in aspects_of(type(row)) if aspect.name in names for field in aspect.fields]
    for name in fields:
        attribute = row._meta.get_field(name).attname
        setattr(row, attribute, getattr(version, attribute))
    if fields:
        row.full_clean(exclude={field.name for field in row._meta.fields} - set(fields))
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as refused:
            raise ValidationError(_("It cannot be so any more: another row bears the name.")) from refused
    correction = correction_to(row, version) if TEXT.name in names else None
    if correction:
        write(correction)


def _values(row: Any, aspect: Aspect) -> list[Any]:
    return [getattr(row, row._meta.get_field(name).attname) for name in aspect.fields]
