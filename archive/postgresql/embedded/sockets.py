"""The private folder in which the embedded server listens. Who can enter it is let in without a password."""

import hashlib
import os
import stat
from pathlib import Path

from archive.postgresql.errors import DatabaseUnavailable

PORT = 5432
"""Only a part of the socket's name: the server opens no TCP port."""
SOCKET = f".s.PGSQL.{PORT}"
LONGEST = 103
"""Bytes the kernel takes for a socket's path: macOS's 103, which is less than Linux's 107."""
# Not tempfile.gettempdir(): two processes with different TMPDIR must come to the same server.
SHORT = Path("/tmp")  # noqa: S108


def socket_folder(area: Path) -> Path:
    """`socket` in the area; where libpq cannot use that path, a short one named by the area's hash. Makes nothing."""
    inside = area / "socket"
    # libpq splits a host at commas and takes UTF-8 only (an undecodable name is not printable).
    if len(os.fsencode(inside / SOCKET)) <= LONGEST and "," not in str(inside) and str(inside).isprintable():
        return inside
    return SHORT / f"archive-{hashlib.sha256(os.fsencode(area)).hexdigest()[:12]}"


def make_private(folder: Path, owners: frozenset[int]) -> None:
    """Make the folder, mode 0700, or verify that the one found there is ours alone. A link is refused."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or stat.S_IMODE(found.st_mode) & 0o077:
            raise DatabaseUnavailable(
                f"{folder} is not a private folder of this user (mode 0700), so the database will not listen there: "
                "remove it, or move the project to a shorter path."
            ) from None


def clear(folder: Path) -> None:
    """Remove what a server that no longer lives has left in its folder."""
    for left in (SOCKET, f"{SOCKET}.lock"):
        (folder / left).unlink(missing_ok=True)
