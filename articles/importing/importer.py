"""An import: files in, articles out, and a line of the report for every file."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from articles.importing.files import Found, Unreadable, find_files, read_file
from articles.importing.gazetteer import gazetteer_from_rows
from articles.importing.report import Entry, Outcome, Report
from articles.importing.saving import save_record
from articles.importing.subjects import give_tags, tag_named
from articles.models import Batch, Original, Region, Tag
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record, Refused, identifier_of

TOGETHER = 100
"""Files a transaction: what is kept is told to the index once for all of them, and what a kill -9 undoes is little."""

Progress = Callable[[int, int], None]
"""Called with the files done and the files in all."""


def import_paths(
    paths: Iterable[Path], name: str, progress: Progress = lambda done, total: None, subjects: Iterable[str] = ()
) -> Report:
    """Take in every file at or below the paths as the batch `name`; each becomes one article or nothing.

    `subjects` are names of tags that every article new to the archive is given.

    Files whose bytes are held already change nothing, so an import can be repeated or taken up again.
    """
    found = list(find_files(paths))
    run = _Run(name, subjects)
    remaining = iter(found)
    while chunk := list(islice(remaining, TOGETHER)):
        with transaction.atomic():
            for entry in run.take_all(chunk):
                run.report.entries.append(entry)
                progress(len(run.report.entries), len(found))
    run.close()
    return run.report


class _Run:
    """What one import needs at hand; the batch and the gazetteer come to be with the first file that needs them."""

    def __init__(self, name: str, subjects: Iterable[str]) -> None:
        self.name = name
        self.subjects = subjects
        self.report = Report()
        self.taken: dict[str, Path] = {}

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

    def take_all(self, files: Iterable[Found]) -> Iterator[Entry]:
        for found in files:
            yield self.refuse(found, found.trouble) if found.trouble else self.take(found)

    def take(self, found: Found) -> Entry:
        try:
            raw = read_file(found.path)
        except Unreadable as reason:
            return self.refuse(found, str(reason))
        sha256 = hashlib.sha256(raw).hexdigest()
        identifier = identifier_of(sha256)
        if sha256 in self.taken:
            twin = self.taken[sha256]
            return Entry(str(found.path), Outcome.DUPLICATE, identifier, f"holds the same bytes as {twin}")
        self.taken[sha256] = found.path
        if Original.objects.filter(sha256=sha256).exists():
            return Entry(str(found.path), Outcome.UNCHANGED, identifier)
        return self.read(found, raw)

    def read(self, found: Found, raw: bytes) -> Entry:
        try:
            record = read(raw, found.path.name, self.gazetteer)
        except Refused as refused:
            return self.refuse(found, refused.reason)
        return self.save(found, raw, record)

    def save(self, found: Found, raw: bytes, record: Record) -> Entry:
        # Made outside the savepoint, so that they outlive an article that cannot be stored.
        batch, tags = self.batch, self.tags
        try:
            with transaction.atomic():
                give_tags(save_record(raw, record, batch, self.regions), tags)
        except (DataError, IntegrityError) as error:
            # Another import may have been quicker with the same bytes; that is no fault of the file.
            if Original.objects.filter(sha256=record.source.sha256).exists():
                return Entry(str(found.path), Outcome.UNCHANGED, record.identifier)
            return self.refuse(found, f"cannot be stored: {str(error).splitlines()[0]}")
        return Entry(str(found.path), Outcome.IMPORTED, record.identifier)

    def refuse(self, found: Found, reason: str) -> Entry:
        return Entry(str(found.path), Outcome.REFUSED, reason=reason)

    def close(self) -> None:
        """Write the report into the batch, where the run came to have one."""
        if "batch" in self.__dict__:
            self.batch.report = self.report.as_json()
            self.batch.finished = timezone.now()
            self.batch.save()
