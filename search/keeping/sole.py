"""Who may write the index: whoever holds a lock in PostgreSQL."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LOCK = 0x696E646578  # "index"


@contextmanager
def sole_writer(patience: float = 0.0) -> Iterator[bool]:
    """Whether this process may write, now or within so many seconds. The lock ends with the connection."""
    deadline = time.monotonic() + patience
    while not (mine := _try_lock()) and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _try_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
