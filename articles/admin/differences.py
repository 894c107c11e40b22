"""What a change made of a row, field by field, word by word."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from simple_history.models import ModelChange, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from articles.comparing.edits import shared_start
from articles.comparing.wording import reworded
from articles.curating.decisions import DECISIONS, decisions_on
from articles.curating.ties import TIES, versions_along

WITHOUT_MEANING = {"modified", "blocks"}
"""Columns that change with every change, or with the text."""
AROUND, LONGEST = 20, 2_000
"""Characters: of a long text before and behind what was changed, and at most in all."""


class FieldDifferences(HistoricalRecordContextHelper):
    """For the template of the list of versions."""

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """The field's name, and the pieces that were kept, taken and put."""
        return [
            {
                "field": self.field(change).verbose_name,
                "pieces": reworded(*where_they_differ(self.shown(change, change.old), self.shown(change, change.new))),
            }
            for change in delta.changes
            if change.field not in WITHOUT_MEANING
        ]

    def field(self, change: ModelChange) -> Any:
        return self.model._meta.get_field(change.field)

    def shown(self, change: ModelChange, value: Any) -> str:
        """As a curator reads it: the words of a choice or a decision, the rows of a relation, the items of a list."""
        value = self.prepare_delta_change_value(change, value)
        if change.field == "locked":
            value = [DECISIONS[name][0] for name in decisions_on(value)]
        if isinstance(value, Sequence | set) and not isinstance(value, str):
            return "、".join(map(str, value))
        choices = dict(getattr(self.field(change), "flatchoices", ()))
        return str(choices.get(value, "" if value is None else value))


def with_ties(row: Any, versions: Sequence[Any]) -> None:
    """Add to the changes of each of these versions, the newest first, what went with it otherwise than with the one
    before, whoever changed that until the next version came. Two queries a tie, and those of `versions_along`.
    """
    along = versions_along(row)
    for name, tie in TIES[type(row)].items():
        words = tie.words(along[version.pk][name] for version in versions)
        for version, then, before in zip(versions, words, words[1:], strict=False):
            if then != before:
                field = _("%(field)s, until the next version") % {"field": tie.label}
                version.history_delta_changes.append({"field": field, "pieces": reworded(before, then)})


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Both without what is long before and behind the first and last difference, and not longer than is read."""
    start = max(0, shared_start(one, other) - AROUND)
    tail = max(0, shared_start(one[:start:-1], other[:start:-1]) - AROUND)
    return _cut(one, start, len(one) - tail), _cut(other, start, len(other) - tail)


def _cut(text: str, start: int, end: int) -> str:
    last = min(end, start + LONGEST)
    return "…" * (start > 0) + text[start:last] + "…" * (last < len(text))
