"""Reading the articles again that hold a name: to count what would change, or to write it, as jobs."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.curating.outlook import containing
from articles.rereading.rereader import reread
from jobs.declaring import job
from jobs.kinds import Line, Report
from jobs.progress import Progress

MOST_LISTED = 50
"""Articles of a report."""


def foreseen(report: Report) -> Iterator[Line]:
    """What would change."""
    yield _("articles that hold one of the names"), report["read"]
    yield _("articles that would change"), report["changed"]
    yield from _listed(report)


def told(report: Report) -> Iterator[Line]:
    """What has changed."""
    yield _("articles read again"), report["read"]
    yield _("articles changed"), report["changed"]
    yield from _listed(report)


def _listed(report: Report) -> Iterator[Line]:
    if report["left"]:
        yield _("articles left as they are, because a person's decision would lose its place"), report["left"]
    if report["some"]:
        yield _("the first of them"), "、".join(report["some"])


@job(_("Count what a name would change"), foreseen)
def count_changes(progress: Progress, *, names: list[str]) -> Report:
    """Nothing is written."""
    return _read(progress, names, write=False)


@job(_("Read again what holds a name"), told)
def read_again(progress: Progress, *, names: list[str]) -> Report:
    """A hundred articles a transaction. What an earlier process wrote is not counted once more."""
    return _read(progress, names, write=True)


def _read(progress: Progress, names: list[str], *, write: bool) -> Report:
    articles = containing(names)
    total, read, changed, left, some = articles.count(), 0, 0, 0, list[str]()
    for read, revision in enumerate(reread(articles, write=write), start=1):
        changed += revision.changes_anything
        left += bool(revision.trouble)
        if revision.changes_anything and len(some) < MOST_LISTED:
            some.append(revision.article.identifier)
        progress.tell(read, total)
    return {"read": read, "changed": changed, "left": left, "some": some}
