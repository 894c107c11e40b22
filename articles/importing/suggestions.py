"""What reading suggests that an article names: mentions of rows, not saved yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articles.importing.acting import acting
from articles.importing.subjects import Subjects
from articles.models import Article, Event, Mention
from articles.models.addresses import address_of
from articles.reading.record import EventFound, Mentioned, Record


@dataclass(frozen=True, slots=True)
class Suggested:
    """A mention, its event's row perhaps not saved; `organisations`: primary keys of those that take part in it."""

    mention: Mention
    organisations: frozenset[int] = frozenset()


def suggested_by(article: Article, record: Record, subjects: Subjects) -> Iterator[Suggested]:
    """In the order of the record, of what `subjects` has rows for. No query."""
    for region in record.regions:
        if pk := subjects.regions.get(region.key):
            for mentioned in region.mentions:
                yield Suggested(_mention(article, record, mentioned, region_id=pk))
    taking_part: dict[str, int] = {}
    for found in acting(record):
        if pk := subjects.organisation(found):
            taking_part.setdefault(found.name, pk)
            for mentioned in found.mentions:
                yield Suggested(_mention(article, record, mentioned, organisation_id=pk))
    for event in record.events:
        yield _suggested_event(article, record, event, subjects.regions, taking_part)


def _mention(article: Article, record: Record, mentioned: Mentioned, **named: int) -> Mention:
    start, end, rule = mentioned
    return Mention(article=article, start=start, end=end, surface=record.text[start:end], rule=rule, **named)


def _suggested_event(
    article: Article, record: Record, found: EventFound, regions: Mapping[str, int], taking_part: Mapping[str, int]
) -> Suggested:
    evidence = record.text[found.start : found.end]
    event = Event(
        slug=address_of(record.identifier, found.title, found.edtf, evidence),
        title=found.title,
        kind=found.kind,
        date_edtf=found.edtf,
        date_first=found.first,
        date_last=found.last,
        date_precision=found.precision,
        date_basis=found.basis,
        region_id=regions.get(found.region_key or ""),
    )
    mention = Mention(article=article, start=found.start, end=found.end, surface=evidence, rule=found.rule, event=event)
    return Suggested(mention, frozenset(taking_part[name] for name in found.organisations if name in taking_part))
