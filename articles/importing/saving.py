"""Records into rows, many at once; whoever calls gives the transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Batch, Credit, Mention, Original, Outlet, Repair
from articles.reading.record import Record
from articles.reading.rules import RULES_VERSION
from articles.sorting import pinyin_key

_ROWS = 5000
"""Rows an insert."""


@dataclass(frozen=True, slots=True)
class Received:
    """One original with what reading made of it; `columns` as they were read."""

    raw: bytes
    record: Record
    columns: Mapping[str, str]


def save_records(received: Sequence[Received], batch: Batch, regions: Mapping[str, int]) -> list[Article]:
    """The articles that came of them, in their order; `regions` gives primary keys by the gazetteer's keys.

    Costs the same few queries however many they are. Goes past the signals: whoever calls tells of the articles.
    """
    originals = Original.objects.bulk_create(_original(each, batch) for each in received)
    articles = Article.objects.bulk_create(
        Article(identifier=each.record.identifier, original=original, batch=batch, **columns_of(each.record, regions))
        for each, original in zip(received, originals, strict=True)
    )
    Article.history.bulk_history_create(articles)
    pairs = [(article, each.record) for article, each in zip(articles, received, strict=True)]
    save_outlets(pairs)
    save_credits(pairs)
    save_repairs(pairs)
    save_mentions(mention for article, record in pairs for mention in mentions_of(article, record, regions))
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


def columns_of(record: Record, regions: Mapping[str, int]) -> dict[str, Any]:
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
        "main_region_id": regions.get(record.main_region_key or ""),
        "published_edtf": published.edtf or "",
        "published_first": published.first,
        "published_last": published.last,
        "published_precision": published.precision or "",
        "published_basis": published.basis,
        "published_evidence": list(published.evidence),
        "rules_version": RULES_VERSION,
    }


def save_outlets(pairs: Iterable[tuple[Article, Record]]) -> None:
    """Give articles without outlets theirs; three queries, two more where an outlet is new."""
    printed = {article.pk: dict.fromkeys(record.outlets) for article, record in pairs}
    names = {name for its in printed.values() for name in its}
    known = _outlets(names)
    if missing := sorted(names - known.keys()):
        # Another import may be as quick with the same name.
        new = [Outlet(name=name, pinyin=pinyin_key(name, 400)) for name in missing]
        Outlet.objects.bulk_create(new, ignore_conflicts=True)
        made = Outlet.objects.filter(name__in=missing)
        Outlet.history.bulk_history_create(made)
        known |= {outlet.name: outlet.pk for outlet in made}
    links = Article.outlets.through
    links.objects.bulk_create(
        links(article_id=article, outlet_id=known[name]) for article, its in printed.items() for name in its
    )


def _outlets(names: Iterable[str]) -> dict[str, int]:
    return dict(Outlet.objects.filter(name__in=names).values_list("name", "pk"))


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


def save_mentions(mentions: Iterable[Mention]) -> None:
    Mention.objects.bulk_create(mentions, batch_size=_ROWS)


def mentions_of(article: Article, record: Record, regions: Mapping[str, int]) -> Iterator[Mention]:
    """What reading suggests, not saved."""
    for found in record.regions:
        for start, end, rule in found.mentions:
            yield Mention(
                article=article,
                start=start,
                end=end,
                surface=record.text[start:end],
                region_id=regions[found.key],
                rule=rule,
            )
