"""What the five seeds state of their dates, and what the archivist read from those that state none."""

from pathlib import Path

import pytest

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read

SEEDS = Path(__file__).parents[3] / "seeds"
DATES = {
    "000": ("2021-05/2021-07", "inferred"),
    "001": ("2022-12-18T21:59:43", "stated"),
    "002": ("2024-11-22T20:20:32", "stated"),
    "003": ("2021-05-20/2021-06-30", "inferred"),
    "004": ("2019-12-10/2020-01-31", "inferred"),
}


@pytest.mark.parametrize(("seed", "expected"), DATES.items())
def test_a_seed_is_dated(seed: str, expected: tuple[str, str]) -> None:
    (path,) = SEEDS.glob(f"{seed}_*")
    published = read(path.read_bytes(), path.name, Gazetteer([])).published
    assert (published.edtf, published.basis) == expected
