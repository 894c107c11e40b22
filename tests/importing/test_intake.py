"""What an import takes for articles in what somebody names."""

from pathlib import Path

import pytest

from articles.importing.intake import items
from articles.reading.decoding import LARGEST


def test_a_file_past_the_limit_is_told_before_it_is_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(100 * LARGEST)
    (item,) = items([tmp_path])
    assert item.trouble == "is larger than 20 MB"


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LARGEST)
    (item,) = items([tmp_path])
    assert (len(item.raw), item.trouble) == (LARGEST, "")


def test_a_glob_that_matches_nothing_is_told(tmp_path: Path) -> None:
    (item,) = items([f"{tmp_path}/**/*.html"])
    assert item.trouble == "matches no file"


def test_an_empty_folder_is_no_trouble(tmp_path: Path) -> None:
    assert list(items([tmp_path])) == []


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "c.txt"]),
        ("2021/*.txt", ["b.txt"]),
        ("2021/*/*.t?t", ["c.txt"]),
        ("**/[bc].txt", ["b.txt", "c.txt"]),
        (".*", [".hidden.txt"]),
        ("20*", ["c.txt", "b.txt"]),
    ],
)
def test_a_glob_is_expanded_in_the_order_of_names(pattern: str, names: list[str], tmp_path: Path) -> None:
    (tmp_path / "2021" / "05").mkdir(parents=True)
    for name in ("a.txt", "2021/b.txt", "2021/05/c.txt", ".hidden.txt"):
        (tmp_path / name).touch()
    assert [item.file_name for item in items([f"{tmp_path}/{pattern}"])] == names


def test_a_name_that_looks_like_a_glob_is_itself_where_it_exists(tmp_path: Path) -> None:
    (tmp_path / "[党建].txt").touch()
    assert [item.file_name for item in items([f"{tmp_path}/[党建].txt"])] == ["[党建].txt"]
