"""Which of some documents hold words one behind another: of all others nothing is worked out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from search.columnar.asking.neighbours import standing
from search.columnar.asking.run_query import fields_of
from search.columnar.asking.runs import Excerpt
from search.columnar.lists.ascending import are_among
from search.columnar.lists.elias_fano import Values
from search.columnar.lists.postings import FieldReader

_FEW = 4
"""Of a list of so many times as many places as there are documents, or more, only theirs are decoded."""


def holding_phrase(reader: IndexReader, name: str, words: Sequence[bytes], documents: Values) -> NDArray[np.bool_]:
    """For each document of the commit, which ascend. No words stand nowhere. The field has positions."""
    holding = np.zeros(len(documents), np.bool_)
    for leaf, offset in reader.leaf_readers():
        here = slice(*np.searchsorted(documents, (offset, offset + leaf.doc_count_all())))
        field = (fields_of(leaf) or {}).get(name)
        if field and words and here.start < here.stop:
            holding[here] = _holding(field, words, documents[here] - offset)
    return holding


def _holding(field: FieldReader, words: Sequence[bytes], documents: Values) -> NDArray[np.bool_]:
    """In one segment."""
    entries = [entry for word in words if (entry := field.find(word))]
    if len(entries) < len(words) or field.layout is None:
        return np.zeros(len(documents), np.bool_)
    if len(entries) == 1:
        return field.frequencies_in(entries[0], documents).astype(np.bool_)
    is_few = len(documents) * _FEW < min(entry.values for entry in entries)
    some = Excerpt(field, *field.layout.stretches(documents)) if is_few else field
    starts = standing(some, list(enumerate(entries)))
    return are_among(documents, field.layout.counted(starts)[0])
