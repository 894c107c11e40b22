"""`manage.py serve`: the archive behind a production server, until Ctrl-C or SIGTERM."""

import gc
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing, suppress
from io import StringIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http.parser import RequestParser

from archive.companion import Companion
from archive.request_line import ForgivingRequest

FIRST_COMMANDS = (("warm_up",), ("search", "党建 OR 党?作"), ("suggest", "党建"))
"""What is compiled; then the index is opened, with where stretches of text end; and the names that are suggested."""


class Command(BaseCommand):
    """Stops all that it started; an embedded database stops with its last user."""

    help = "Serve the archive. HOST and PORT choose the address (default 127.0.0.1:8000)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, how, and whether to prepare the archive before."""
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000)
        parser.add_argument("--workers", type=int, default=os.environ.get("WEB_CONCURRENCY") or 2)
        parser.add_argument("--without-worker", action="store_true", help="leave long work to a `manage.py work`")
        parser.add_argument("--prepare", action="store_true", help="run `manage.py prepare` first")

    def handle(
        self, *, host: str, port: int, workers: int, prepare: bool, without_worker: bool, **options: Any
    ) -> None:
        """Fails at once where the port is taken, before any long work."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        check_that_port_is_free(host, port)
        if prepare:
            call_command("prepare", stdout=self.stdout, stderr=self.stderr)
        announce = f"The archive is at http://{host}:{port}/ (Ctrl-C stops it)"
        worker = None if without_worker else Companion("work", "--beside", str(os.getpid()))
        server = Server(host, port, workers, lambda: self.say(self.style.SUCCESS(announce)), worker)
        # They load dictionaries and tables, and what the engine compiles: into memory that all share.
        for words in FIRST_COMMANDS:
            with suppress(CommandError):
                call_command(*words, stdout=StringIO())
        # A connection that two processes share answers neither of them.
        connections.close_all()
        # What is here by now is for good. Where the collector looked through it, each worker would have a copy of it.
        gc.collect()
        gc.freeze()
        server.run()

    def say(self, line: str) -> None:
        """At once, into a service's log too."""
        self.stdout.write(line)
        self.stdout.flush()


def check_that_port_is_free(host: str, port: int) -> None:
    """Raises the system's own error (address in use, not permitted, unknown) where nothing can listen there."""
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


class Server(BaseApplication):
    """Gunicorn, told here what its own command line and configuration file would tell it; `worker` does long work."""

    def __init__(
        self, host: str, port: int, workers: int, when_ready: Callable[[], object], worker: Companion | None
    ) -> None:
        self.worker = worker
        self.choices = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "proc_name": "party-news-archive",
            # The most that it knows: a query of 400 characters takes up to 4,800 bytes, and filters stand beside it.
            "limit_request_line": 8190,
            # It would be made in the user's home folder.
            "control_socket_disable": True,
            "when_ready": lambda arbiter: when_ready(),
            # Ctrl-C reaches every process of the terminal; the master alone decides what it means.
            "post_worker_init": lambda worker: signal.signal(signal.SIGINT, signal.SIG_IGN),
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the choices over."""
        for name, value in self.choices.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The application, loaded once before the workers are forked, so that they share its memory."""
        return get_wsgi_application()

    def run(self) -> None:
        """Until a signal."""
        RequestParser.mesg_class = ForgivingRequest
        Master(self, self.worker).run()


class Master(Arbiter):
    """Gunicorn's master process, which a closed terminal ends; gunicorn's own would go on without one. It sees to the
    worker as it sees to its own.
    """

    def __init__(self, server: Server, worker: Companion | None) -> None:
        self.worker = worker
        super().__init__(server)

    def manage_workers(self) -> None:
        """Each second."""
        super().manage_workers()
        if self.worker:
            self.worker.see_to_it()

    def stop(self, graceful: bool = True) -> None:
        """All of them."""
        super().stop(graceful)
        if self.worker:
            self.worker.end()

    def init_signals(self) -> None:
        """Leaves the signal alone that nohup has switched off."""
        outlives_terminal = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        super().init_signals()
        if outlives_terminal:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def handle_hup(self) -> None:
        """End as on SIGTERM."""
        self.handle_term()
