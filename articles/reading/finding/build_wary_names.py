"""Build tables/wary_names.txt: python -m articles.reading.finding.build_wary_names NEWS.jsonl.gz DICT.txt

They are the short names of counties and townships that are other words oftener. NEWS has an object a line, its article
under "text"; DICT is the dictionary of jieba 0.42.1: a word, its count and its part of speech a line.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from articles.reading.finding.gazetteer import Gazetteer, longest
from articles.reading.finding.place_names import BOUND, FULL

TABLE = Path(str(files("articles.reading.tables") / "wary_names.txt"))
HEADER = (
    "# Short names of counties and townships that are other words oftener; made by finding/build_wary_names.py:\n"
    "# they stand in two years of news four times or more, and five times as often as their full names,\n"
    "# or they are common words of a dictionary.\n"
)
OFTEN = 4
OFTENER = 5
COMMON = 300
# jieba's marks for names of places and persons: a word known only as such says nothing against the place.
NAMES = ("ns", "nr", "nrt", "nrfg", "nz", "x", "eng")


def in_news(texts: Iterable[str], china: Gazetteer) -> Iterator[str]:
    bare: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for text in texts:
        for match in longest(china.hits(text)):
            name = text[match.start : match.end]
            if all(sense.form == BOUND for sense in match.senses):
                bare[name] += 1
            called.update({sense.key for sense in match.senses if sense.form == FULL})
    for name, times in bare.items():
        if times >= max(OFTEN, OFTENER * sum(called[sense.key] for sense in china.named(name))):
            yield name


def in_dictionary(lines: Iterable[str], china: Gazetteer) -> Iterator[str]:
    for line in lines:
        word, count, part = line.split(" ")
        if int(count) >= COMMON and part not in NAMES and any(s.form == BOUND for s in china.named(word)):
            yield word


def main(arguments: list[str]) -> None:
    china = Gazetteer.from_tables()
    with gzip.open(arguments[0], "rt", encoding="utf-8") as news:
        wary = set(in_news((json.loads(line)["text"] for line in news), china))
    wary.update(in_dictionary(Path(arguments[1]).read_text(encoding="utf-8").splitlines(), china))
    listed = sorted(wary)
    rows = (" ".join(listed[start : start + 30]) for start in range(0, len(listed), 30))
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(listed)} names")


if __name__ == "__main__":
    main(sys.argv[1:])
