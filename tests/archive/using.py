"""A process that uses a folder's embedded server until its input ends: `python -m tests.archive.using FOLDER [UID]`.

It prints one line: the server's process number, or the sentence that says why there is none.
"""

import os
import sys
from pathlib import Path

from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.errors import DatabaseUnavailable
from tests.archive.servers import server_number


def main(folder: str, user: str = "") -> None:
    if user:
        # Only now: the interpreter itself may lie in root's private home.
        os.setgroups([])
        os.setgid(int(user))
        os.setuid(int(user))
    server = EmbeddedPostgres(Path(folder))
    try:
        server.ensure()
        print(server_number(server), flush=True)
    except DatabaseUnavailable as trouble:
        print(trouble, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
