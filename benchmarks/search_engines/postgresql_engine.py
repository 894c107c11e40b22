"""PostgreSQL's own search: vectors of tokens with places, each with a GIN index, ranked by ts_rank or ts_rank_cd.

It runs in the server that the project brings along, as it is set there; its memory is the server's and is not told.
"""

# ruff: noqa: S608 (what is put into the queries are names of columns and conditions of this file)

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg

from archive.database import embedded_settings
from archive.postgresql.embedded.server import EmbeddedPostgres
from benchmarks.search_engines.articles import Article, bigrams
from benchmarks.search_engines.protocol import FACETS, PAGE, Answer, Question, facets_of

_TABLES = """
CREATE TABLE articles (number int PRIMARY KEY, words tsvector, characters tsvector, region text[], year text[],
                       outlet text[], tag text[], first int, last int)
"""
RANKINGS = {
    "ts_rank": "ts_rank({}, {})",
    "ts_rank by length": "ts_rank({}, {}, 1)",
    "ts_rank_cd": "ts_rank_cd({}, {})",
}
"""Of a vector and a query."""
_INDEXED = ("words", "characters", "region", "year")
_COLUMNS = "number, words, characters, region, year, outlet, tag, first, last"


class PostgreSQL:
    def __init__(self, folder: Path) -> None:
        self.ranking = RANKINGS["ts_rank"]
        self._server = EmbeddedPostgres(folder / "pg")
        self._settings = embedded_settings((folder / "pg").resolve())

    def build(self, articles: Iterable[Article]) -> None:
        self.open()
        self._base.execute(_TABLES)
        with self._base.cursor() as cursor, cursor.copy(f"COPY articles ({_COLUMNS}) FROM STDIN") as copy:
            for article in articles:
                copy.write_row(_row(article))
        for column in _INDEXED:
            self._base.execute(f"CREATE INDEX articles_{column} ON articles USING gin ({column})")
        self._base.execute("VACUUM ANALYZE articles")

    def open(self) -> None:
        self._server.attach()
        self._server.ensure()
        named = {name: self._settings[name.upper()] for name in ("host", "port", "user")}
        self._base = psycopg.connect(dbname=self._settings["NAME"], autocommit=True, **named)
        self._base.execute("SET jit = off; SET work_mem = '64MB'; SET maintenance_work_mem = '512MB'")

    def ask(self, question: Question) -> Answer:
        if question.pairs:
            return self._any(question)
        column, given = "characters" if question.kind == "string" else "words", {"asked": _asked(question)}
        where = f"{column} @@ %(asked)s::tsquery"
        for facet in ("region", "year"):
            if value := getattr(question, facet):
                given[facet] = value
                where += f" AND {facet} @> ARRAY[%({facet})s]"
        order = "first" if question.newest else self.ranking.format(column, "%(asked)s::tsquery")
        page = f"ORDER BY {order} DESC LIMIT {PAGE} OFFSET {(question.page - 1) * PAGE}"
        numbers = [row[0] for row in self._rows(f"SELECT number FROM articles WHERE {where} {page}", given)]
        total = self._rows(f"SELECT count(*) FROM articles WHERE {where}", given)[0][0]
        return Answer(total, numbers, self._facets(where, given) if question.facets else {})

    def _any(self, question: Question) -> Answer:
        """What an article is worth by words and by pairs is added up."""
        asked = {"words": question.terms, "characters": question.pairs}
        given = {name: " | ".join(f"'{token}'" for token in tokens) for name, tokens in asked.items() if tokens}
        where = " OR ".join(f"{name} @@ %({name})s::tsquery" for name in given)
        worth = " + ".join(self.ranking.format(name, f"%({name})s::tsquery") for name in given)
        rows = self._rows(f"SELECT number FROM articles WHERE {where} ORDER BY {worth} DESC LIMIT {PAGE}", given)
        return Answer(len(rows), [row[0] for row in rows])

    def _facets(self, where: str, given: dict[str, Any]) -> dict[str, dict[str, int]]:
        counted = "\nUNION ALL\n".join(
            f"SELECT '{name}', value, count(*) FROM found, unnest({name}) AS value GROUP BY value" for name in FACETS
        )
        chosen = f"WITH found AS MATERIALIZED (SELECT {', '.join(FACETS)} FROM articles WHERE {where})"
        return facets_of(self._rows(f"{chosen} {counted}", given))

    def _rows(self, query: str, given: dict[str, Any]) -> list[Any]:
        return self._base.execute(query.encode(), given).fetchall()

    def change(self, article: Article) -> None:
        marks = ", ".join(f"{name} = %s" for name in _COLUMNS.split(", "))
        values = [*_row(article), article.number]
        self._base.execute(f"UPDATE articles SET {marks} WHERE number = %s".encode(), values)

    def sizes(self) -> dict[str, int]:
        sizes = {name: self._size(f"articles_{name}") for name in _INDEXED}
        return sizes | {"table": self._size("articles"), "all": sum(sizes.values()) + self._size("articles")}

    def _size(self, name: str) -> int:
        return int(self._rows("SELECT pg_table_size(%(name)s)", {"name": name})[0][0])

    def segments(self) -> int:
        return 1

    def close(self) -> None:
        self._base.close()
        self._server.stop()


def _row(article: Article) -> tuple[Any, ...]:
    words, pairs = article.tokens(), zip(article.bigrams(), range(len(article.text)), strict=False)
    labels = (list(article.regions), list(article.years), [article.outlet], list(article.tags))
    return (article.number, _vector(words), _vector(pairs), *labels, article.first, article.last)


def _vector(tokens: Iterable[tuple[str, int]]) -> str:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for token, position in tokens:
        places[token].append(str(position + 1))
    return " ".join(f"'{token}':{','.join(of)}" for token, of in places.items())


def _asked(question: Question) -> str:
    match question:
        case Question(kind="string", terms=(string,)):
            return " <-> ".join(f"'{pair}'" for pair in bigrams(string))
        case Question(kind=kind, terms=words):
            between = {"all": " & ", "any": " | ", "phrase": " <-> "}[kind]
            return between.join(f"'{word}'" for word in words)
