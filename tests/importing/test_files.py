"""Which files an import finds, and what it says of those it cannot read."""

import os
from pathlib import Path

import pytest

from articles.importing.files import Unreadable, find_files, open_file


def found(*paths: Path) -> list[tuple[str, str]]:
    return [(file.path.name, file.trouble) for file in find_files(paths)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert found(tmp_path) == [("a.txt", ""), ("1.txt", ""), ("2.txt", "")]


def test_hidden_files_below_a_folder_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    assert found(tmp_path) == []


def test_a_hidden_file_that_was_named_is_found(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").touch()
    assert found(tmp_path / ".a.txt") == [(".a.txt", "")]


def test_a_path_that_does_not_exist_says_so(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == [("none", "does not exist")]


def test_a_broken_link_says_so(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone.txt")
    assert found(tmp_path) == [("link.txt", "is a broken link")]


def test_a_link_to_itself_says_so(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("link.txt")
    assert found(tmp_path) == [("link.txt", "is a link that leads back to itself")]


def test_a_folder_loop_is_named_once_and_the_rest_is_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").touch()
    assert found(tmp_path) == [("loop", "is a folder loop: it leads back to a folder above it"), ("z.txt", "")]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").touch()
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "there").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path / "here") == [("a.txt", "")]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path) == [("pipe", "is neither a file nor a folder")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    with pytest.raises(Unreadable, match="may not be read"), open_file(tmp_path / "a.txt"):
        pass
