"""Django's PostgreSQL backend; it starts the embedded server when first needed, and tells why it can't connect."""

from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.errors import DatabaseUnavailable
from archive.postgresql.refusals import sentence


@cache
def embedded_server(folder: str) -> EmbeddedPostgres:
    """One for all connections and threads of a process, so that it is among the server's users once."""
    return EmbeddedPostgres(Path(folder))


class DatabaseWrapper(base.DatabaseWrapper):
    """The setting EMBEDDED_IN, a folder, makes it look after the server that works there."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Raises DatabaseUnavailable."""
        try:
            if folder := self.settings_dict.get("EMBEDDED_IN"):
                return self._embedded_connection(embedded_server(folder), conn_params)
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError as refusal:
            raise DatabaseUnavailable(sentence(refusal, conn_params)) from refusal

    def _embedded_connection(self, server: EmbeddedPostgres, conn_params: dict[str, Any]) -> Any:
        """Ask first and start after: nearly always the server is there."""
        server.attach()
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            server.ensure()
            return super().get_new_connection(conn_params)
