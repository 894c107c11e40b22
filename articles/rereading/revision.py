"""What another reading of its original would change in an article, leaving what a person has decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from articles.curating.decisions import decisions_on, fields_settled
from articles.importing.saving import columns_of
from articles.importing.subjects import Subjects
from articles.importing.suggestions import suggested_by
from articles.models import Article
from articles.reading.record import Record, Repair
from articles.rereading.mentions import MentionPlan, planned
from articles.rereading.spans import Moving

# Spans of mentions and repairs count characters of the text: where a person has decided the text, they stay with it.
_WITH_THE_TEXT = {"text", "blocks", "problems", "repairs", "mentions"}


class Change(NamedTuple):
    """One field, before and after, as words for a person; `kind`: gained, lost, changed, more or fewer."""

    kind: str
    before: str
    after: str


def _change(before: Any, after: Any) -> Change:
    kind = "changed" if before and after else "lost" if before else "gained"
    return Change(kind, _words(before), _words(after))


def _words(value: Any) -> str:
    return "；".join(map(str, value)) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Revision:
    """`columns`: new values of the article's own row; `parts`: which of its rows elsewhere are to be written anew.

    With a `trouble` the article stays as it is.
    """

    article: Article
    record: Record | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    mentions: MentionPlan = field(default_factory=MentionPlan)
    changes: Mapping[str, Change] = field(default_factory=dict)
    trouble: str = ""

    @property
    def changes_anything(self) -> bool:
        """But for the version of the rules, which is noted in any case."""
        return bool(self.columns or self.parts or self.mentions.gone or self.mentions.put)


def revision_of(article: Article, record: Record, subjects: Subjects) -> Revision:
    """The article comes with its original, outlets, credits, repairs and `standing_mentions`. No query."""
    settled = _settled(article)
    read = columns_of(record, subjects)
    del read["rules_version"]
    columns = {
        name: value
        for name, value in read.items()
        if name.removesuffix("_id") not in settled and getattr(article, name) != value
    }
    old_repairs = [repair.recorded for repair in article.repairs.all()]
    parts = _before_and_after(article, record, old_repairs, subjects)
    changed = frozenset(name for name, (before, after) in parts.items() if name not in settled and before != after)
    plan = MentionPlan()
    if "mentions" not in settled:
        moving = Moving(article.text, old_repairs, record.text, record.repairs)
        plan = planned(list(article.mentions.all()), suggested_by(article, record, subjects), moving)
    if plan.homeless:
        return Revision(article, trouble=f"has no place any more for what a person judged: {'、'.join(plan.homeless)}")
    return Revision(article, record, columns, changed, plan, _changes(article, columns, parts, changed))


def _settled(article: Article) -> set[str]:
    """The fields that stay; a decision on one of several that belong together settles them all."""
    settled = set(fields_settled(decisions_on(article.locked), kept=article.locked))
    return settled | _WITH_THE_TEXT if "text" in settled else settled


def _before_and_after(
    article: Article, record: Record, old_repairs: list[Repair], subjects: Subjects
) -> dict[str, tuple[list[Any], list[Any]]]:
    # As outlets are called today, whatever was printed.
    printed = {known.name if (known := subjects.outlets.get(name)) else name for name in record.outlets}
    return {
        "outlets": (sorted(outlet.name for outlet in article.outlets.all()), sorted(printed)),
        "credits": (
            [(credit.role, credit.name) for credit in article.credits.all()],
            [(credit.role or "", credit.name) for credit in record.credits],
        ),
        "repairs": (old_repairs, list(record.repairs)),
    }


_TOLD = {
    "title": "title",
    "title_supplied": "supplied title",
    "subtitles": "subtitles",
    "abstract": "abstract",
    "section": "section",
    "text": "text",
    "script": "script",
    "problems": "problems",
    "published_edtf": "date",
}
"""Columns that a report tells of; the others follow from these."""


def _changes(
    article: Article,
    columns: Mapping[str, Any],
    parts: Mapping[str, tuple[list[Any], list[Any]]],
    changed: frozenset[str],
) -> dict[str, Change]:
    told = {label: _change(getattr(article, name), columns[name]) for name, label in _TOLD.items() if name in columns}
    told |= {name: _change(*map(_names, parts[name])) for name in ("outlets", "credits") if name in changed}
    if "text" in columns:
        told["text"] = _where_they_part(article.text, columns["text"])
    if "problems" in columns:
        difference = len(columns["problems"]) - len(article.problems)
        kind = "more" if difference > 0 else "fewer" if difference < 0 else "changed"
        told["problems"] = told["problems"]._replace(kind=kind)
    return told


def _names(rows: list[Any]) -> list[str]:
    """Outlets are names, credits pairs of a role and a name."""
    return [row if isinstance(row, str) else " ".join(filter(None, row)) for row in rows]


_AROUND = 20


def _where_they_part(before: str, after: str) -> Change:
    """Some characters from where two texts begin to differ."""
    at = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    start = max(0, (min(len(before), len(after)) if at is None else at) - _AROUND // 2)
    return Change("changed", before[start : start + _AROUND], after[start : start + _AROUND])
