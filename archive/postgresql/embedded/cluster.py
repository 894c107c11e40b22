"""The data folder: made whole or not at all, and refused when it is of another version."""

import os
import re
import shutil
from pathlib import Path

from archive.postgresql.embedded.area import Area
from archive.postgresql.embedded.locks import FileLock
from archive.postgresql.embedded.programs import Runner
from archive.postgresql.errors import DatabaseUnavailable

USER = "archive"
ROOM = 256 * 1024 * 1024
"""Bytes that must be free before a data folder is made: it takes 56 MB, and its journal grows."""
BUILTIN_SINCE = 17


def require_version(area: Area, major: int) -> None:
    """Refuse a data folder that these programs cannot read; touches nothing."""
    try:
        made_by = (area.data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        made_by = "unknown"
    if made_by != str(major):
        raise DatabaseUnavailable(
            f"{area.data} was made by PostgreSQL {made_by}, the programs are PostgreSQL {major}; nothing was touched: "
            f"set EMBEDDED_PG_BIN to programs of version {made_by}, or move the folder away and import again."
        )


def make_cluster(area: Area, programs: Path, major: int, runner: Runner, alive: FileLock) -> None:
    """Make the data folder beside its place, then move it there: an initdb killed half-way leaves nothing in its way.

    initdb holds `alive` too, so that no one clears away what an orphan of a killed process still writes.
    """
    require_room(area)
    shutil.rmtree(area.half_made, ignore_errors=True)
    locale = ["--locale=C"]
    if major >= BUILTIN_SINCE:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options = ["--encoding=UTF8", *locale, "--data-checksums", "--auth=trust", f"--username={USER}"]
    made = runner.run([str(programs / "initdb"), f"--pgdata={area.half_made}", *options], keep=(alive.fileno(),))
    if made.returncode != 0:
        shutil.rmtree(area.half_made, ignore_errors=True)
        raise DatabaseUnavailable(f"The database could not be made in {area.folder}: {reason(made.stderr)}")
    area.half_made.rename(area.data)
    sync(area.folder)


def require_room(area: Area) -> None:
    free = shutil.disk_usage(area.folder).free
    if free < ROOM:
        raise DatabaseUnavailable(
            f"The disk of {area.folder} has {free // 2**20} MB left and the database needs {ROOM // 2**20} MB: "
            "free some space and run the command again."
        )


def sync(folder: Path) -> None:
    """Make the names in a folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def reason(said: str) -> str:
    """The line of PostgreSQL's output that tells why: not one that turned away who asked too early."""
    lines = [line.strip() for line in said.splitlines() if "FATAL:  the database system is" not in line]
    telling = [line for line in lines if re.search("FATAL|PANIC|error:", line)]
    return (telling or [line for line in lines if line] or ["it gave no reason"])[-1]
