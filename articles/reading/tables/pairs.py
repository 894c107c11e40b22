"""How often two characters stand side by side in news: what tells a text from bytes read out of step.

Both scripts and both widths count as one; digits are one class, letters another, and so are the ends of a line.
"""

import gzip
from collections import Counter
from functools import cache
from importlib.resources import files
from math import log2

_TABLE = files("articles.reading.tables") / "pairs.txt.gz"
_OPENCC = files("opencc") / "dictionary"

# The script that a character is written in alone, where there is one.
TRADITIONAL, SIMPLIFIED, EITHER = "Hant", "Hans", "Hani"
EDGE, DIGIT, LETTER = "¶", "0", "A"
# The bits of the number of pairs that were counted.
ALL_PAIRS = 22
# The least that a pair is held to weigh that was never seen though both are common: new words are made, not new ways
# to punctuate.
_UNSEEN, _UNSEEN_PUNCTUATION = -4.0, -8.0
# The news that was counted is spoken: it hardly quotes, and has no dateline. Printed news does and has.
_PRINTED = {"。”": 4.0, "讯¶": 5.0, "¶（": 0.0}
_WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))


def weight(first: str, second: str) -> int:
    """The bits of the count of the pair, 0 where it is rare or unseen."""
    return _weights().get(as_class(first) + as_class(second), 0)


def commonness(character: str) -> float:
    """The logarithm to base 2 of how often the character begins a pair of the table, 0 where it never does."""
    return _commonness().get(as_class(character), 0.0)


@cache
def bond(first: str, second: str) -> float:
    """How much oftener the two classes stand side by side than by chance, in bits."""
    pair = first + second
    if pair in _PRINTED:
        return _PRINTED[pair]
    expected = _commonness().get(first, 0.0) + _commonness().get(second, 0.0) - ALL_PAIRS
    least = _UNSEEN if first.isalpha() or second.isalpha() else _UNSEEN_PUNCTUATION
    seen = _weights().get(pair)
    return max(seen - 0.5 - expected, least) if seen else min(0.0, max(-expected, least))


@cache
def as_class(character: str) -> str:
    """The character that stands for this one in the table; "" is an edge."""
    if character.isspace() or not character:
        return EDGE
    if character.isdecimal():
        return DIGIT
    if character.isalpha() and character < "\u2e80":
        return LETTER
    return _WIDE.get(character) or _simplified().get(character, character)


@cache
def written_in(character: str) -> str:
    if _simplified().get(character, character) != character:
        return TRADITIONAL
    return EITHER if character in _listed("STCharacters.txt").get(character, [character]) else SIMPLIFIED


@cache
def is_variant(character: str) -> bool:
    """Whether the character is Traditional, and not as its word is usually written: 啓 for 啟."""
    plain = _simplified().get(character, character)
    usual = _listed("STCharacters.txt").get(plain, [])
    standard = _listed("TWVariants.txt")
    return plain != character and character not in {standard.get(one, [one])[0] for one in usual}


@cache
def _simplified() -> dict[str, str]:
    return {before: after[0] for before, after in _listed("TSCharacters.txt").items()}


@cache
def _listed(table: str) -> dict[str, list[str]]:
    """The characters that stand for each in the other script, the commonest first."""
    rows = (line.split("\t") for line in (_OPENCC / table).read_text(encoding="utf-8").splitlines() if line)
    return {before: after.split() for before, after in rows}


@cache
def _weights() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in gzip.decompress(_TABLE.read_bytes()).decode().splitlines():
        first, *groups = line.split("\t")
        for group in groups:
            bits, _, seconds = group.partition(":")
            table |= dict.fromkeys((first + second for second in seconds), int(bits))
    return table


@cache
def _commonness() -> dict[str, float]:
    counts: Counter[str] = Counter()
    for pair, bits in _weights().items():
        counts[pair[0]] += 1 << bits
    return {character: log2(count) for character, count in counts.items()}
