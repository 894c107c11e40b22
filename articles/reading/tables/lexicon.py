"""How likely a Chinese text is, in bits: the words it falls into, and how gladly they stand side by side."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from articles.reading.tables.pairs import ALL_PAIRS, SIMPLIFIED, TRADITIONAL, as_class, bond, commonness, written_in

_TABLE = files("articles.reading.tables") / "lexicon.txt.gz"
# The bits of the sum of all counts.
_ALL_WORDS = 26
_LONGEST = 6
# What a character costs that is in no table.
_UNKNOWN = 24.0
# What a character costs that is written in the one script only where others are in the other only.
_OTHER_SCRIPT = 12.0


def information(text: str) -> float:
    """The bits of the text as the words that make it likeliest; in time linear in its length."""
    classes = "".join(map(as_class, text))
    costs, words = [0.0], _words()
    bonds = [0.0, *map(bond, classes, classes[1:])]
    for end, character in enumerate(classes, 1):
        least = costs[-1] + _of_character(character) - bonds[end - 1]
        for start in range(max(end - _LONGEST, 0), end - 1):
            word = words.get(classes[start:end])
            if word is not None and costs[start] + word - bonds[start] < least:
                least = costs[start] + word - bonds[start]
        costs.append(least)
    scripts = [written_in(character) for character in text]
    return costs[-1] + _OTHER_SCRIPT * min(scripts.count(TRADITIONAL), scripts.count(SIMPLIFIED))


def is_word(text: str) -> bool:
    return "".join(map(as_class, text)) in _words()


def simplified_words() -> Mapping[str, float]:
    """The bits of each word in Simplified characters: the more, the rarer it is."""
    return _words()


def word_bits(simplified: str) -> float | None:
    """Of one such word; None where the table does not have it."""
    return _words().get(simplified)


def lists(simplified: str) -> bool:
    """Whether the table has the word in Simplified characters."""
    return simplified in _words()


def is_known(character: str) -> bool:
    return _of_character(as_class(character)) < _UNKNOWN


@cache
def _of_character(character: str) -> float:
    """As a word of its own; the rarer of what the two tables say, because the words were counted in novels too."""
    common = commonness(character)
    return max(_words().get(character, 0.0), ALL_PAIRS - common if common else _UNKNOWN)


@cache
def _words() -> dict[str, float]:
    table: dict[str, float] = {}
    for line in gzip.decompress(_TABLE.read_bytes()).decode().splitlines():
        first, *groups = line.split("\t")
        for group in groups:
            bits, _, rests = group.partition(":")
            table |= dict.fromkeys([first + rest for rest in rests.split(" ")], _ALL_WORDS - int(bits) + 0.5)
    return table
