"""An import: items in, articles out, and an arrival for every item."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from articles.changes import tell_of, tell_of_the_end
from articles.importing.ahead import Coming, read_ahead
from articles.importing.batch_tags import give_tags, tag_named
from articles.importing.gazetteer import names_from_rows
from articles.importing.items import Item
from articles.importing.readers import Readers
from articles.importing.readings import Reading
from articles.importing.reprints import link_reprints
from articles.importing.saving import Received, save_records
from articles.importing.subjects import Subjects
from articles.models import Arrival, Batch, Original, Region, Tag
from articles.turns import take_turn

_WAITING = 10_000
"""Arrivals in memory before there is a batch: a repeated import, which changes nothing, writes nothing."""


def import_items(
    items: Iterable[Item],
    name: str,
    subjects: Iterable[str] = (),
    jobs: int | None = None,
    *,
    home: Region | None = None,
    dry_run: bool = False,
    batch: Batch | None = None,
) -> Generator[Arrival, None, None]:
    """Take in the items as the batch `name`, each as one article or not at all, and say what became of each, in order.

    Bytes that are held already change nothing, so an import can be repeated or taken up again. Every article new to the
    archive is given the `subjects` as tags. `home`: where they are from, which tells namesakes apart. `jobs`: processes
    that read. A dry run does the same work in one transaction that is not kept; until its end it holds the names of new
    outlets, bodies and tags against other imports. `batch`: one that was begun with these items, and is gone on with
    after the last of them that arrived.
    """
    run = _Run(name, subjects, home, batch)
    items = islice(items, batch.arrivals.count(), None) if batch else items
    items = (replace(item, home=home.slug) for item in items) if home else items
    with closing(Readers(names_from_rows, jobs)) as readers, _kept(unless=dry_run):
        for portion in read_ahead(items, held, readers):
            yield from run.take(portion)
            if dry_run:
                # What is checked only at the end of a transaction would pile up in the server's memory.
                connection.check_constraints()
        run.close()


@contextmanager
def _kept(unless: bool) -> Iterator[None]:
    if not unless:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # What is counted would be held against everybody to the end (migration 0010).
        cursor.execute("SET LOCAL archive.uncounted = 'yes'")
        yield
        transaction.set_rollback(True)


class _Holding(NamedTuple):
    batch: int
    file_name: str


def held(hashes: Collection[str]) -> dict[str, _Holding]:
    """Of these originals those that the archive holds. One query."""
    rows = Original.objects.filter(sha256__in=hashes).values_list("sha256", "batch", "file_name")
    return {sha256: _Holding(batch, name) for sha256, batch, name in rows}


class _End(NamedTuple):
    outcome: Arrival.Outcome
    reason: str = ""


class _Run:
    """One import; its batch comes to be with the first article."""

    def __init__(self, name: str, subjects: Iterable[str], home: Region | None, batch: Batch | None) -> None:
        self.name = name
        self.home = home
        self.subjects = subjects
        self.batch = batch
        self.waiting: list[Arrival] = []

    @cached_property
    def tags(self) -> list[Tag]:
        return list({tag.pk: tag for tag in map(tag_named, self.subjects)}.values())

    @cached_property
    def regions(self) -> dict[str, int]:
        return dict(Region.objects.values_list("slug", "pk"))

    def take(self, portion: Sequence[Coming]) -> list[Arrival]:
        """One transaction. Its queries are the same few, however many the items are."""
        readings = {each.sha256: each.pending() for each in portion if each.pending}
        with transaction.atomic():
            take_turn()
            arrivals = [self.arrival(each, end) for each, end in self.ends(portion, readings)]
            self.note(arrivals)
        return arrivals

    def arrival(self, coming: Coming, end: _End) -> Arrival:
        return Arrival(name=coming.item.name, sha256=coming.sha256, outcome=end.outcome, reason=end.reason)

    def ends(self, portion: Sequence[Coming], readings: Mapping[str, Reading]) -> Iterator[tuple[Coming, _End]]:
        known = held([each.sha256 for each in portion if each.sha256])
        first = {each.sha256: each for each in portion if each.pending and each.sha256 not in known}
        ends = self.save([each for each in first.values() if readings[each.sha256].record], readings)
        for each in portion:
            if not each.sha256:
                yield each, _without_bytes(each.item)
            elif each.sha256 in known:
                yield each, self.end_of_known(known[each.sha256])
            elif trouble := readings[each.sha256].trouble:
                yield each, _End(Arrival.Outcome.REFUSED, trouble)
            elif each is first[each.sha256] or ends[each.sha256].outcome == Arrival.Outcome.REFUSED:
                yield each, ends[each.sha256]
            else:
                yield each, _duplicate_of(first[each.sha256].item.name)

    def end_of_known(self, holding: _Holding) -> _End:
        if self.batch and holding.batch == self.batch.pk:
            return _duplicate_of(holding.file_name)
        return _End(Arrival.Outcome.UNCHANGED)

    def save(self, fresh: Sequence[Coming], readings: Mapping[str, Reading]) -> dict[str, _End]:
        """All together; where the database refuses one of them, one by one, and that one alone is refused."""
        if not fresh:
            return {}
        # Made outside the savepoint, so that they outlive articles that cannot be stored.
        batch, tags = self.batch_at_hand(), self.tags
        try:
            with transaction.atomic():
                return self.save_together(fresh, readings, batch, tags)
        except (DataError, IntegrityError) as error:
            if len(fresh) > 1:
                return {key: end for each in fresh for key, end in self.save([each], readings).items()}
            sha256 = fresh[0].sha256
            # Another import may have been quicker with the same bytes; that is no fault of the file.
            if held([sha256]):
                return {sha256: _End(Arrival.Outcome.UNCHANGED)}
            return {sha256: _End(Arrival.Outcome.REFUSED, f"cannot be stored: {str(error).splitlines()[0]}")}

    def save_together(
        self, fresh: Sequence[Coming], readings: Mapping[str, Reading], batch: Batch, tags: Sequence[Tag]
    ) -> dict[str, _End]:
        received = [
            Received(each.item.raw, record, each.item.columns)
            for each in fresh
            if (record := readings[each.sha256].record)
        ]
        articles = save_records(received, batch, Subjects(self.regions))
        give_tags(articles, tags)
        hashes = [each.sha256 for each in fresh]
        repeated = link_reprints(
            {article: readings[sha256].keys for article, sha256 in zip(articles, hashes, strict=True)}
        )
        tell_of([article.identifier for article in articles])
        return {
            sha256: _End(Arrival.Outcome.REPRINT, str(repeated[article]))
            if article in repeated
            else _End(Arrival.Outcome.IMPORTED)
            for article, sha256 in zip(articles, hashes, strict=True)
        }

    def batch_at_hand(self) -> Batch:
        if self.batch is None:
            self.batch = Batch.objects.create(name=self.name, region=self.home)
        return self.batch

    def note(self, arrivals: Iterable[Arrival]) -> None:
        """Keep the arrivals, once there is a batch to keep them with."""
        self.waiting += arrivals
        if self.batch or len(self.waiting) > _WAITING:
            batch = self.batch_at_hand()
            for arrival in self.waiting:
                arrival.batch = batch
            Arrival.objects.bulk_create(self.waiting)
            self.waiting = []

    @transaction.atomic
    def close(self) -> None:
        """A run that brought nothing leaves no batch behind."""
        if self.batch and self.batch.originals.exists():
            self.batch.finished = timezone.now()
            self.batch.save()
            tell_of_the_end()
        elif self.batch:
            self.batch.delete()


def _without_bytes(item: Item) -> _End:
    return _End(Arrival.Outcome.REFUSED, item.trouble) if item.trouble else _End(Arrival.Outcome.NOTED, item.note)


def _duplicate_of(name: str) -> _End:
    return _End(Arrival.Outcome.DUPLICATE, f"holds the same bytes as {name}")
