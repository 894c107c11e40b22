"""Several rows become one, in one transaction, and what undoing needs is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.changes import tell_of
from articles.curating.merging.choosing import Choice, NotMerged
from articles.curating.merging.following import follow
from articles.curating.merging.kinds import Kind
from articles.curating.merging.packing import packed
from articles.curating.merging.versions import deleted, versioned
from articles.models import Merger, Redirect
from articles.turns import take_turn


@transaction.atomic
def merge(kind: Kind, keys: Sequence[int], into: int, chosen: Mapping[str, int], person: Any = None) -> Merger:
    """Whatever follows the rows of these keys follows `into` from now on, which may be among them; the others go.

    `chosen`: by aspect the key of the row whose value counts. Raises NotMerged, and then nothing has changed. Costs as
    many queries as there are rows and relations, however many articles there are.
    """
    take_turn()
    rows = list(kind.model.objects.filter(pk__in={*keys, into}).order_by("pk").select_for_update())
    stays = next((row for row in rows if row.pk == into), None)
    others = [row for row in rows if row.pk != into]
    if stays is None or not others:
        raise NotMerged([_("Choose at least two rows that are still there.")])
    columns = Choice(kind, rows).settled(stays, chosen) | kind.named_as(stays, others)
    return _merged(kind, stays, others, columns, person)


def _merged(kind: Kind, stays: Any, others: Sequence[Any], columns: Mapping[str, Any], person: Any) -> Merger:
    gone = [other.pk for other in others]
    before = {name: getattr(stays, name) for name in columns}
    concerned = kind.articles_of([*gone, stays.pk] if columns else gone)
    identifiers = list(concerned.values_list("identifier", flat=True).distinct())
    merger = Merger(of=kind.of, row=stays.pk, name=str(stays), rows=gone, names=list(map(str, others)), person=person)
    merger.record = {"rows": packed(kind.model, others), "before": before, "after": dict(columns)}
    addresses = {address for other in others for address in kind.addresses(other)}
    merger.record["followed"] = {each.name: follow(each, gone, stays.pk).as_record() for each in kind.follows}
    for other in others:
        deleted(other, person, f"merged into {stays}")
    _change(kind, stays, columns)
    versioned([stays], person, f"merged with {'、'.join(merger.names)}", update=True)
    merger.record["words"] = _words(kind, stays, others)
    merger.save()
    Redirect.objects.bulk_create(
        Redirect(of=kind.of, address=address, row=stays.pk, merger=merger) for address in sorted(addresses)
    )
    tell_of(identifiers)
    return merger


def _words(kind: Kind, stays: Any, others: Sequence[Any]) -> list[int]:
    """The names of the others as rows that lead to the one that stays, by their keys."""
    if kind.word is None:
        return []
    taken = set(kind.word.objects.filter(key__in=[other.key for other in others]).values_list("key", flat=True))
    return [kind.word.objects.create(tag=stays, name=other.name).pk for other in others if other.key not in taken]


def _change(kind: Kind, row: Any, columns: Mapping[str, Any]) -> None:
    """Past the signals, which would have all of its articles told of. Raises NotMerged where another row is so."""
    if not columns:
        return
    for name, value in columns.items():
        setattr(row, name, value)
    try:
        row.validate_constraints()
    except ValidationError as error:
        raise NotMerged(error.messages) from error
    kind.model.objects.filter(pk=row.pk).update(**columns)
