"""Records by which something could be undone, once it no longer can."""

from django.utils import timezone

from articles.models import Merger, Verdict
from jobs.tending import chore


@chore
def forget_records_of_mergers() -> None:
    """The merger stays, and the redirects that it left."""
    Merger.objects.exclude(record={}).filter(made__lt=timezone.now() - Merger.UNDOABLE).update(record={})


@chore
def forget_verdicts() -> None:
    """What was judged stays judged."""
    Verdict.objects.filter(made__lt=timezone.now() - Verdict.KEPT).delete()
