"""Where the embedded server listens: in its own folder, or in a private one under /tmp where that path is too long."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.embedded.sockets import LONGEST, SHORT, SOCKET, socket_folder
from archive.postgresql.errors import DatabaseUnavailable
from tests.archive.servers import ask


@pytest.fixture
def deep(tmp_path: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(tmp_path / ("d" * 60) / ("e" * 60) / "pg")


def test_the_socket_lies_in_the_area_up_to_the_last_byte_that_the_kernel_takes() -> None:
    taken = len(f"//socket/{SOCKET}")
    assert socket_folder(Path("/" + "a" * (LONGEST - taken))).name == "socket"
    assert socket_folder(Path("/" + "a" * (LONGEST - taken + 1))).parent == SHORT


def test_bytes_are_counted_not_characters() -> None:
    assert socket_folder(Path("/" + "党" * 30)).parent == SHORT


def test_a_path_that_is_too_long_listens_in_a_private_folder_gone_after_the_stop(deep: EmbeddedPostgres) -> None:
    deep.ensure()
    found = deep.area.socket.lstat()
    assert ask(deep, "SELECT 7") == 7
    assert (found.st_mode & 0o777, found.st_uid) == (0o700, os.geteuid())
    assert deep.stop()
    assert not deep.area.socket.exists()


def a_link(folder: Path) -> None:
    folder.symlink_to("/var")


def a_folder_open_to_others(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o770)


def a_file(folder: Path) -> None:
    folder.touch()


def a_strangers_folder(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root, to make a folder in another user's name")
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, 12345)


@pytest.mark.parametrize("squat", [a_link, a_folder_open_to_others, a_file, a_strangers_folder])
def test_what_someone_else_put_in_the_place_is_refused(deep: EmbeddedPostgres, squat: Callable[[Path], None]) -> None:
    squat(deep.area.socket)
    try:
        with pytest.raises(DatabaseUnavailable, match="is not a private folder of this user"):
            deep.attach()
        with pytest.raises(DatabaseUnavailable, match="is not a private folder of this user"):
            deep.attach()
    finally:
        deep.area.socket.rmdir() if squat not in (a_link, a_file) else deep.area.socket.unlink()
