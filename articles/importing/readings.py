"""What came of one item: a record, or why there is none. Without Django, so that any process can do it."""

from dataclasses import dataclass

from articles.importing.items import Item
from articles.importing.likeness import body_of, keys_of
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record, Refused


@dataclass(frozen=True, slots=True)
class Reading:
    """`keys`: those of the body (`likeness`); `trouble`: why there is no record."""

    record: Record | None = None
    keys: tuple[int, ...] = ()
    trouble: str = ""


def read_item(item: Item, gazetteer: Gazetteer) -> Reading:
    """Never raises: one article in a million that no rule foresaw must not end the other readings."""
    try:
        record = read(item.raw, item.file_name, gazetteer, item.media_type, item.columns, item.home, item.corrections)
        return Reading(record, keys_of(body_of(record.text, record.blocks)))
    except Refused as refused:
        return Reading(trouble=refused.reason)
    except Exception as fault:
        return Reading(trouble=f"cannot be read: {type(fault).__name__} in the rules; please report it with the file")
