"""How what a question costs grows with the articles: an index of N, and one that holds each of them ten times.

    python -m benchmarks.search_growth --folder FOLDER [--times N] [--rounds N] [--classes PATTERN]

FOLDER is one of `benchmarks.search`, with the index that it built of this project's engine. The other one is joined
from the same segment, TIMES over, as segments are joined in the background: the vocabulary stays, but every list grows,
and so do the hits. Both answer the same questions in turns; every count must be TIMES the brute force's.
"""

import argparse
import os
import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

# A script's folder comes first, and there a file has the name of the package that is measured.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

from benchmarks.search_engines import questions as asking  # noqa: E402
from benchmarks.search_engines.memory import private  # noqa: E402
from benchmarks.search_engines.ours import Ours  # noqa: E402
from benchmarks.search_engines.protocol import bytes_of  # noqa: E402
from benchmarks.search_engines.questions import Asked  # noqa: E402
from benchmarks.search_engines.tables import p95, table  # noqa: E402


def main() -> None:
    options = parsed()
    few, many = Ours(options.folder / "ours"), larger(options.folder, options.times)
    few.open()
    many.open()
    classes = asking.kept(options.folder, options.folder / "articles.jsonl")
    rows = [
        [name, f"{round(median(each.total for each in asked)):,}", *row(few, many, asked, options)]
        for name, asked in classes.items()
        if asked and re.search(options.classes, name)
    ]
    print(table([["class", "hits", "ms", f"ms, {options.times} times", "ratio"], *rows]))
    print(f"\nprivate memory with both open: {private() / 1e6:.0f} MB")


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--classes", default="", help="a pattern: only classes whose names it finds")
    return parser.parse_args()


def larger(folder: Path, times: int) -> Ours:
    """Made anew each time: nobody would see that it is of an older format."""
    own = folder / f"ours_{times}"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    engine = Ours(own)
    start = time.perf_counter()
    engine.build_of(Ours(folder / "ours"), times)
    seconds, size = time.perf_counter() - start, bytes_of(own.iterdir())
    print(f"joined in {seconds:.0f} s, {size / 1e6 / seconds:.0f} MB a second, {size / 1e9:.1f} GB\n")
    return engine


def row(few: Ours, many: Ours, asked: Sequence[Asked], options: argparse.Namespace) -> list[str]:
    taken: tuple[list[list[float]], list[list[float]]] = ([], [])
    for _ in range(options.rounds):
        for engine, times, of in zip((few, many), (1, options.times), taken, strict=True):
            of.append([timed(engine, each, each.total * times) for each in asked])
    one, other = (list(map(min, *rounds)) if len(rounds) > 1 else rounds[0] for rounds in taken)
    ratio = median(much / little for little, much in zip(one, other, strict=True))
    return [f"{median(one):.3f} / {p95(one):.3f}", f"{median(other):.3f} / {p95(other):.3f}", f"{ratio:.1f}"]


def timed(engine: Ours, asked: Asked, total: int) -> float:
    start = time.perf_counter()
    answer = engine.ask(asked.question)
    seconds = time.perf_counter() - start
    if answer.total != total:
        raise RuntimeError(f"{asked.question}: {answer.total} in place of {total}")
    return seconds * 1000


if __name__ == "__main__":
    main()
