"""One record into rows; whoever calls gives the transaction."""

from collections.abc import Mapping

from articles.models import Article, Batch, Credit, Mention, Original, Outlet, Repair
from articles.reading.record import Record
from articles.reading.rules import RULES_VERSION
from articles.sorting import pinyin_key


def save_record(
    raw: bytes, record: Record, batch: Batch, regions: Mapping[str, int], columns: Mapping[str, str]
) -> Article:
    """The article that came of it; `regions` gives primary keys by the gazetteer's keys, `columns` as they were read.

    Costs a constant number of queries, but for one more an outlet.
    """
    article = _save_article(raw, record, batch, regions, columns)
    article.outlets.set(_outlet(name) for name in record.outlets)
    Credit.objects.bulk_create(
        Credit(article=article, name=credit.name, role=credit.role or "", position=position)
        for position, credit in enumerate(record.credits)
    )
    Repair.objects.bulk_create(
        Repair(article=article, kind=x.kind, start=x.start, end=x.end, before=x.before, after=x.after)
        for x in record.repairs
    )
    Mention.objects.bulk_create(
        Mention(
            article=article,
            start=start,
            end=end,
            surface=record.text[start:end],
            region_id=regions[found.key],
            rule="region-name",
        )
        for found in record.regions
        for start, end in found.mentions
    )
    return article


def _save_article(
    raw: bytes, record: Record, batch: Batch, regions: Mapping[str, int], columns: Mapping[str, str]
) -> Article:
    original = Original.objects.create(
        sha256=record.source.sha256,
        content=raw,
        size=len(raw),
        file_name=record.source.name[:1000],
        media_type=record.source.media_type,
        columns=dict(columns),
        encoding=record.source.encoding,
        batch=batch,
    )
    published = record.published
    return Article.objects.create(
        identifier=record.identifier,
        original=original,
        batch=batch,
        title=record.title or "",
        title_supplied=record.title_supplied or "",
        subtitles=list(record.subtitles),
        abstract=record.abstract or "",
        section=record.section or "",
        text=record.text,
        blocks=[{"role": block.role, "start": block.start, "end": block.end} for block in record.blocks],
        script=record.script,
        problems=list(record.problems),
        main_region_id=regions.get(record.main_region_key or ""),
        published_edtf=published.edtf or "",
        published_first=published.first,
        published_last=published.last,
        published_precision=published.precision or "",
        published_basis=published.basis,
        published_evidence=list(published.evidence),
        rules_version=RULES_VERSION,
    )


def _outlet(name: str) -> Outlet:
    return Outlet.objects.get_or_create(name=name, defaults={"pinyin": pinyin_key(name, 400)})[0]
