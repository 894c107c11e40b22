"""This project's engine beside others: every class of questions, all engines in one run on the same words and pairs.

    python -m benchmarks.search --corpus FILE --folder FOLDER [--count N] [--engines NAMES] [--rounds N]

The corpus is a .jsonl.gz with `title` and `text`; N articles are composed of its sentences into FOLDER, which keeps
them and the indexes for a later run (--anew NAMES builds those again). An engine that is absent is skipped and named:
tantivy wants the package tantivy (0.27 or newer), xapian its Python binding, on PYTHONPATH and in another environment
than this project's; postgresql runs the project's embedded server; haystack, as it comes, is for 10,000 articles.

Each engine has a process of its own. Class by class, every engine answers all questions, first for their counts, which
must be those of brute force, then ROUNDS times for time: of each question the best time counts, as other work only
slows it. Prints tables of Markdown, and writes all figures into FOLDER/figures.json.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

# This file has the name of the package that it measures, and a script's folder comes first.
sys.path[0] = str(Path(__file__).parents[1])

from benchmarks.search_engines import articles as composed  # noqa: E402
from benchmarks.search_engines import questions as asking  # noqa: E402
from benchmarks.search_engines.process import ENGINES, Asker, Bodies, Built  # noqa: E402
from benchmarks.search_engines.questions import Asked  # noqa: E402
from benchmarks.search_engines.tables import latencies, p95, table  # noqa: E402

SLOW = 2_000.0
"""Milliseconds for all questions of a class, from which an engine is asked them once."""
CHANGES = 20
"""Articles that are changed, one a commit."""


def main() -> None:
    options = parsed()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    file = composed.kept(folder, options.corpus, options.count)
    classes = {
        name: asked for name, asked in asking.kept(folder, file).items() if re.search(options.classes, name) and asked
    }
    Bodies.keep(folder, composed.read(file))
    askers = dict(present(options.engines, folder))
    built = {name: build(name, folder, options.count, anew=name in options.anew) for name in askers}
    opened = {name: asker("open") for name, asker in askers.items()}
    times = {name: dict(timed(name, askers, asked, options.rounds)) for name, asked in classes.items()}
    private = {name: asker("private") for name, asker in askers.items()}
    changes = {name: changed(asker, file) for name, asker in askers.items()} if options.changes else {}
    for asker in askers.values():
        asker.stop()
    raw = sum(len(article.text.encode()) for article in composed.read(file))
    print(latencies(times, {name: round(median(each.total for each in asked)) for name, asked in classes.items()}))
    print()
    print(table(list(costs(built, opened, private, changes, options.count, raw))))
    figures = {
        "count": options.count,
        "raw": raw,
        "milliseconds": times,
        "built": {name: asdict(each) for name, each in built.items()},
        "opened": opened,
        "private": private,
        "changes": changes,
    }
    (folder / "figures.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="the first is measured by")
    parser.add_argument("--anew", nargs="*", choices=ENGINES, default=[], help="build their indexes again")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--classes", default="", help="a pattern: only classes whose names it finds")
    parser.add_argument("--changes", action="store_true", help="change articles too: the indexes are others then")
    return parser.parse_args()


def present(names: Sequence[str], folder: Path) -> Iterator[tuple[str, Asker]]:
    for name in names:
        asker = Asker(name, folder)
        if missing := asker("absent"):
            print(f"{name} is left out: {missing}\n")
            asker.stop()
        else:
            yield name, asker


def build(name: str, folder: Path, count: int, *, anew: bool) -> Built:
    """In a process of its own, whose memory counts; an earlier run's index is taken as it is."""
    kept = folder / f"{name}.json"
    if not kept.exists() or anew:
        remove(folder / name)
        builder = Asker(name, folder)
        builder("absent")
        kept.write_text(json.dumps(asdict(builder("build", count))), encoding="utf-8")
        builder.stop()
    return Built(**json.loads(kept.read_text(encoding="utf-8")))


def remove(folder: Path) -> None:
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def timed(
    name: str, askers: Mapping[str, Asker], asked: Sequence[Asked], rounds: int
) -> Iterator[tuple[str, list[float]]]:
    """The engines take turns, so that what else the machine does slows each of them."""
    questions = [each.question for each in asked]
    best: dict[str, list[float]] = {}
    for engine, asker in askers.items():
        wrong = [
            (each, answer.total)
            for each, answer in zip(asked, asker("ask", questions), strict=False)
            if answer.total != each.total
        ]
        if wrong:
            print(f"{engine}, {name}: {len(wrong)} of {len(asked)} counts are wrong, first {wrong[0]}\n")
    for _ in range(rounds):
        for engine, asker in askers.items():
            if sum(best.get(engine, [])) < SLOW:
                taken = asker("time", questions)
                best[engine] = list(map(min, best.get(engine, taken), taken))
    yield from best.items()


def changed(asker: Asker, file: Path) -> list[float]:
    """Each article gets the words of the one behind it."""
    some = list(islice(composed.read(file), CHANGES + 1))
    given = [one._replace(text=other.text, words=other.words) for one, other in pairwise(some)]
    return list(asker("change", given))


def costs(
    built: Mapping[str, Built],
    opened: Mapping[str, float],
    private: Mapping[str, int],
    changes: Mapping[str, Sequence[float]],
    count: int,
    raw: int,
) -> Iterator[list[str]]:
    yield ["engine", "articles/s", "index / text", "parts", "segments", "peak MB", "open ms", "reader MB", "change ms"]
    for name, each in built.items():
        parts = ", ".join(f"{part} {size / raw:.2f}" for part, size in each.sizes.items() if part != "all")
        taken = changes.get(name, [])
        yield [
            name,
            f"{count / each.seconds:,.0f}",
            f"{each.sizes['all'] / raw:.2f}",
            parts,
            str(each.segments),
            f"{each.peak / 1e6:,.0f}",
            f"{opened[name]:.1f}",
            f"{private[name] / 1e6:.0f}",
            f"{median(taken):.0f} / {p95(taken):.0f}" if taken else "–",
        ]


if __name__ == "__main__":
    main()
