"""The server's process: started free of whoever starts it, and told from another that took a dead one's number."""

from pathlib import Path

from archive.postgresql.embedded.area import Area
from archive.postgresql.embedded.locks import FileLock
from archive.postgresql.embedded.programs import Runner
from archive.postgresql.embedded.sockets import PORT
from archive.postgresql.errors import DatabaseUnavailable

LOG_KEPT = 4 * 1024 * 1024
"""Bytes; a start finds the log longer and puts it aside, over the one before."""


def drop_stale_lock(area: Area) -> None:
    """Remove postmaster.pid. Only for the holder of `alive`, who knows that no server of ours lives.

    PostgreSQL would believe any process that got the same number meanwhile. A server that someone started by hand
    holds no lock of ours, but works in the data folder (seen where there is a /proc).
    """
    lock = area.data / "postmaster.pid"
    named = named_postmaster(area)
    try:
        by_hand = Path(f"/proc/{named}/cwd").samefile(area.data)
    except OSError:
        by_hand = False
    if by_hand:
        raise DatabaseUnavailable(
            f"A PostgreSQL server started by hand (process {named}) uses {area.data}: stop it with `kill -INT {named}`."
        )
    lock.unlink(missing_ok=True)


def named_postmaster(area: Area) -> int:
    """The process that postmaster.pid names, or 0."""
    try:
        return int((area.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return 0


def start(area: Area, programs: Path, runner: Runner, alive: FileLock) -> None:
    """Start the server in a session of its own, its log in the area, with `alive` and no other lock of ours.

    The shell puts it in the background and ends at once, so the server is nobody's child here: no zombie to reap.
    """
    folder = str(area.socket).replace('"', '""')
    options = (
        "listen_addresses=",
        f'unix_socket_directories="{folder}"',
        "unix_socket_permissions=0700",
        # In the data folder: what a killed server leaves in /dev/shm stays there, and containers have little of it.
        "dynamic_shared_memory_type=mmap",
    )
    settings = [word for option in options for word in ("-c", option)]
    command = [str(programs / "postgres"), "-D", str(area.data), "-p", str(PORT), *settings]
    if area.log.exists() and area.log.stat().st_size > LOG_KEPT:
        area.log.replace(area.log.with_suffix(".log.old"))
    with area.log.open("ab") as log:
        runner.start(["/bin/sh", "-c", '"$@" &', "sh", *command], log=log, keep=(alive.fileno(),))
