"""Rules run beside the requests: one of many hits, and all of them after an import or a reading anew."""

import logging
from collections.abc import Iterator
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.changes import articles_read
from articles.models import Article, TaggingRule
from jobs.asking import ask
from jobs.declaring import job
from jobs.kinds import Line, Report
from jobs.models import Job
from jobs.progress import Progress
from jobs.tending import chore
from search.keeping.indexing import drain
from search.tagging.matching import AsksNothing
from search.tagging.running import run
from search.troubles import IndexTrouble

logger = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds to wait for whoever writes the index: what is not in it yet is not found."""


def _lines(report: Report) -> Iterator[Line]:
    yield gettext_lazy("suggestions made"), report["suggested"]
    yield gettext_lazy("suggestions withdrawn"), report["withdrawn"]
    yield from report["troubles"].items()


@job(gettext_lazy("Run tagging rules"), lines=_lines)
def run_rules(progress: Progress, *, rules: list[int] | None = None) -> Report:
    """Those of these keys, or all that are switched on; one that asks for nothing any more stops no other."""
    drain(patience=PATIENCE)
    suggested = withdrawn = 0
    troubles: dict[str, str] = {}
    chosen = TaggingRule.objects.filter(is_on=True).order_by("pk")
    for rule in chosen if rules is None else chosen.filter(pk__in=rules):
        try:
            more, fewer = run(rule, progress.tell)
        except (AsksNothing, IndexTrouble) as trouble:
            troubles[rule.name] = str(trouble)
            logger.warning("rule.not_run", extra={"rule": rule.pk, "trouble": type(trouble).__name__})
        else:
            suggested, withdrawn = suggested + more, withdrawn + fewer
    return {"suggested": suggested, "withdrawn": withdrawn, "troubles": troubles}


def follow_readings() -> None:
    """Connect the signal; called once, when the application starts."""
    articles_read.connect(_ask, dispatch_uid="search.tagging")


@chore
def run_what_was_missed() -> None:
    """Where articles have come or changed since rules were last asked for: by hand, or before a process that would have
    asked for them was killed.
    """
    last = Job.objects.filter(task__task_path=run_rules.module_path).aggregate(last=Max("task__enqueued_at"))["last"]
    missed = Article.objects.filter(modified__gt=last) if last else Article.objects.all()
    if missed.exists():
        _ask()


def _ask(**_signal: Any) -> None:
    """What waits already is not asked for twice."""
    if TaggingRule.objects.filter(is_on=True).exists():
        ask(run_rules, about=_("all that are switched on"))
