"""Joining segments while the index is read and written: an index of few segments is searched fastest.

What is joined is written beside the index, with no lock but one that keeps others from joining too. Writers are held up
only while the old segments are swapped for the new one; what they deleted meanwhile is deleted in it first.
"""

import logging
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock, Thread
from typing import Any

from search.columnar.codec import ColumnarCodec
from search.columnar.inverting.making import Maker, Source, numbers_in_one
from search.columnar.inverting.writer import ColumnarWriter
from search.keeping.durable import NAME, DurableIndex, DurableStorage, Whole
from search.keeping.generations import PATIENCE, Generation, engine_troubles
from search.troubles import IndexTrouble

logger = logging.getLogger(__name__)

FEW = 8
"""Segments that are left alone."""
LARGE = 5_000
"""Documents from which a process of its own joins: one that answers searches keeps its memory and its speed."""
SIDE = "joining"
"""The folder of what is not announced yet."""

Choice = Callable[[Sequence[Any]], Sequence[Any]]
"""Of all segments those that are to become one; none of them where all is well."""


def due(segments: Sequence[Any]) -> Sequence[Any]:
    """Where there are too many, the smallest, as long as the next is not more than twice as large as all before it:
    so a document is written again a few times for every power of ten. And what is mostly deleted.
    """
    hollow = [segment for segment in segments if segment.deleted_count() > segment.doc_count()]
    if len(segments) <= FEW:
        return hollow[:1]
    ordered = sorted(segments, key=_size)
    chosen, documents = ordered[:2], sum(map(_size, ordered[:2]))
    for segment in ordered[2:]:
        if _size(segment) > 2 * documents:
            break
        chosen.append(segment)
        documents += _size(segment)
    return chosen


def everything(segments: Sequence[Any]) -> Sequence[Any]:
    """All of them, where there is more than one or anything deleted."""
    return segments if len(segments) > 1 or any(segment.has_deletions() for segment in segments) else []


def _size(segment: Any) -> int:
    return int(segment.doc_count())


def merge(generation: Generation, choose: Choice = due) -> int:
    """Join what is to be joined, and say how many segments that were; none where another is joining.

    Raises IndexTrouble; the index is then as it was.
    """
    with engine_troubles(), _alone(generation) as alone:
        index = generation.index()
        segments = choose(index.segments) if alone else []
        return len(segments) if segments and _join(generation, index, segments) else 0


@contextmanager
def _alone(generation: Generation) -> Iterator[bool]:
    """Whether nobody else is joining. What one who was killed left behind goes."""
    lock = generation.index().lock("MERGELOCK")
    if not lock.acquire():
        yield False
        return
    side = generation.folder / SIDE
    shutil.rmtree(side, ignore_errors=True)
    try:
        yield True
    finally:
        shutil.rmtree(side, ignore_errors=True)
        lock.release()


def _join(generation: Generation, index: DurableIndex, segments: Sequence[Any]) -> bool:
    """Whether the segments were still there when they had been joined."""
    # What is damaged must not be sealed again as if it were whole.
    index.storage.verify({segment.segment_id() for segment in segments})
    sources = [Source(segment.open_compound_file(index.storage), segment) for segment in segments]
    side = DurableStorage(generation.folder / SIDE)
    side.create()
    joined = Maker(side, ColumnarCodec(), generation.schema, NAME).of_segments(sources)
    whole = side.whole(joined.make_filename(joined.COMPOUND_EXT))
    writer = ColumnarWriter(generation.index(), ColumnarCodec(), timeout=PATIENCE)
    try:
        return _swap(writer, sources, joined, whole)
    finally:
        if not writer.is_closed:
            writer.cancel()


def _swap(writer: ColumnarWriter, sources: Sequence[Source], joined: Any, whole: Whole) -> bool:
    now = {segment.segment_id(): segment for segment in writer.segments}
    old = {source.name for source in sources}
    if not old <= now.keys():
        return False
    for source, numbers in zip(sources, numbers_in_one([source.alive for source in sources]), strict=True):
        for document in now[source.name].deleted_docs():
            if source.alive[document]:
                joined.delete_document(int(numbers[document]))
    writer.storage.adopt(whole)
    writer.add_segment(joined)
    writer.commit(mergetype=lambda _, all_: [segment for segment in all_ if segment.segment_id() not in old])
    logger.info("index.joined", extra={"segments": len(sources), "articles": joined.doc_count()})
    return True


_at_it = Lock()


def merge_later(generation: Generation) -> None:
    """Join what is due in a thread, where this process is not at it already. Never raises.

    A process that ends waits for it; one that is killed leaves what the next one to join removes.
    """
    try:
        segments = due(generation.index().segments)
    except Exception:
        # Whoever asks the index next is told of its trouble.
        return
    if segments and _at_it.acquire(blocking=False):
        try:
            Thread(target=_in_background, args=(generation, sum(map(_size, segments))), name="merging").start()
        except RuntimeError:
            # The system has no thread left: the next commit asks again.
            _at_it.release()


def _in_background(generation: Generation, documents: int) -> None:
    try:
        if documents < LARGE:
            _quietly(generation)
        else:
            _in_a_process(generation)
    finally:
        _at_it.release()


def _in_a_process(generation: Generation) -> None:
    """One that knows nothing of this one's main program, which may be any server's or a script."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    child = [sys.executable, "-c", "import pickle, sys; pickle.load(sys.stdin.buffer)()"]
    done = subprocess.run(child, input=pickle.dumps(partial(_quietly, generation)), env=environment, check=False)
    if done.returncode:
        logger.warning("index.not_joined", extra={"trouble": "ended", "cause": str(done.returncode)})


def _quietly(generation: Generation) -> None:
    try:
        while merge(generation):
            pass
    except IndexTrouble as trouble:
        logger.warning("index.not_joined", extra={"trouble": type(trouble).__name__, "cause": repr(trouble.__cause__)})
