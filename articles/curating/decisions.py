"""Which fields of an article a person has decided: the admin adds to them, and only a person takes from them.

A decision may settle several fields, where one without the others would contradict the constraints of the row: reading
must not put its own last day behind a first day that a person has set.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DECISIONS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "title": (_("title"), ("title", "title_supplied")),
    "subtitles": (_("subtitles"), ("subtitles",)),
    "abstract": (_("abstract"), ("abstract",)),
    "outlets": (_("outlets"), ("outlets",)),
    "section": (_("section"), ("section",)),
    "credits": (_("credits"), ("credits",)),
    "main_region": (_("main region"), ("main_region",)),
    "script": (_("script of the original"), ("script",)),
    "problems": (_("damaged places"), ("problems",)),
    "published": (
        _("date"),
        (
            "published_edtf",
            "published_first",
            "published_last",
            "published_precision",
            "published_basis",
            "published_evidence",
        ),
    ),
}
"""By the name of the decision: what the curator reads, and the fields that reading then leaves alone."""


def decisions_on(fields: Iterable[str]) -> list[str]:
    """The decisions that settle any of the fields."""
    wanted = set(fields)
    return [name for name, (_label, settled) in DECISIONS.items() if wanted.intersection(settled)]


def fields_settled(decisions: Iterable[str], kept: Iterable[str] = ()) -> list[str]:
    """The fields that the decisions settle, sorted, with those of `kept` that no decision of ours knows."""
    known = {field for _label, settled in DECISIONS.values() for field in settled}
    return sorted({field for name in decisions for field in DECISIONS[name][1]} | (set(kept) - known))


def locked_after(article: Any, saved: Collection[str] | None) -> list[str]:
    """The settled fields once the article is saved, whole or only the fields `saved`: those that were settled, and what
    the row holds otherwise now. One query.
    """
    settled = fields_settled(DECISIONS)
    compared = {
        field.attname: field
        for field in article._meta.concrete_fields
        if field.name in settled and field.attname not in article.get_deferred_fields()
        if saved is None or field.name in saved or field.attname in saved
    }
    rows = type(article).objects.filter(pk=article.pk).values(*compared)
    held = rows.first() if compared else None
    changed = [
        field.name for name, field in compared.items() if held and field.to_python(getattr(article, name)) != held[name]
    ]
    return fields_settled(decisions_on([*article.locked, *changed]), kept=article.locked)
