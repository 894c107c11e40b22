"""A comma put before every other mark, as sites that hide their copying do: 變化,,村民說,。 is 變化,村民說。

Taken out only where a text does so throughout; a single slip of a typist stays as printed.
"""

import re
from collections.abc import Iterator

from articles.reading.rules import Edit

_MARK = re.compile("[,，、。;；:：?？!！]")
_INSERTED = re.compile("[,，](?=[,，、。;；:：?？!！])")
_FEWEST = 4
# Of the marks that are left without the inserted commas, at least this share has one before it.
_SHARE = 0.4


def removed(text: str) -> Iterator[Edit]:
    inserted = [hit.start() for hit in _INSERTED.finditer(text)]
    if len(inserted) < _FEWEST:
        return
    marks = sum(1 for _ in _MARK.finditer(text)) - len(inserted)
    if len(inserted) >= _SHARE * marks:
        yield from (Edit(place, place + 1, "") for place in inserted)
