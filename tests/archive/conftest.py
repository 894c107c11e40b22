"""Embedded servers of the tests' own, each in a temporary folder and gone at the end."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.postgresql.embedded.server import EmbeddedPostgres
from tests.archive.servers import kill_outright


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path / "pg")
    yield server
    clear_away(server)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter; pytest's own are private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    clear_away(EmbeddedPostgres(folder / "pg"))
    shutil.rmtree(folder)


def clear_away(server: EmbeddedPostgres) -> None:
    """Also a server that the test has made unable to stop."""
    if server.area.folder.exists() and server.area.data.exists():
        kill_outright(server)
        server.stop()
