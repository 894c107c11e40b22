"""How likely a Chinese text is, in bits: the words it falls into, and how gladly they stand side by side."""

import gzip
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
    costs = [0.0]
    for end in range(1, len(classes) + 1):
        costs.append(min(_ending(classes, start, end, costs[start]) for start in range(max(end - _LONGEST, 0), end)))
    scripts = list(map(written_in, text))
    return costs[-1] + _OTHER_SCRIPT * min(scripts.count(TRADITIONAL), scripts.count(SIMPLIFIED))


def is_known(character: str) -> bool:
    return _of_character(as_class(character)) < _UNKNOWN


def _ending(classes: str, start: int, end: int, cost: float) -> float:
    """The cost of the text up to `end`, where its last word begins at `start`."""
    word = _words().get(classes[start:end], float("inf")) if end - start > 1 else _of_character(classes[start])
    return cost + word - (bond(classes[start - 1], classes[start]) if start else 0.0)


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
