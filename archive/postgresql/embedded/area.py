"""Where the embedded server keeps what it needs: one private folder under var/."""

import os
from dataclasses import dataclass
from pathlib import Path

from archive.postgresql.embedded.sockets import make_private, socket_folder
from archive.postgresql.errors import DatabaseUnavailable

NOBODY = 65534


@dataclass(frozen=True)
class Area:
    """The folder and the names in it.

    Three locks, each answering one question: who uses the server (`users`), who is starting it (`starting`),
    and whether any process of it lives (`alive`, held by the server itself).
    """

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def half_made(self) -> Path:
        return self.folder / "data.half-made"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def socket(self) -> Path:
        return socket_folder(self.folder)

    def lock(self, name: str) -> Path:
        return self.folder / f"{name}.lock"

    def make(self) -> None:
        """Make the folder, or refuse one that belongs to someone else. OSError passes."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = self.folder.stat().st_uid
        if owner not in acceptable_owners():
            raise DatabaseUnavailable(
                f"{self.folder} belongs to another user (number {owner}): run as that user, "
                "or set ARCHIVE_VAR to a folder of your own."
            )

    def make_socket_folder(self) -> None:
        """Make it, or verify it. Only for a user of the server: who stops it takes the folder away. OSError passes."""
        make_private(self.socket, acceptable_owners())


def acceptable_owners() -> frozenset[int]:
    """Root may have had to hand the folder to nobody; see programs.ROOT_RUNS_IT_AS."""
    return frozenset({0, NOBODY} if os.geteuid() == 0 else {os.geteuid()})
