"""Many terms scored at once: what Whoosh's formula gives them one by one."""

import random
from pathlib import Path

import numpy as np
import pytest
from whoosh import query as q
from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F, FunctionWeighting
from whoosh.searching import SearchContext

from search.columnar.asking.evaluation import Evaluator
from search.columnar.asking.weighing import Weighed, Weigher
from tests.search.columnar.asking.test_runs import SCHEMA, write

WEIGHTS = {"新桥": 1.0, "老渡": 2.5, "没有": 9.0, "桥": 0.5}
TERMS = [Weighed("text", pair.encode(), weight) for pair, weight in WEIGHTS.items()]


@pytest.mark.parametrize("segments", [1, 3])
@pytest.mark.parametrize("step", [1, 2, 40])
@pytest.mark.parametrize("terms", [TERMS, TERMS[1:2]])
def test_documents_are_scored_as_term_by_term(tmp_path: Path, segments: int, step: int, terms: list[Weighed]) -> None:
    chance = random.Random(segments)
    texts = {str(n): "".join(chance.choices("新桥老渡口的，", k=chance.choice([0, 3, 40, 400]))) for n in range(90)}
    index = FileStorage(str(tmp_path)).create_index(SCHEMA)
    for at in range(segments):
        write(index, dict(list(texts.items())[at::segments]))
    weighting = BM25F(B=0.6, K1=0.6)
    with index.searcher(weighting=weighting) as searcher:
        documents, wanted = np.arange(0, 90, step), np.zeros(90)
        for name, term, weight in terms:
            hits = Evaluator(searcher).hits(q.Term(name, term.decode()), SearchContext(weighting=weighting))
            wanted[hits.documents] += weight * hits.scores
        assert Weigher(searcher).weighing(terms, weighting).scores(documents) == pytest.approx(wanted[documents])


def test_a_weighting_that_takes_no_arrays_is_refused(tmp_path: Path) -> None:
    index = FileStorage(str(tmp_path)).create_index(SCHEMA)
    write(index, {"a": "新桥"})
    with index.searcher() as searcher, pytest.raises(TypeError, match="cannot be scored"):
        Weigher(searcher).weighing(TERMS, FunctionWeighting(lambda *_: 1.0))
