"""Which segments a commit joins: ten of about one size become one of the next.

So each article is written again once for every power of ten, and most commits write nothing but what has changed.
Whoosh's own policy joins every fifth commit with all small ones before it, which takes seconds while a person waits.
"""

from collections import defaultdict
from typing import Any

from whoosh.reading import SegmentReader

MANY = 10


def merge_by_size(writer: Any, segments: list[Any]) -> list[Any]:
    """A merge policy: hand the writer what is to be joined, return what stays as it is."""
    sizes: defaultdict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        if segment.doc_count():
            sizes[len(str(segment.doc_count()))].append(segment)
    staying = []
    for alike in sizes.values():
        if len(alike) < MANY:
            staying += alike
        else:
            _join(writer, alike)
    return staying


def _join(writer: Any, segments: list[Any]) -> None:
    # What is damaged must not be sealed again as if it were whole.
    writer.storage.verify({segment.segment_id() for segment in segments})
    for segment in segments:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
