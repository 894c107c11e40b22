"""The words of texts, as jieba cuts them with what curators add. Texts are code points, one behind another."""

from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from search.words import cutting, dictionary
from search.words.cutting import Codes, Numbers
from search.words.dictionary import Tables
from search.words.own import in_use


class Inside(NamedTuple):
    """Words inside words, one's behind another's; `counts`: how many there are of each."""

    starts: Numbers
    ends: Numbers
    counts: Numbers


def cut(codes: Codes, counts: Numbers, tables: Tables | None = None) -> Numbers:
    """Where the words of texts of so many characters end, and all that stands between them."""
    words, alone, model = tables or dictionary.tables(in_use())
    return cutting.cut(codes, counts, cutting.find_ways(codes, counts, *words, alone), *words, *model)


def with_shorter(codes: Codes, starts: Numbers, ends: Numbers) -> Inside:
    """These words, and before each the shorter ones inside it that jieba's search mode tells."""
    return Inside(*cutting.with_shorter(codes, starts, ends, *dictionary.tables(in_use()).words))


@cache
def fingerprint() -> dict[str, str]:
    """What decides which words a text is cut into, but for those that curators add."""
    return {"jieba": version("jieba"), "dictionary": dictionary.fingerprint()}
