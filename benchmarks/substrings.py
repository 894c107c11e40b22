"""Strings from random places of this archive's articles, asked of its search: is everything found that holds them?

    ARCHIVE_VAR=FOLDER python -m benchmarks.substrings [--each N] [--seed S]

Of 1, 2, 3, 4 and 6 characters, punctuation included, N each. A string is asked as a reader would: as it is where it has
letters only, else in quotation marks. What is found is compared with brute force, which looks into each title, tag and
line: `exactly` as it is printed, and `alike`, with script, case and width made the same: 覆 stands in 答复 too: it is
答覆. All that hold a string exactly must be found (recall), and nothing that does not hold it alike (precision).
"""

import argparse
import logging
import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

# This file has a neighbour with the name of a package, and a script's folder comes first.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

from articles.models import Article  # noqa: E402
from articles.reading.script import comparable  # noqa: E402
from benchmarks.search_engines.tables import table  # noqa: E402
from search.answering.finding import Question, find  # noqa: E402
from search.preparing.prose import prose_of  # noqa: E402
from search.query.parsing import parse  # noqa: E402
from search.query.tree import ANY, PAIRS  # noqa: E402
from search.words.pieces import as_a_piece, wholes  # noqa: E402

WIDTHS = (1, 2, 3, 4, 6)
_BETWEEN = "\0"
"""Between the parts of an article: no string is found across two of them."""


class Held(NamedTuple):
    """What one article has, in parts."""

    identifier: str
    printed: str
    alike: str


def main() -> None:
    options = parsed()
    logging.disable(logging.WARNING)
    chance, articles = random.Random(options.seed), list(held())  # noqa: S311 - no secret
    rows = [["characters", "strings", "hold it exactly", "hold it alike", "found", "missed", "false"]]
    missed = false = 0
    for width in WIDTHS:
        strings = list(drawn(articles, width, options.each, chance))
        counts = [compared(string, articles) for string in strings]
        totals = [sum(column) for column in zip(*counts, strict=True)]
        rows.append([str(width), str(len(strings)), *map(str, totals)])
        missed, false = missed + totals[-2], false + totals[-1]
    print(f"{len(articles)} articles\n\n{table(rows)}")
    sys.exit(bool(missed or false))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=250)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def held() -> Iterator[Held]:
    for article in Article.objects.published().prefetch_related("tags").iterator(chunk_size=500):
        lines = (article.text[start:end] for start, end in prose_of(article))
        parts = [article.heading, *(tag.name for tag in article.tags.all()), *lines]
        yield Held(article.identifier, _BETWEEN.join(parts), _BETWEEN.join(map(comparable, parts)))


def drawn(articles: Sequence[Held], width: int, most: int, chance: random.Random) -> Iterator[str]:
    """All different; white space at an end would not be asked for."""
    seen: set[str] = set()
    while len(seen) < most:
        text = chance.choice(articles).printed
        at = chance.randrange(max(len(text) - width, 1))
        string = text[at : at + width]
        if len(string) == width and string == string.strip() and _BETWEEN not in string and string not in seen:
            seen.add(string)
            yield string


def compared(string: str, articles: Sequence[Held]) -> tuple[int, int, int, int, int]:
    """How many hold it exactly, alike, are found, are missed, are false."""
    wanted = (comparable(string), *(whole.text for whole in wholes(as_a_piece(string), ANY)))
    exactly = {each.identifier for each in articles if string in each.printed}
    alike = {each.identifier for each in articles if any(text in each.alike for text in wanted)}
    found = {hit.identifier for hit in find(Question(parse(typed(string)).tree, size=len(articles), facets=())).hits}
    if found != alike or not exactly <= found:
        print(f"{string!r}: missed {sorted(alike - found)[:3]}, false {sorted(found - alike)[:3]}")
    return len(exactly), len(alike), len(found), len((exactly | alike) - found), len(found - alike)


def typed(string: str) -> str:
    """As it is, or in marks that it does not hold."""
    if string.isalnum():
        return string
    opening, closing = next(pair for pair in PAIRS if not set(pair) & set(string))
    return f"{opening}{string}{closing}"


if __name__ == "__main__":
    main()
