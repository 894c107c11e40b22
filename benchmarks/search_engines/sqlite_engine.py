# ruff: noqa: S608 (what is put into the queries are names of tables and conditions of this file)
"""SQLite FTS5, a table for words and one for pairs of characters, both without the texts."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.search_engines.articles import Article, bigrams
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, facets_of

_TABLES = """
CREATE TABLE articles (number INTEGER PRIMARY KEY, first INTEGER, last INTEGER);
CREATE TABLE labels (facet TEXT, value TEXT, number INTEGER, PRIMARY KEY (facet, value, number)) WITHOUT ROWID;
CREATE INDEX labels_of ON labels (number, facet, value);
CREATE VIRTUAL TABLE words USING fts5 (tokens, content='', tokenize='ascii');
CREATE VIRTUAL TABLE characters USING fts5 (tokens, content='', tokenize='ascii');
"""


class Sqlite:
    """Shorter words stand before the long word they are in, at places of their own: it knows no two at one place."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "index.sqlite"

    def build(self, articles: Iterable[Article]) -> None:
        self.open()
        self._base.executescript(_TABLES)
        with self._base:
            for article in articles:
                self._add(article)
        self._base.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._base.execute("INSERT INTO characters (characters) VALUES ('optimize')")
        self._base.commit()

    def open(self) -> None:
        self._base = sqlite3.connect(self._file)
        self._base.executescript("PRAGMA journal_mode=WAL; PRAGMA cache_size=-200000; PRAGMA mmap_size=4000000000;")

    def ask(self, question: Question) -> Answer:
        if question.pairs:
            return self._any(question)
        table, match = _match(question)
        given = {"match": match, "offset": (question.page - 1) * PAGE}
        where = f"{table} MATCH :match"
        for facet in ("region", "year"):
            if value := getattr(question, facet):
                given[facet] = value
                where += f" AND rowid IN (SELECT number FROM labels WHERE facet = '{facet}' AND value = :{facet})"
        count = self._one(f"SELECT count(*) FROM {table} WHERE {where}", given)
        order = "(SELECT first FROM articles WHERE number = rowid) DESC" if question.newest else "rank"
        page = f"SELECT rowid FROM {table} WHERE {where} ORDER BY {order} LIMIT {PAGE} OFFSET :offset"
        numbers = [row[0] for row in self._base.execute(page, given)]
        facets = facets_of(self._facets(table, where, given)) if question.facets else {}
        return Answer(count, numbers, facets)

    def _any(self, question: Question) -> Answer:
        """Two tables know nothing of one another: what an article is worth in each is added up."""
        asked = {"words": question.terms, "characters": question.pairs}
        given = {name: " OR ".join(f'"{token}"' for token in tokens) for name, tokens in asked.items() if tokens}
        found = " UNION ALL ".join(
            f"SELECT rowid AS number, rank AS worth FROM {n} WHERE {n} MATCH :{n}" for n in given
        )
        page = f"SELECT number FROM ({found}) GROUP BY number ORDER BY sum(worth) LIMIT {PAGE}"
        numbers = [row[0] for row in self._base.execute(page, given)]
        return Answer(len(numbers), numbers)

    def _facets(self, table: str, where: str, given: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
        names = ", ".join(f"'{name}'" for name in FACETS)
        rows = self._base.execute(
            f"SELECT facet, value, count(*) FROM labels WHERE facet IN ({names}) AND number IN "
            f"(SELECT rowid FROM {table} WHERE {where}) GROUP BY facet, value ORDER BY 3 DESC",
            given,
        )
        yield from rows

    def _one(self, query: str, given: dict[str, Any]) -> int:
        return int(self._base.execute(query, given).fetchone()[0])

    def change(self, article: Article) -> None:
        with self._base:
            for table, tokens in _tokens(article).items():
                self._base.execute(
                    f"INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', ?, ?)", (article.number, tokens)
                )
            self._base.execute("DELETE FROM articles WHERE number = ?", (article.number,))
            self._base.execute("DELETE FROM labels WHERE number = ?", (article.number,))
            self._add(article)

    def _add(self, article: Article) -> None:
        number = article.number
        self._base.execute("INSERT INTO articles VALUES (?, ?, ?)", (number, article.first, article.last))
        labels = {"region": article.regions, "year": article.years, "outlet": (article.outlet,), "tag": article.tags}
        rows = ((facet, value, number) for facet, values in labels.items() for value in values)
        self._base.executemany("INSERT INTO labels VALUES (?, ?, ?)", rows)
        for table, tokens in _tokens(article).items():
            self._base.execute(f"INSERT INTO {table} (rowid, tokens) VALUES (?, ?)", (number, tokens))

    def sizes(self) -> dict[str, int]:
        rows = self._base.execute(
            "SELECT sum(length(block)) FROM words_data UNION ALL SELECT sum(length(block)) FROM characters_data"
        ).fetchall()
        return {"words": rows[0][0], "characters": rows[1][0], "all": self._file.stat().st_size}

    def segments(self) -> int:
        return 1

    def close(self) -> None:
        self._base.close()


def _tokens(article: Article) -> dict[str, str]:
    return {"words": article.words.replace("/", " "), "characters": " ".join(article.bigrams())}


def _match(question: Question) -> tuple[str, str]:
    """The table, and what it is asked in its own language."""
    match question:
        case Question(kind="string", terms=(string,)):
            return "characters", f'"{" ".join(bigrams(string))}"'
        case Question(kind="phrase", terms=words):
            return "words", f'"{" ".join(words)}"'
        case Question(kind=kind, terms=words):
            return "words", (" AND " if kind == "all" else " OR ").join(f'"{word}"' for word in words)
