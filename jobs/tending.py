"""What the worker looks after once a day, when nothing waits: what nobody needs any more goes, what was missed is
asked for.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Exists, ForeignObjectRel, OuterRef
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jobs.models import Job

logger = logging.getLogger(__name__)

Chore = Callable[[], object]
EVERY = timedelta(days=1).total_seconds()
KEPT = timedelta(days=30)
"""How long a finished job can be looked at."""
CHORES: list[Chore] = []
"""Filled where they are declared."""


def chore(do: Chore) -> Chore:
    """It is done now and then, whoever works; it must bear to be killed anywhere."""
    CHORES.append(do)
    return do


def tend() -> None:
    """Whatever goes wrong with one keeps no other from being done."""
    for do in CHORES:
        try:
            do()
        except Exception:
            logger.exception("chore.failed", extra={"chore": do.__name__})


@chore
def forget_finished_jobs() -> None:
    """With their reports, but for those to which rows of others lead. What came of them stays."""
    long_ago = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT)
    for relation in Job._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            rows = relation.related_model._default_manager  # noqa: SLF001
            leading = rows.filter(**{relation.field.name: OuterRef("job")})
            long_ago = long_ago.exclude(Exists(leading))
    long_ago.delete()
