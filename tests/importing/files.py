"""Small files to import, and the import itself as a test calls it."""

from pathlib import Path
from typing import Any

from articles.importing.importer import import_items
from articles.importing.intake import items
from articles.models import Arrival

NEWS = """望城区党建工作推进会召开
2024年5月17日 来源：望城发布
5月17日，长沙市望城区召开基层党建工作推进会。
责编：王五
"""


def write(folder: Path, name: str, content: str | bytes = NEWS) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def write_several(folder: Path, number: int) -> Path:
    """So many files of different news in the folder."""
    for n in range(number):
        write(folder, f"{n:04}.txt", NEWS.replace("推进会", f"第{n}次推进会"))
    return folder


def imported(path: Path, name: str = "batch", **choices: Any) -> list[Arrival]:
    return list(import_items(items([path]), name, **choices))


def outcomes(arrivals: list[Arrival]) -> list[str]:
    return [str(arrival.outcome) for arrival in arrivals]
