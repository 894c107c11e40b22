"""What a person never wants to be asked again, in any article."""

from typing import Any

from django.db import transaction

from articles.curating.reviewing.kinds import Kind
from articles.curating.reviewing.verdicts import deliver
from articles.models import Judgement, Misnomer, Verdict
from articles.reading.script import simplify


@transaction.atomic
def refuse(kind: Kind, mention: Any, person: Any) -> Verdict | None:
    """The words of the mention are never taken for one of the kind again; whatever waits and has them is rejected."""
    words = kind.words_of(mention)
    Misnomer.objects.update_or_create(words=simplify(words), subject=kind.name, defaults={"active": True})
    return deliver(kind, kind.rows().filter(**{kind.words: words}), Judgement.REJECTED, person)


def can_be_refused(kind: Kind, row: Any) -> bool:
    """What is not taken for anything cannot; nor can a whole sentence, which is no name."""
    longest = Misnomer._meta.get_field("words").max_length or 0
    return 0 < len(kind.words_of(row)) <= longest
