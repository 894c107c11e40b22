"""Stored originals read again by the rules of today, and the rows brought in step, in portions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONArray
from django.utils import timezone

from articles.changes import tell_of, tell_of_the_end
from articles.curating.handiwork import REREAD, made_by_programs
from articles.curating.ties import TIES, keep
from articles.curating.unnamed import forget_organisations, forget_villages
from articles.importing.ahead import read_ahead
from articles.importing.gazetteer import names_from_rows
from articles.importing.items import Item
from articles.importing.likeness import keys_of
from articles.importing.outlets import save_outlets
from articles.importing.readers import Readers
from articles.importing.readings import Reading
from articles.importing.reprints import body_standing, link_anew
from articles.importing.saving import save_credits, save_repairs
from articles.importing.subjects import Subjects
from articles.models import Article, Credit, Original, Outlet, Region, Repair
from articles.reading.corrections import corrections_in
from articles.reading.record import Record
from articles.reading.record import Repair as RecordedRepair
from articles.reading.rules import RULES_VERSION
from articles.rereading.mentions import standing_mentions
from articles.rereading.replacing import replace_mentions
from articles.rereading.revision import Revision, revision_of
from articles.turns import take_turn

_AT_ONCE = 10
"""Originals fetched at once: each may have 20 MB."""
_MEDIA_TYPES_TOLD_SINCE = 3
"""The rules before took every original for plain text, whatever it was."""

OUTDATED = Q(rules_version__lt=RULES_VERSION)


def reread(articles: QuerySet[Article], jobs: int | None = None, *, write: bool) -> Iterator[Revision]:
    """Read the articles' originals again and say, in the order in which they came, what changes in each.

    With `write` the rows follow, a hundred articles a transaction, so that it can be interrupted and taken up again.
    """
    regions = dict(Region.objects.values_list("slug", "pk"))
    has_changed = False
    with closing(Readers(names_from_rows, jobs)) as readers:
        for portion in read_ahead(_items(articles), lambda hashes: (), readers):
            readings = {each.item.name: each.pending() for each in portion if each.pending}
            corrections = {each.item.name: each.item.corrections for each in portion}
            with transaction.atomic():
                take_turn()
                subjects = Subjects(regions)
                revisions = list(_revisions(readings, corrections, subjects, lock=write))
                if write:
                    _write(revisions, readings, subjects)
                else:
                    # What the articles would name was made, so that it could be compared.
                    transaction.set_rollback(True)
            has_changed |= write and any(revision.changes_anything for revision in revisions)
            yield from revisions
    if has_changed:
        tell_of_the_end()


def _items(articles: QuerySet[Article]) -> Iterator[Item]:
    """Each original as it once came, called by its article's identifier."""
    last = 0
    columns = ("pk", "identifier", "rules_version", "batch__region__slug")
    original = tuple(f"original__{name}" for name in ("file_name", "media_type", "columns", "content"))
    by_people = Repair.objects.corrections().filter(article=OuterRef("pk")).order_by("start", "pk")
    corrections = ArraySubquery(by_people.values(as_recorded=JSONArray("kind", "start", "end", "before", "after")))
    rows = articles.order_by("pk").values_list(*columns, corrections, *original)
    while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        for pk, identifier, version, home, corrected, file_name, media_type, named, content in some:
            known = media_type if version >= _MEDIA_TYPES_TOLD_SINCE else ""
            repairs = tuple(RecordedRepair(*each) for each in corrected)
            yield Item(identifier, file_name, bytes(content), known, named, home, repairs)
            last = pk


