"""Who writes many rows at once waits for whoever did so before (migration 0016)."""

from django.db import connection


def take_turn() -> None:
    """Hold everybody else up to the end of this transaction: before any row or other lock is taken, so that no two
    writers ever wait for one another. What changes rows without asking takes its turn with its first statement. A dry
    run takes none. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT articles_take_turn()")
