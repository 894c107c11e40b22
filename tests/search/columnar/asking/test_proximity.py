"""What stands near one another, against looking into every window of every text."""

import random
from pathlib import Path

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage

from search.analysis import BORDER
from search.columnar.asking.proximity import masses_near
from tests.search.columnar.asking.test_runs import SCHEMA, write

WEIGHTS = {"党建": 2.0, "引领": 3.0, "老渡口": 5.0, "建引": 0.5, "没有": 9.0}


def mass(text: str, width: int) -> float:
    windows = (text[start : start + width] for start in range(len(text) + 1))
    return max(sum(weight for string, weight in WEIGHTS.items() if string in window) for window in windows)


@pytest.mark.parametrize("segments", [1, 3])
@pytest.mark.parametrize("width", [2, 5, 12, 80])
def test_the_greatest_weight_of_a_window_is_found(tmp_path: Path, segments: int, width: int) -> None:
    chance = random.Random(segments)
    parts = ["党建", "引领", "老渡口", "桥", "新", "，", BORDER, "上学的孩子们" * 4]
    texts = {str(n): "".join(chance.choices(parts, k=chance.choice([0, 1, 4, 30, 200]))) for n in range(60)}
    index = FileStorage(str(tmp_path)).create_index(SCHEMA)
    for at in range(segments):
        write(index, dict(list(texts.items())[at::segments]))
    with index.reader() as reader:
        asked = np.arange(0, reader.doc_count_all(), 2)
        masses = masses_near(reader, "text", WEIGHTS, asked, width)
        wanted = [mass(texts[reader.stored_fields(number)["key"]], width) for number in asked.tolist()]
    assert masses.tolist() == pytest.approx(wanted)
