"""How much of what is sought stands near one another, worked out from positions alone."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from search.columnar.asking.run_query import fields_of
from search.columnar.asking.runs import Excerpt, starts_of
from search.columnar.lists.elias_fano import Values

Masses = NDArray[np.float64]


def masses_near(reader: IndexReader, name: str, weights: Mapping[str, float], documents: Values, width: int) -> Masses:
    """For each document of the commit, the greatest weight of the strings that stand whole in `width` characters.

    Each string counts once. `documents` ascend; costs reading the strings' lists, and work on these documents.
    """
    masses = np.zeros(len(documents))
    for leaf, offset in reader.leaf_readers():
        here = slice(*np.searchsorted(documents, (offset, offset + leaf.doc_count_all())))
        field = (fields_of(leaf) or {}).get(name)
        if field and field.layout and here.start < here.stop:
            firsts, ends = field.layout.stretches(documents[here] - offset)
            excerpt = Excerpt(field, firsts, ends)
            starts = {text: starts_of(excerpt, text) for text in weights if len(text) <= width}
            masses[here] = _masses(starts, weights, firsts, ends, width)
    return masses


def _masses(
    starts: Mapping[str, Values], weights: Mapping[str, float], firsts: Values, ends: Values, width: int
) -> Masses:
    """Of documents whose places begin and end there, by windows that each begin with one of the strings."""
    begins = np.concatenate([np.empty(0, np.int64), *starts.values()])
    owners = np.searchsorted(firsts, begins, side="right") - 1
    ends_of_windows = np.minimum(begins + width, ends[owners]) if len(begins) else begins
    held = np.zeros(len(begins))
    for text, places in starts.items():
        # The next one from the beginning of the window on, if it ends inside.
        last = np.append(places, np.iinfo(np.int64).max - width)[np.searchsorted(places, begins)] + len(text)
        held[last <= ends_of_windows] += weights[text]
    masses = np.zeros(len(firsts))
    np.maximum.at(masses, owners, held)
    return masses
