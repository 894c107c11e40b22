"""How far a job is, written where others see it at once, and where the job hears that it is to stop."""

import time
from typing import Self

from django.db import DEFAULT_DB_ALIAS, connections

from jobs.models import Job, Stopped

EVERY = 1.0
"""Seconds between two writings."""
_TOLD = "UPDATE jobs_job SET done = %s, total = %s WHERE id = %s RETURNING stop"


class Progress:
    """On a connection of its own, because the work may be one long transaction, of which nobody sees anything."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.done, self.total = job.done, job.total
        self._aside = connections.create_connection(DEFAULT_DB_ALIAS)
        self._next = 0.0

    def __enter__(self) -> Self:
        self._write()
        return self

    def __exit__(self, *trouble: object) -> None:
        try:
            if not any(trouble):
                self._write()
        finally:
            self._aside.close()

    def tell(self, done: int, total: int | None = None) -> None:
        """So much is done; `total`, where it is known. Costs a query a second. Raises Stopped."""
        self.done, self.total = done, self.total if total is None else total
        if time.monotonic() >= self._next:
            self._write()

    def _write(self) -> None:
        with self._aside.cursor() as cursor:
            cursor.execute(_TOLD, [self.done, self.total, self.job.pk])
            stop = cursor.fetchone()
        self._next = time.monotonic() + EVERY
        if stop and stop[0]:
            raise Stopped
