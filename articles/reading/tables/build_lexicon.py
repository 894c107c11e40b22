"""Build lexicon.txt.gz: python -m articles.reading.tables.build_lexicon DICT.txt

DICT is the dictionary of jieba 0.42.1 (MIT): a word, its count and its part of speech a line. A line of the table is a
first character, then groups apart by tabs: the bits of the count, a colon, the rest of each word, apart by spaces.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

TABLE = Path(__file__).with_name("lexicon.txt.gz")
RAREST = 3
_WORD = re.compile("[\u3400-\u9fff]{1,6}")


def rows(listed: Iterable[str]) -> Iterator[str]:
    groups: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in sorted(listed):
        word, count, _ = line.split(" ")
        if _WORD.fullmatch(word) and int(count) >= RAREST:
            groups[word[0]][int(count).bit_length()].append(word[1:])
    for first, by_bits in groups.items():
        yield "\t".join([first, *(f"{bits}:{' '.join(rests)}" for bits, rests in sorted(by_bits.items()))])


def main(arguments: list[str]) -> None:
    listed = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    # No time stamp in the header, because the same dictionary must give the same bytes.
    TABLE.write_bytes(gzip.compress("\n".join(rows(listed)).encode(), compresslevel=9, mtime=0))
    print(f"{TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
