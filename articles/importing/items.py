"""What an import is made of: one original after the other, whatever file or archive it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.reading.record import Repair


@dataclass(frozen=True, slots=True)
class Item:
    """One original to be, or why there is none (`trouble`), or something to tell that is no fault (`note`).

    `name` is what a report calls it (`in/news.zip!2021/a.txt`, `in/rows.csv#12`), `file_name` what is kept with the
    original, without the folders on this machine. With `raw`, `media_type` and `columns` (the part of an article →
    the column that holds it, where somebody said so) the article can be read again. `home`: the gazetteer's key of the
    place that its batch is from, None where nobody said. `corrections`: what a person has corrected in the article.
    """

    name: str
    file_name: str = ""
    raw: bytes = b""
    media_type: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    home: str | None = None
    corrections: tuple[Repair, ...] = ()
    trouble: str = ""
    note: str = ""
