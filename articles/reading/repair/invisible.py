"""Characters that nobody sees: controls, zero-width marks, direction marks, stray byte order marks.

Left alone: line ends and tabs, which are white space, and the variation selectors that belong to a glyph.
"""

import re
from collections.abc import Iterator

from articles.reading.rules import Edit

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)


def removed(text: str) -> Iterator[Edit]:
    return (Edit(hit.start(), hit.end(), "") for hit in _INVISIBLE.finditer(text))
