"""Two who write at once: an import beside a reading anew, a curator beside a purge."""

from collections.abc import Callable, Iterator
from threading import Thread

import psycopg
import pytest
from django.db import connection

from articles.models import Article

Rows = list[int]


@pytest.fixture
def another(db: None) -> Iterator[Callable[[], psycopg.Connection]]:
    """Opens further connections to the database of the tests; nothing that they do is kept."""
    opened: list[psycopg.Connection] = []

    def connect() -> psycopg.Connection:
        opened.append(psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


def name(writer: psycopg.Connection, article: int, organisation: int) -> None:
    """One more mention: of a body that the article does not name."""
    writer.execute(
        'INSERT INTO articles_mention (article_id, organisation_id, start, "end", surface, status, rule)'
        " VALUES (%s, %s, 90000, 90001, 'x', 'suggested', 'test')",
        [article, organisation],
    )


@pytest.fixture
def bodies(seeds: list[Article]) -> Rows:
    """Two that every reader may see, of which neither of two articles names either."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM articles_organisation WHERE held > 0 AND NOT EXISTS (SELECT FROM articles_mention AS m"
            " WHERE m.organisation_id = articles_organisation.id AND m.article_id = ANY(%s)) ORDER BY id LIMIT 2",
            [[article.pk for article in seeds[:2]]],
        )
        return [pk for (pk,) in cursor.fetchall()]


def test_two_who_name_the_same_bodies_in_another_order_do_not_wait_for_one_another(
    another: Callable[[], psycopg.Connection], seeds: list[Article], bodies: Rows
) -> None:
    troubles: list[Exception] = []

    def write(writer: psycopg.Connection, article: int, order: Rows) -> None:
        try:
            for body in order:
                name(writer, article, body)
        except psycopg.Error as trouble:
            troubles.append(trouble)
        finally:
            writer.rollback()

    one, other = another(), another()
    name(one, seeds[0].pk, bodies[0])
    beside = Thread(target=write, args=(other, seeds[1].pk, bodies[::-1]))
    beside.start()
    beside.join(0.5)
    write(one, seeds[0].pk, bodies[1:])
    beside.join(30)
    assert not beside.is_alive()
    assert troubles == []
