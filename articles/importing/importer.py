"""An import: files in, articles out, and a line of the report for every file."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from articles.importing.gazetteer import gazetteer_from_rows
from articles.importing.items import Item, items
from articles.importing.report import Entry, Outcome, Report
from articles.importing.saving import save_record
from articles.importing.subjects import give_tags, tag_named
from articles.models import Batch, Original, Region, Tag
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record, Refused, identifier_of

TOGETHER = 100
"""Files a transaction: what is kept is told to the index once for all of them, and what a kill -9 undoes is little."""

Progress = Callable[[int], None]
"""Called with the number of originals done; how many there are is known when the last is read."""


def import_paths(
    paths: Iterable[str | Path],
    name: str,
    progress: Progress = lambda done: None,
    subjects: Iterable[str] = (),
    columns: Mapping[str, str] | None = None,
    form: str = "",
) -> Report:
    """Take in every article in the files, folders and globs as the batch `name`; each becomes one article or nothing.

    `subjects` are names of tags that every article new to the archive is given; `columns` and `form` as in `items`.

    Files whose bytes are held already change nothing, so an import can be repeated or taken up again.
    """
    run = _Run(name, subjects)
    remaining = items(paths, columns, form)
    while chunk := list(islice(remaining, TOGETHER)):
        with transaction.atomic():
            for entry in run.take_all(chunk):
                run.report.entries.append(entry)
                progress(len(run.report.entries))
    run.close()
    return run.report


class _Run:
    """What one import needs at hand; the batch and the gazetteer come to be with the first file that needs them."""

    def __init__(self, name: str, subjects: Iterable[str]) -> None:
        self.name = name
        self.subjects = subjects
        self.report = Report()
        self.taken: dict[str, str] = {}

    @cached_property
    def batch(self) -> Batch:
        return Batch.objects.create(name=self.name)

    @cached_property
    def tags(self) -> list[Tag]:
        return list({tag.pk: tag for tag in map(tag_named, self.subjects)}.values())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return gazetteer_from_rows()

    @cached_property
    def regions(self) -> Mapping[str, int]:
        return dict(Region.objects.values_list("slug", "pk"))

    def take_all(self, found: Iterable[Item]) -> Iterator[Entry]:
        for item in found:
            if item.trouble:
                yield self.refuse(item, item.trouble)
            elif item.note:
                yield Entry(item.name, Outcome.NOTED, reason=item.note)
            else:
                yield self.take(item)

    def take(self, item: Item) -> Entry:
        sha256 = hashlib.sha256(item.raw).hexdigest()
        identifier = identifier_of(sha256)
        if sha256 in self.taken:
            twin = self.taken[sha256]
            return Entry(item.name, Outcome.DUPLICATE, identifier, f"holds the same bytes as {twin}")
        self.taken[sha256] = item.name
        if Original.objects.filter(sha256=sha256).exists():
            return Entry(item.name, Outcome.UNCHANGED, identifier)
        return self.read(item)

    def read(self, item: Item) -> Entry:
        try:
            record = read(item.raw, item.file_name, self.gazetteer, item.media_type, item.columns)
        except Refused as refused:
            return self.refuse(item, refused.reason)
        return self.save(item, record)

    def save(self, item: Item, record: Record) -> Entry:
        # Made outside the savepoint, so that they outlive an article that cannot be stored.
        batch, tags = self.batch, self.tags
        try:
            with transaction.atomic():
                give_tags(save_record(item.raw, record, batch, self.regions, item.columns), tags)
        except (DataError, IntegrityError) as error:
            # Another import may have been quicker with the same bytes; that is no fault of the file.
            if Original.objects.filter(sha256=record.source.sha256).exists():
                return Entry(item.name, Outcome.UNCHANGED, record.identifier)
            return self.refuse(item, f"cannot be stored: {str(error).splitlines()[0]}")
        return Entry(item.name, Outcome.IMPORTED, record.identifier)

    def refuse(self, item: Item, reason: str) -> Entry:
        return Entry(item.name, Outcome.REFUSED, reason=reason)

    def close(self) -> None:
        """Write the report into the batch, where the run came to have one."""
        if "batch" in self.__dict__:
            self.batch.report = self.report.as_json()
            self.batch.finished = timezone.now()
            self.batch.save()
