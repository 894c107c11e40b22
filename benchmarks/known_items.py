"""Articles of this archive sought by their titles: by its own search, and by other engines on the same texts.

    ARCHIVE_VAR=FOLDER python -m benchmarks.known_items [--titles N] [--peers NAMES]

Asked are N of the titles that no weight was tuned on; they are indexed nowhere. Then every article is sought by the two
most telling words of its title, and titles are indexed. Then the archive's texts are turned to Traditional, and asked
for by the same Simplified titles.

What an engine is given decides more than the engine: each is asked in several ways, of which its best one counts. Words
are long words as this archive cuts them, pairs are those of neighbouring characters. A page has 20 articles, of which
ten count. tantivy wants its package on PYTHONPATH; an engine that is absent is named.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# This file has a neighbour with the name of a package, and a script's folder comes first.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402
from opencc import OpenCC  # noqa: E402

from articles.models import Article  # noqa: E402
from articles.reading.script import fold  # noqa: E402
from benchmarks.search_engines import articles as composed  # noqa: E402
from benchmarks.search_engines.postgresql_engine import RANKINGS, PostgreSQL  # noqa: E402
from benchmarks.search_engines.process import engine  # noqa: E402
from benchmarks.search_engines.protocol import Engine, Question  # noqa: E402
from benchmarks.search_engines.tables import table  # noqa: E402
from search.analysis import long_words  # noqa: E402
from search.measuring.known_items import KnownItems, place_among  # noqa: E402
from search.measuring.tuning import quality_of_places  # noqa: E402

PEERS = ("tantivy", "sqlite", "postgresql")
TRADITIONAL = {"Simplified": None, "Traditional": "s2t", "Traditional, as written in Taiwan": "s2twp"}
"""Texts, and how OpenCC calls the way to them: the last changes words too (软件 → 軟體)."""

Shown = Callable[[str], list[str]]
"""What the first page shows for what was typed: identifiers."""


def words(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(composed.plain, long_words(typed))))


def pairs(typed: str) -> tuple[str, ...]:
    """Without those that hold a mark or a space, which tell nothing."""
    characters = pairwise(fold(typed))
    return tuple(dict.fromkeys(one + other for one, other in characters if one.isalnum() and other.isalnum()))


WAYS: dict[str, Callable[[str], Question]] = {
    "all words": lambda typed: Question("all", words(typed)),
    "any words": lambda typed: Question("any", words(typed)),
    "any pairs": lambda typed: Question("any", (), pairs=pairs(typed)),
    "any words and pairs": lambda typed: Question("any", words(typed), pairs=pairs(typed)),
}


def main() -> None:
    options = parsed()
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as folder:
        known = KnownItems(Path(folder))
        asked = {title: title for title in known.titles(options.titles, held_out=True)}
        print(f"{len(asked)} titles that nothing was tuned on, of {len(known.answers)}; titles are not indexed:\n")
        compare(known, asked, options.peers)
    with TemporaryDirectory() as folder:
        known = KnownItems(Path(folder), titled=True)
        asked = {title: known.keywords(title) for title in asked}
        print("\nBy the two most telling words of each; titles are indexed:\n")
        compare(known, asked, options.peers)
    print("\nBy the titles as they are, texts turned to another script; titles are not indexed:\n")
    print(table([HEAD, *(in_script(name, way, list(asked)) for name, way in TRADITIONAL.items())]))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--titles", type=int, default=1000)
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    return parser.parse_args()


HEAD = ["", "asked for", "MRR@10", "recall@10", "empty pages"]


def compare(known: KnownItems, asked: Mapping[str, str], peers: Iterable[str]) -> None:
    """What is asked for each title: this archive's answers beside the peers'."""
    rows = [row("this archive", "as typed", known.shown, asked, known.answers)]
    articles = list(as_peers_have_them(known.documents()))
    names = [article.outlet for article in articles]
    for peer in peers:
        with TemporaryDirectory() as folder:
            try:
                built = engine(peer, Path(folder) / peer)
            except ImportError as error:
                print(f"{peer} is left out: {error}\n")
                continue
            built.build(articles)
            built.open()
            for name in orders(peer, built):
                rows += (
                    row(name, way, in_peer(built, question, names), asked, known.answers)
                    for way, question in WAYS.items()
                )
            built.close()
    print(table([HEAD, *rows]))


def orders(name: str, built: Engine) -> Iterator[str]:
    """PostgreSQL has several."""
    if not isinstance(built, PostgreSQL):
        yield name
        return
    for ranking, built.ranking in RANKINGS.items():
        yield f"{name}, {ranking}"


def in_peer(built: Engine, question: Callable[[str], Question], names: Sequence[str]) -> Shown:
    return lambda typed: [names[number] for number in built.ask(question(typed)).numbers]


def in_script(name: str, way: str | None, titles: Iterable[str]) -> list[str]:
    with TemporaryDirectory() as folder:
        known = KnownItems(Path(folder), rewritten=partial(turned, OpenCC(way)) if way else None)
        return row(name, "as typed", known.shown, {title: title for title in titles}, known.answers)


def turned(way: OpenCC, article: Article) -> Article:
    """Line by line, because a line may change its length."""
    lines, end = [], 0
    for block in article.blocks:
        lines.append(way.convert(article.text[block["start"] : block["end"]]))
        block["start"], block["end"] = end, end + len(lines[-1])
        end += len(lines[-1]) + 1
    article.text, article.title = "\n".join(lines), way.convert(article.title)
    return article


def row(name: str, way: str, shown: Shown, asked: Mapping[str, str], answers: Mapping[str, str]) -> list[str]:
    pages = {title: shown(typed) for title, typed in asked.items()}
    found = quality_of_places(np.array([place_among(page, answers[title]) for title, page in pages.items()]))
    empty = sum(not page for page in pages.values())
    return [name, way, f"{found.reciprocal:.3f}", f"{found.recall:.3f}", str(empty)]


def as_peers_have_them(documents: Iterable[Mapping[str, Any]]) -> Iterator[composed.Article]:
    """What this archive ranks by as one text; the identifier stands where an outlet does."""
    for number, document in enumerate(documents):
        text = fold("\n".join(filter(None, (document["title"], document["body"]))))
        yield composed.Article(number, "", text, composed.cut(text), (), 0, 0, document["identifier"], ())


if __name__ == "__main__":
    main()
