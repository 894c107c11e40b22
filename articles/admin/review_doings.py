"""What a person may say of what waits in the review queue, by its buttons."""

from collections.abc import Callable
from typing import Any

from articles.admin.review_form import RIGHT
from articles.curating.reviewing.kinds import Kind
from articles.curating.reviewing.refusing import can_be_refused, refuse
from articles.curating.reviewing.verdicts import deliver
from articles.models import Judgement, Verdict

Doing = Callable[[Kind, Any, Any], Verdict | None]


def _one(status: str) -> Doing:
    """Nothing where somebody has judged it meanwhile."""
    return lambda kind, row, person: deliver(kind, kind.rows().filter(pk=row.pk), status, person)


def _all_alike(status: str) -> Doing:
    return lambda kind, row, person: deliver(kind, kind.rows_like(row), status, person)


DOINGS: dict[str, Doing] = {
    "confirm": _one(Judgement.CONFIRMED),
    "reject": _one(Judgement.REJECTED),
    "confirm_alike": _all_alike(Judgement.CONFIRMED),
    "reject_alike": _all_alike(Judgement.REJECTED),
    "never": refuse,
}
"""What is said of a row, by the value of the button."""


def doings_for(kind: Kind, row: Any, person: Any) -> set[str]:
    """What this person may do of the row."""
    possible = {"confirm", "confirm_alike"}
    if kind.can_be_rejected:
        possible |= {"reject", "reject_alike"}
    if kind.name in RIGHT:
        possible.add("correct")
    if can_be_refused(kind, row) and person.has_perm("articles.add_misnomer"):
        possible.add("never")
    return possible