def _revisions(
    readings: Mapping[str, Reading],
    corrections: Mapping[str, Sequence[RecordedRepair]],
    subjects: Subjects,
    *,
    lock: bool,
) -> Iterator[Revision]:
    """Some twenty queries; the rows are locked, so that nobody decides between comparison and writing. What was
    corrected after the `corrections` with which it was read stays for another reading.
    """
    subjects.meet(reading.record for reading in readings.values() if reading.record)
    articles = Article.objects.filter(identifier__in=readings).order_by("pk").select_related("original")
    if lock:
        articles = articles.select_for_update(of=("self",))
    related = ("outlets", "credits", "repairs", standing_mentions())
    for article in articles.defer("original__content").prefetch_related(*related):
        reading = readings[article.identifier]
        if corrections_in(repair.recorded for repair in article.repairs.all()) != corrections[article.identifier]:
            yield Revision(article, trouble="was corrected while it was read")
        elif reading.record:
            yield revision_of(article, reading.record, subjects)
        else:
            yield Revision(article, trouble=f"cannot be read any more: {reading.trouble}")


def _write(revisions: Iterable[Revision], readings: Mapping[str, Reading], subjects: Subjects) -> None:
    read = [revision for revision in revisions if not revision.trouble]
    changed = [revision for revision in read if revision.changes_anything]
    keep([revision.article for revision in changed if revision.parts & TIES[Article].keys()])
    _write_articles(read, changed)
    _write_parts(changed, subjects)
    _write_mentions(changed, subjects)
    _write_originals(read)
    link_anew({article: _keys(article, record, readings[article.identifier]) for article, record in _pairs(read)})
    tell_of([revision.article.identifier for revision in changed])


def _write_articles(read: Sequence[Revision], changed: Sequence[Revision]) -> None:
    now = timezone.now()
    for revision in changed:
        article = revision.article
        for name, value in revision.columns.items():
            setattr(article, name, value)
        article.modified, article.rules_version = now, RULES_VERSION
    articles = [revision.article for revision in changed]
    names = {name.removesuffix("_id") for revision in changed for name in revision.columns}
    if articles:
        Article.objects.bulk_update(articles, [*sorted(names), "modified"])
        Article.history.bulk_history_create(articles, update=True, default_change_reason=f"{REREAD} {RULES_VERSION}")
    Article.objects.filter(pk__in=[revision.article.pk for revision in read]).update(rules_version=RULES_VERSION)


def _write_parts(changed: Sequence[Revision], subjects: Subjects) -> None:
    """Parts are rows without a life of their own: those that changed are written anew."""
    for part, rows, save in (("credits", Credit.objects, save_credits), ("repairs", Repair.objects, save_repairs)):
        if pairs := _pairs(revision for revision in changed if part in revision.parts):
            gone = rows.filter(article__in=[article for article, _ in pairs])
            # Not by rows, each of which would be taken for a person's decision.
            gone._raw_delete(gone.db)  # noqa: SLF001
            save(pairs)
    if pairs := _pairs(revision for revision in changed if "outlets" in revision.parts):
        links = Article.outlets.through.objects.filter(article__in=[article for article, _ in pairs])
        left = list(links.values_list("outlet", flat=True).distinct())
        links.delete()
        save_outlets(pairs, subjects.outlets)
        Outlet.objects.filter(made_by_programs(Outlet), pk__in=left, articles=None).delete()


def _write_mentions(changed: Sequence[Revision], subjects: Subjects) -> None:
    gone = [mention for revision in changed for mention in revision.mentions.gone]
    replace_mentions(gone, [each for revision in changed for each in revision.mentions.put])
    forget_organisations(Q(pk__in=subjects.named))
    forget_villages(Q(pk__in=subjects.villages))


def _write_originals(read: Sequence[Revision]) -> None:
    """The encoding, by which the repairs of the text count; where the text stayed, so does it."""
    originals = []
    for article, record in _pairs(read):
        original, source = article.original, record.source
        if article.text == record.text and (original.encoding, original.media_type) != (
            source.encoding,
            source.media_type,
        ):
            original.encoding, original.media_type = source.encoding, source.media_type
            originals.append(original)
    if originals:
        Original.objects.bulk_update(originals, ["encoding", "media_type"])


def _pairs(revisions: Iterable[Revision]) -> list[tuple[Article, Record]]:
    return [(revision.article, revision.record) for revision in revisions if revision.record]


def _keys(article: Article, record: Record, reading: Reading) -> Sequence[int]:
    """Of the text that the article now has, which a person may have decided."""
    return reading.keys if article.text == record.text else keys_of(body_standing(article))
