"""Strings near one another, against texts looked through character by character."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import Frequency
from whoosh.searching import SearchContext

from search.columnar.asking.evaluation import Evaluator
from search.columnar.asking.near_query import Near
from tests.search.columnar.asking.test_runs import SCHEMA, write

WORDS = st.text(st.sampled_from("abc"), min_size=1, max_size=2)


def are_near(text: str, strings: list[str], distance: int) -> bool:
    """Whether some choice of places, one for each string, lies in a short enough stretch."""
    places = [[at for at in range(len(text)) if text.startswith(string, at)] for string in strings]
    widest = sum(map(len, strings)) + distance
    return any(
        max(at + len(string) for at, string in zip(chosen, strings, strict=True)) - min(chosen) <= widest
        for chosen in product(*places)
    )


@given(
    st.lists(st.text(st.sampled_from("abcd"), max_size=300 // 12), min_size=1, max_size=5),
    st.lists(WORDS, min_size=2, max_size=3, unique=True),
    st.integers(0, 6),
)
def test_strings_are_near_where_a_short_stretch_of_one_text_holds_them_all(
    texts: list[str], strings: list[str], distance: int
) -> None:
    index = RamStorage().create_index(SCHEMA)
    named = {str(number): text for number, text in enumerate(texts)}
    write(index, named)
    with index.searcher() as searcher:
        first, *others = strings
        query = Near("text", first, others=tuple(others), distance=distance)
        documents, _ = Evaluator(searcher).hits(query, SearchContext(weighting=Frequency()))
        found = {searcher.stored_fields(number)["key"] for number in documents.tolist()}
    assert found == {key for key, text in named.items() if are_near(text, strings, distance)}
