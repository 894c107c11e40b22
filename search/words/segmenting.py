"""The process's one segmenter: words as jieba cuts them, by rjieba where it is proven to cut alike, else by jieba.

Callers do not know which. jieba's dictionary (a second, 60 MB) is loaded only where jieba does the work.
"""

import hashlib
import logging
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import jieba
from django.conf import settings

from search.words.rust_segmenter import RustSegmenter

try:
    import rjieba
except ImportError:
    # No wheel for this machine: the same words, more slowly.
    rjieba = None  # type: ignore[assignment]

jieba.setLogLevel(logging.WARNING)
logger = logging.getLogger(__name__)

OWN_WORDS: tuple[str, ...] = ()
"""What jieba's dictionary lacks. Each is counted as often as jieba finds it takes to keep it whole."""

PROVEN = {"rjieba": "0.2.2", "jieba": "0.42.1", "dictionary": "7197c3211ddd9896"}
"""For which the tests and `benchmarks/segmenting.py` have shown the same words; with any other, jieba itself cuts."""


class Segmenter(Protocol):
    """Cuts text into words."""

    def cut(self, text: str) -> Iterable[str]:
        """jieba's words with all that stands between them: joined they are the text."""

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word."""


class JiebaSegmenter:
    """jieba itself. Its cache lies in the archive's own folder, because jieba's default is a known name in /tmp, and is
    named by the dictionary, because jieba would read that of another.
    """

    def __init__(self, own_words: Iterable[str] = OWN_WORDS) -> None:
        folder = Path(settings.VAR_DIR) / "jieba"
        folder.mkdir(parents=True, exist_ok=True)
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir, self._jieba.cache_file = str(folder), f"{dictionary()}.cache"
        self._jieba.initialize()
        for word in own_words:
            self._jieba.add_word(word)

    def cut(self, text: str) -> Iterable[str]:
        """As `Segmenter` says."""
        words: Iterable[str] = self._jieba.cut(text)
        return words

    def knows(self, word: str) -> bool:
        """As `Segmenter` says."""
        return bool(self._jieba.FREQ.get(word))


@cache
def segmenter() -> Segmenter:
    """One a process, made on first use."""
    if not is_proven():
        return JiebaSegmenter()
    for word in OWN_WORDS:
        rjieba.add_word(word, None, None)
    # The module itself is a tokenizer, made when it was imported: another would hold the dictionary twice.
    return RustSegmenter(rjieba.cut, rjieba.has_word)


def is_proven() -> bool:
    """Whether rjieba is here and, with this jieba's dictionary, known to cut as jieba does."""
    if rjieba is None:
        return False
    here = {name: version(name) for name in ("rjieba", "jieba")} | {"dictionary": dictionary()}
    if here != PROVEN:
        logger.warning("segmenting.unproven", extra=here)
    return here == PROVEN


@cache
def dictionary() -> str:
    """The fingerprint of jieba's dictionary as it lies on disk."""
    return hashlib.sha256((Path(jieba.__file__).parent / "dict.txt").read_bytes()).hexdigest()[:16]


@cache
def fingerprint() -> dict[str, str]:
    """What decides which words a text is cut into: who computes them does not, because both cut alike."""
    return {"jieba": version("jieba"), "dictionary": dictionary(), "own words": " ".join(OWN_WORDS)}
