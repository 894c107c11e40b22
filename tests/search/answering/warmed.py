"""`manage.py shell -c "from tests.search.answering.warmed import main; main()"`: what a warm process still has to make.

In a process of its own, where nothing has called compiled loops before.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from search.columnar.asking.evaluation import Evaluator
from tests.search.columnar.asked import queries
from tests.search.columnar.collection import Collection
from tests.search.columnar.loops import compiled_functions


def main() -> None:
    """A line for each loop that was not called, and for each that is called with other arrays afterwards."""
    functions = {f"{each.__module__}.{each.__name__}": each for each in compiled_functions()}
    inner = {name for each in functions.values() for name in each.py_func.__code__.co_names}
    call_command("warm_up")
    known = {name: set(each.signatures) for name, each in functions.items()}
    for name, signatures in known.items():
        if not signatures and functions[name].__name__ not in inner:
            print("never called:", name)
    with TemporaryDirectory() as folder:
        ask_and_change(Path(folder) / "collection")
    for name, signatures in known.items():
        for new in set(functions[name].signatures) - signatures:
            print("called otherwise:", name, new)


def ask_and_change(folder: Path) -> None:
    """Random queries of every class, in three segments, thinned and then joined."""
    collection = Collection.drawn(folder, 3)
    for change in (Collection.thin, Collection.join):
        change(collection)
        with collection.generation.index().searcher() as searcher:
            for query in queries(change.__name__, 3):
                Evaluator(searcher).hits(query, SearchContext(weighting=BM25F()))
                Evaluator(searcher).best(query, SearchContext(weighting=BM25F()), 10)
