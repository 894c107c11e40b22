"""Building the index with the words of today, as a job: the site stays up, and asks the old one until then."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from jobs.declaring import job
from jobs.kinds import Line, Report
from jobs.progress import Progress
from search.keeping.indexing import rebuild
from search.models import Word

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""


def told(report: Report) -> Iterator[Line]:
    """Its lines."""
    yield _("articles in the index"), report["articles"]
    yield _("words of the dictionary"), report["words"]


@job(_("Build the search index anew"), told)
def build_index(progress: Progress) -> dict[str, Any]:
    """Raises IndexTrouble. Killed, it leaves the old index as it was, and a folder that the next building removes."""
    words = len(Word.objects.own())
    return {"articles": rebuild(progress.tell, patience=PATIENCE), "words": words}
