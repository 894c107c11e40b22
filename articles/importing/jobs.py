"""An upload tried, and imported, as jobs."""

from collections.abc import Generator, Iterable
from contextlib import closing
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.curating.batches import outcomes_of
from articles.importing.importer import import_items
from articles.importing.reasons import in_words
from articles.importing.report import Counts, written
from articles.importing.uploads import folder_of, forget, items_of
from articles.models import Arrival, Batch, Upload
from jobs.asking import ask
from jobs.declaring import job
from jobs.kinds import Line, Report
from jobs.progress import Progress

REPORT = "report.json"
"""What became of each file of a dry run, beside the files."""

NO_ARTICLE = (Arrival.Outcome.NOTED, Arrival.Outcome.REFUSED)
MOST_NAMED = 100
"""Files that were no articles which a page names; the report names all."""


def told(report: Report) -> Iterable[Line]:
    """How many files ended each way, and which were no articles, for which reason."""
    counts = report["counts"]
    ends = [(outcome.label, counts[outcome]) for outcome in Arrival.Outcome if outcome in counts]
    troubles = [(name, in_words(reason)) for name, reason in report.get("troubles", ())]
    return [*(ends or [(_("files"), 0)]), *troubles]


@job(_("Try an import"), told)
def try_upload(progress: Progress, *, upload: int) -> Report:
    """Nothing is kept but the report."""
    tried = Upload.objects.get(pk=upload)
    counts, troubles = Counts(), list[tuple[str, str]]()
    path = str(folder_of(tried) / REPORT)
    with written(path, {"batch": tried.name, "dry_run": True}, counts) as tell, closing(_arrivals(tried)) as arrivals:
        for arrival in arrivals:
            counts.add(arrival)
            tell(arrival)
            if arrival.outcome in NO_ARTICLE and len(troubles) < MOST_NAMED:
                troubles.append((arrival.name, arrival.reason))
            progress.tell(counts.total)
    return {"counts": counts.as_json(), "troubles": troubles}


@job(_("Import"), told)
def import_upload(progress: Progress, *, upload: int) -> Report:
    """What an earlier process began is gone on with, in the same batch."""
    imported = Upload.objects.get(pk=upload)
    if imported.counts is None:
        batch = _begun(imported)
        counts, total = Counts(outcomes_of(batch)), imported.trial.done if imported.trial else None
        with closing(_arrivals(imported, batch)) as arrivals:
            for arrival in arrivals:
                counts.add(arrival)
                progress.tell(counts.total, total)
        Upload.objects.filter(pk=upload).update(counts=counts.as_json())
        imported.counts = counts.as_json()
    forget(imported)
    return {"counts": imported.counts}


def _arrivals(upload: Upload, batch: Batch | None = None) -> Generator[Arrival, None, None]:
    """Of a dry run, where there is no batch."""
    items, dry_run = items_of(upload), batch is None
    return import_items(items, upload.name, upload.subjects, home=upload.region, dry_run=dry_run, batch=batch)


@transaction.atomic
def _begun(upload: Upload) -> Batch:
    if upload.batch is None:
        upload.batch = Batch.objects.create(name=upload.name, region=upload.region)
        upload.save(update_fields=["batch"])
    return upload.batch


@transaction.atomic
def ask_to_try(upload: Upload, person: Any) -> None:
    upload.trial = ask(try_upload, about=upload.name, person=person, link=_address(upload), upload=upload.pk)
    upload.save(update_fields=["trial"])


@transaction.atomic
def ask_to_import(upload: Upload, person: Any) -> None:
    """Only what has been tried."""
    if upload.can_be_imported:
        upload.job = ask(import_upload, about=upload.name, person=person, link=_address(upload), upload=upload.pk)
        upload.save(update_fields=["job"])


def _address(upload: Upload) -> str:
    return reverse("admin:articles_upload_change", args=[upload.pk])
