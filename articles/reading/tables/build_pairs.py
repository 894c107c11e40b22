"""Build pairs.txt.gz: python -m articles.reading.tables.build_pairs NEWS.jsonl.gz

NEWS has an object a line, its article under "text". A line of the table is a first character, then groups apart by
tabs: the bits of the count, a colon, the second characters. Words in the phrases of pypinyin and OpenCC count as seen.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict

from articles.reading.tables.pairs import EDGE, as_class

TABLE = Path(__file__).with_name("pairs.txt.gz")
PHRASES = files("opencc") / "dictionary" / "STPhrases.txt"
RAREST = 3


def counted(texts: Iterator[str]) -> Counter[tuple[str, str]]:
    """Pairs that occur often enough to mean something."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for line in text.splitlines():
            pairs.update(pairwise([EDGE, *map(as_class, line), EDGE]))
    return Counter({pair: count for pair, count in pairs.items() if count >= RAREST and pair != (EDGE, EDGE)})


def rows(pairs: Counter[tuple[str, str]]) -> Iterator[str]:
    groups: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (first, second), count in sorted(pairs.items()):
        groups[first][count.bit_length()].append(second)
    for first, by_bits in sorted(groups.items()):
        yield "\t".join([first, *(f"{bits}:{''.join(seconds)}" for bits, seconds in sorted(by_bits.items()))])


def opencc_phrases() -> list[str]:
    return [line.split("\t")[0] for line in PHRASES.read_text(encoding="utf-8").splitlines() if line]


def main(arguments: list[str]) -> None:
    with gzip.open(arguments[0], "rt", encoding="utf-8") as news:
        pairs = counted(json.loads(line)["text"] for line in news)
    for phrase in (*phrases_dict, *opencc_phrases()):
        for pair in pairwise(map(as_class, phrase)):
            pairs[pair] = max(pairs[pair], RAREST)
    # No time stamp in the header, because the same news must give the same bytes.
    TABLE.write_bytes(gzip.compress("\n".join(rows(pairs)).encode(), compresslevel=9, mtime=0))
    print(f"{len(pairs)} pairs, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
