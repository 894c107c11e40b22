"""The embedded PostgreSQL, shared by every process of this project: started by the first, stopped by the last."""

import atexit
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

from psycopg import pq

from archive.postgresql.embedded.area import Area
from archive.postgresql.embedded.cluster import USER, make_cluster, reason, require_version
from archive.postgresql.embedded.locks import EXCLUSIVE, SHARED, FileLock, ticks
from archive.postgresql.embedded.process import drop_stale_lock, named_postmaster, start
from archive.postgresql.embedded.programs import major_version, programs_folder, runner_for
from archive.postgresql.embedded.sockets import PORT, clear
from archive.postgresql.errors import DatabaseUnavailable, folder_troubles_told

STARTING = 60.0
"""Seconds; after a crash the server first replays its journal."""
STOPPING = 30.0
"""Seconds; it writes its memory to disk first."""
DYING = 1.0
"""Seconds that the children of a killed server take to notice."""


class EmbeddedPostgres:
    """The server of one folder.

    Three locks keep order (a forked process shares its parent's).
    Who uses it holds `users` shared; who stops it holds `users` alone, so nobody attaches to a server that is going.
    Starters hold `users` shared and `starting` alone. The server holds `alive`, and so do its children: while one of
    them lives, no second server can touch the data, whatever stands in postmaster.pid.
    """

    def __init__(self, folder: Path) -> None:
        self.area = Area(folder.resolve())
        self._guard = threading.Lock()
        self._use: FileLock | None = None
        self._leaves_at_exit = False

    def attach(self) -> None:
        """Count this process among the users until it ends or stops the server. Starts nothing; cheap when repeated."""
        with self._guard, folder_troubles_told(self.area.folder):
            if self._use is not None:
                return
            self._use = self._new_use()
            if not self._leaves_at_exit:
                atexit.register(self._leave)
                self._leaves_at_exit = True

    def ensure(self) -> None:
        """Return once the server answers: attach to it, or start it, or wait for whoever is starting it."""
        self.attach()
        with folder_troubles_told(self.area.folder), FileLock(self.area.lock("starting")) as starting:
            if not starting.take(EXCLUSIVE, STARTING):
                raise too_long("starting", STARTING)
            self._bring_up()

    def stop(self) -> bool:
        """Stop the server unless another process uses it. Whether none is left."""
        with self._guard, folder_troubles_told(self.area.folder):
            if self._use is not None:
                self._use.close()
                self._use = None
            if not self.area.folder.exists():
                return True
            with FileLock(self.area.lock("users")) as users:
                return users.take(EXCLUSIVE) and self._bring_down()

    def answers(self) -> bool:
        """Whether the server takes connections. A few milliseconds; two seconds where it hangs."""
        host = str(self.area.socket).replace("\\", "\\\\").replace("'", "\\'")
        question = f"host='{host}' port={PORT} user={USER} dbname=postgres connect_timeout=2"
        return pq.PGconn.ping(question.encode()) == pq.Ping.OK

    def _new_use(self) -> FileLock:
        self.area.make()
        use = FileLock(self.area.lock("users"))
        try:
            if not use.take(SHARED, STOPPING):
                raise too_long("stopping", STOPPING)
            self.area.make_socket_folder()
        except BaseException:
            use.close()
            raise
        return use

    def _bring_up(self) -> None:
        started = False
        for _ in ticks(STARTING):
            if self.answers():
                return
            with FileLock(self.area.lock("alive")) as alive:
                if not alive.take(EXCLUSIVE):
                    continue  # it starts, ends or recovers; or its children outlive it for a moment
                if started:
                    raise DatabaseUnavailable(f"The database did not start: {self._last_words()} (see {self.area.log})")
                self._launch(alive)
                started = True
        raise DatabaseUnavailable(
            f"The database has not answered for {STARTING:.0f} seconds: try again later, {self.area.log} tells more."
        )

    def _launch(self, alive: FileLock) -> None:
        programs = programs_folder()
        major = major_version(programs)
        if self.area.data.exists():
            require_version(self.area, major)
        self.area.make_socket_folder()  # a cleaner of temporary folders may have been there
        runner = runner_for(self.area, programs)
        if not self.area.data.exists():
            make_cluster(self.area, programs, major, runner, alive)
        drop_stale_lock(self.area)
        clear(self.area.socket)
        start(self.area, programs, runner, alive)

    def _bring_down(self) -> bool:
        # A server that answers has written postmaster.pid itself; only then is the number in it to be believed.
        answers = self.answers()
        if answers and (server := named_postmaster(self.area)):
            os.kill(server, signal.SIGINT)
        with FileLock(self.area.lock("alive")) as alive:
            gone = alive.take(EXCLUSIVE, STOPPING if answers else DYING)
        if gone and self.area.socket.exists():
            clear(self.area.socket)
            self.area.socket.rmdir()
        return gone

    def _last_words(self) -> str:
        return reason(self.area.log.read_text(encoding="utf-8", errors="replace")[-4096:])

    def _leave(self) -> None:
        """At the end of this process and of each forked from it: they share one lock, and the last frees it."""
        if self._use is None:
            return
        # Asking twice for an end must not interrupt it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGQUIT})
        # The next process attaches to the server or starts it again; an end is no place to complain.
        with suppress(DatabaseUnavailable):
            self.stop()


def too_long(doing: str, seconds: float) -> DatabaseUnavailable:
    return DatabaseUnavailable(f"Another process has been {doing} the database for {seconds:.0f} seconds: try again.")
