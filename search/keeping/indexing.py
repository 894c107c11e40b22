"""Keeping the index in step with the rows. PostgreSQL is the truth and holds what the index owes it, as marks.

One process writes at a time, whoever holds a lock in PostgreSQL; the others leave their marks to it. The holder looks
for marks again after letting go, so that none is left behind by one who came too late for it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Any

from django.db import transaction
from haystack import connections

from articles.models import Article
from search.engine import engine
from search.keeping.building import building
from search.keeping.generations import Generation
from search.keeping.merging import merge_later
from search.keeping.segments import Opened
from search.keeping.sole import sole_writer
from search.models import Mark, Word
from search.search_indexes import ArticleIndex
from search.troubles import IndexLocked, IndexMissing

logger = logging.getLogger(__name__)

TOGETHER = 500
"""Articles in memory at once."""
AT_ONCE = 10_000
"""Marks a commit, which several processes write if they are many,"""
LEFT = 6
"""and segments that these leave: whoever made the change waits, so joining them is for later."""
_NOTHING: Mapping[str, Opened] = MappingProxyType({})

Progress = Callable[[int, int], None]
"""Called with the articles done and the articles in all."""


def drain(rounds: int | None = None, patience: float = 0.0) -> int:
    """Write what the index owes, AT_ONCE marks a round, and say how many marks were settled.

    Settles fewer where another process is writing for longer than our `patience`, in seconds. Raises IndexTrouble, and
    then the marks stay.
    """
    settled = 0
    while rounds != 0 and Mark.objects.exists():
        with sole_writer(patience) as mine:
            if not mine:
                break
            generation = _live()
            settled += _settle(generation, engine().snapshot().opened)
        merge_later(generation)
        rounds = None if rounds is None else rounds - 1
    return settled


def rebuild(progress: Progress = lambda done, total: None, jobs: int | None = None, *, patience: float = 0.0) -> int:
    """Build the index anew beside the live one, with the words of today, then swap; say how many articles it holds.
    `jobs` as `building` has it; `patience`: seconds to wait for another writer.

    Readers keep the old one meanwhile, and changes made meanwhile are written before the swap. Raises IndexTrouble.
    """
    with sole_writer(patience) as mine:
        if not mine:
            raise IndexLocked
        generations = engine().generations
        generation = generations.create(Word.objects.own())
        try:
            total = _fill(generation, progress, jobs)
            # Marks go when readers have the new index: whoever is cut off before that still owes them to the old one.
            with transaction.atomic():
                while _settle(generation):
                    pass
                generations.publish(generation)
        except BaseException:
            generations.discard(generation)
            raise
    merge_later(generation)
    drain()
    return total


@dataclass(frozen=True, slots=True)
class Differences:
    """Identifiers of articles that the index lacks, holds in another form than the rows, or holds against the rows."""

    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.extra)


def check() -> Differences:
    """Compare both sides, article by article. Reads every byte of the index and every row once. Raises IndexTrouble."""
    engine().generations.live().verify()
    differences, indexed = Differences(), dict[str, str]()
    for fields in engine().snapshot().every_stored():
        if fields["identifier"] in indexed:
            differences.extra.append(fields["identifier"])
        indexed[fields["identifier"]] = fields["fingerprint"]
    for document in _documents():
        fingerprint = indexed.pop(document["identifier"], None)
        if fingerprint is None:
            differences.missing.append(document["identifier"])
        elif fingerprint != document["fingerprint"]:
            differences.stale.append(document["identifier"])
    differences.extra.extend(sorted(indexed))
    return differences


def _live() -> Generation:
    """The live generation. A new archive gets an empty one: where every article is owed, nothing is missing from it."""
    generations = engine().generations
    try:
        return generations.live()
    except IndexMissing:
        if Article.objects.published().exclude(identifier__in=Mark.objects.values("identifier")).exists():
            raise
        generations.publish(generations.create(Word.objects.own()))
        return generations.live()


def _settle(generation: Generation, opened: Mapping[str, Opened] = _NOTHING) -> int:
    """Write the oldest marks' articles as they are now, and delete exactly those marks; say how many.

    `opened`: segments that the process reads anyway.
    """
    marks = dict(Mark.objects.order_by("pk").values_list("pk", "identifier")[:AT_ONCE])
    if marks:
        identifiers = sorted(set(marks.values()))
        _replace(generation, identifiers, opened)
        Mark.objects.filter(pk__in=marks).delete()
        logger.info("index.written", extra={"marks": len(marks), "articles": len(identifiers)})
    return len(marks)


def _replace(generation: Generation, identifiers: list[str], opened: Mapping[str, Opened]) -> None:
    """Write these articles as they are now; many by several processes."""
    index = _index()
    articles = index.rows().filter(identifier__in=identifiers)
    if len(identifiers) <= TOGETHER:
        generation.replace("identifier", identifiers, index.documents(articles), opened)
        return
    with building(generation, articles.count(), last=LEFT) as new:
        for start in range(0, len(identifiers), TOGETHER):
            some = identifiers[start : start + TOGETHER]
            for document in index.documents(index.rows().filter(identifier__in=some)):
                new.add(document)
        generation.adopt(new.finish(), "identifier", identifiers, opened)


def _fill(generation: Generation, progress: Progress, jobs: int | None) -> int:
    total = _index().rows().count()
    with building(generation, total, jobs) as new:
        for document in _counted(_documents(), total, progress):
            new.add(document)
        generation.adopt(new.finish())
    return total


def _counted(documents: Iterable[dict[str, Any]], total: int, progress: Progress) -> Iterator[dict[str, Any]]:
    for done, document in enumerate(documents, start=1):
        yield document
        progress(done, total)


def _documents() -> Iterator[dict[str, Any]]:
    """Every published article's document, TOGETHER articles in memory."""
    index = _index()
    return chain.from_iterable(map(index.documents, index.batches(TOGETHER)))


def _index() -> ArticleIndex:
    index: ArticleIndex = connections["default"].get_unified_index().get_index(Article)
    return index
