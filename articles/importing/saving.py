"""Records into rows, many at once; whoever calls gives the transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.importing.outlets import save_outlets
from articles.importing.subjects import Subjects
from articles.importing.suggestions import Suggested, suggested_by
from articles.models import Article, Batch, Credit, Event, Mention, Original, Repair
from articles.reading.record import Record
from articles.reading.rules import RULES_VERSION

_ROWS = 5000
"""Rows an insert."""


@dataclass(frozen=True, slots=True)
class Received:
    """One original with what reading made of it; `columns` as they were read."""

    raw: bytes
    record: Record
    columns: Mapping[str, str]


def save_records(received: Sequence[Received], batch: Batch, subjects: Subjects) -> list[Article]:
    """The articles that came of them, in their order.

    Costs the same few queries however many they are. Goes past the signals: whoever calls tells of the articles.
    """
    subjects.meet(each.record for each in received)
    originals = Original.objects.bulk_create(_original(each, batch) for each in received)
    articles = Article.objects.bulk_create(
        Article(identifier=each.record.identifier, original=original, batch=batch, **columns_of(each.record, subjects))
        for each, original in zip(received, originals, strict=True)
    )
    Article.history.bulk_history_create(articles)
    pairs = [(article, each.record) for article, each in zip(articles, received, strict=True)]
    save_outlets(pairs, subjects.outlets)
    save_credits(pairs)
    save_repairs(pairs)
    save_mentions([each for article, record in pairs for each in suggested_by(article, record, subjects)])
    return articles


def _original(received: Received, batch: Batch) -> Original:
    source = received.record.source
    return Original(
        sha256=source.sha256,
        content=received.raw,
        size=len(received.raw),
        file_name=source.name[:1000],
        media_type=source.media_type,
        columns=dict(received.columns),
        encoding=source.encoding,
        batch=batch,
    )


def columns_of(record: Record, subjects: Subjects) -> dict[str, Any]:
    """What reading decides of an article's own row, by column."""
    published = record.published
    return {
        "title": record.title or "",
        "title_supplied": record.title_supplied or "",
        "subtitles": list(record.subtitles),
        "abstract": record.abstract or "",
        "section": record.section or "",
        "text": record.text,
        "blocks": [{"role": block.role, "start": block.start, "end": block.end} for block in record.blocks],
        "script": record.script,
        "problems": list(record.problems),
        "main_region_id": subjects.regions.get(record.main_region_key or ""),
        "main_region_reason": record.main_region_reason,
        "published_edtf": published.edtf or "",
        "published_first": published.first,
        "published_last": published.last,
        "published_precision": published.precision or "",
        "published_basis": published.basis,
        "published_evidence": list(published.evidence),
        "rules_version": RULES_VERSION,
    }


def save_credits(pairs: Iterable[tuple[Article, Record]]) -> None:
    Credit.objects.bulk_create(
        (
            Credit(article=article, name=credit.name, role=credit.role or "", position=position)
            for article, record in pairs
            for position, credit in enumerate(record.credits)
        ),
        batch_size=_ROWS,
    )


def save_repairs(pairs: Iterable[tuple[Article, Record]]) -> None:
    Repair.objects.bulk_create(
        (
            Repair(article=article, kind=x.kind, start=x.start, end=x.end, before=x.before, after=x.after)
            for article, record in pairs
            for x in record.repairs
        ),
        batch_size=_ROWS,
    )


def _meet_again(suggested: Sequence[Suggested]) -> None:
    """An event that nobody tells of any more may have a row all the same: a person deleted its mention. One query."""
    told = {event.slug: each.mention for each in suggested if (event := each.mention.event) if event.pk is None}
    for slug, event in Event.objects.in_bulk(told, field_name="slug").items() if told else ():
        told[slug].event = event


def save_mentions(suggested: Sequence[Suggested]) -> None:
    """With the events that have no row yet, and who takes part in them."""
    _meet_again(suggested)
    new = [(event, each.organisations) for each in suggested if (event := each.mention.event) if event.pk is None]
    Event.objects.bulk_create((event for event, _ in new), batch_size=_ROWS)
    Event.history.bulk_history_create([event for event, _ in new], batch_size=_ROWS)
    links = Event.organisations.through
    links.objects.bulk_create(
        (links(event=event, organisation_id=pk) for event, takers in new for pk in sorted(takers)), batch_size=_ROWS
    )
    Mention.objects.bulk_create((each.mention for each in suggested), batch_size=_ROWS)
