"""Compatibility ideographs and radicals standing in for the character they look like: 金 (U+F90A) is 金, ⼀ is 一."""

import re
import unicodedata
from collections.abc import Iterator

from articles.reading.rules import Edit

_STAND_IN = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def unified(text: str) -> Iterator[Edit]:
    return (Edit(hit.start(), hit.end(), unicodedata.normalize("NFKC", hit[0])) for hit in _STAND_IN.finditer(text))
