"""The whole answer of the search page, template and all, and the writing of its index, at N articles.

    ARCHIVE_VAR=FOLDER python -m benchmarks.search_page --corpus FILE --folder FOLDER [--count N] [--rebuild]

The archive that works in ARCHIVE_VAR gets the rows that are not there yet, composed as for `search.py` (whose --folder
may be the same one), and an index if it has none; it should be an archive for measuring and nothing else. A question is
answered by the application in this process, without a server before it; of ROUNDS times the best one counts. Then
SERVED of the questions are asked of `manage.py serve`, and what its web process holds is told.
"""

import argparse
import json
import logging
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

# A script's folder comes first, and there a file has the name of the package that is measured.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("ARCHIVE_DEBUG", "true")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article, Region  # noqa: E402
from benchmarks.search_engines import articles as composed  # noqa: E402
from benchmarks.search_engines import questions as asking  # noqa: E402
from benchmarks.search_engines import rows  # noqa: E402
from benchmarks.search_engines.memory import Peak  # noqa: E402
from benchmarks.search_engines.protocol import Question  # noqa: E402
from benchmarks.search_engines.serving import serving  # noqa: E402
from benchmarks.search_engines.tables import p95, table  # noqa: E402
from search.answering.finding import Question as Asked  # noqa: E402
from search.answering.finding import find  # noqa: E402
from search.keeping.indexing import drain, rebuild  # noqa: E402
from search.query.parsing import parse  # noqa: E402

CHANGES = 20
SERVED = 500


def main() -> None:
    options = parsed()
    settings.DEBUG = False
    logging.disable(logging.INFO)
    options.folder.mkdir(parents=True, exist_ok=True)
    file = composed.kept(options.folder, options.corpus, options.count)
    call_command("migrate", verbosity=0)
    call_command("load_gazetteer")
    print(f"{rows.insert(composed.read(file, options.count))} articles\n")
    if options.rebuild:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            seconds, total, peak = apart.submit(rebuilt).result()
        print(f"written in {seconds:.0f} s: {total / seconds:,.0f} articles/s, at most {peak / 1e6:,.0f} MB\n")
    classes = {name: [each.question for each in asked] for name, asked in asking.kept(options.folder, file).items()}
    addresses = {name: list(map(address, questions)) for name, questions in classes.items() if is_typed(questions)}
    wanted = {"everything": ["/search/"]} | {n: some for n, some in addresses.items() if re.search(options.classes, n)}
    times = {name: best(some, options.rounds) for name, some in wanted.items()}
    every = [each for taken in times.values() for each in taken]
    lines = [[name, f"{median(taken):.1f}", f"{p95(taken):.1f}"] for name, taken in [*times.items(), ("all", every)]]
    print(table([["class", "median ms", "95 % ms"], *lines]))
    tell_of_web_process(list(chain(*addresses.values())))
    if options.changes:
        taken = list(changed())
        print(f"a changed article is found after {median(taken):.0f} ms, 95 %: {p95(taken):.0f} ms")
    (options.folder / "pages.json").write_text(json.dumps(times, ensure_ascii=False, indent=1), encoding="utf-8")


def tell_of_web_process(addresses: Sequence[str]) -> None:
    """After it was asked some of them."""
    with serving() as server:
        taken = server.milliseconds(addresses[:: max(len(addresses) // SERVED, 1)])
        own, shared = server.memory(Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))
    print(f"\n{len(taken)} asked once, over HTTP: {median(taken):.1f} ms, 95 %: {p95(taken):.1f} ms")
    print(f"then a web process holds {own / 1e6:.0f} MB for itself and {shared / 1e6:.0f} MB that others share")


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--classes", default="", help="a pattern: only classes whose names it finds")
    parser.add_argument("--rebuild", action="store_true", help="write the index first, and tell how fast")
    parser.add_argument("--changes", action="store_true", help=f"change {CHANGES} articles, one a commit")
    return parser.parse_args()


def rebuilt() -> tuple[float, int, int]:
    """Seconds, articles, and the most bytes of all processes together, the database's not among them."""
    start = time.perf_counter()
    with Peak() as peak:
        total = rebuild()
    seconds = time.perf_counter() - start
    return seconds, total, peak.bytes


def is_typed(questions: Sequence[Question]) -> bool:
    """Whether a reader can type it: there is no word for “any of these”."""
    return all(question.kind != "any" for question in questions)


def address(question: Question) -> str:
    """The search page's, with the question in its query string; a region becomes one of the gazetteer."""
    terms = ["".join(question.terms)] if question.kind == "phrase" else question.terms
    asked = {"q": " ".join(f'"{term}"' for term in terms)}
    if question.region:
        regions = Region.objects.filter(depth=len(question.region) // 3 + 1).order_by("path")
        asked["region"] = regions[int(question.region[1:3]) % regions.count()].slug
    if question.year:
        asked |= {"from": question.year, "to": question.year}
    if question.newest:
        asked["sort"] = "newest"
    if question.page > 1:
        asked["page"] = str(question.page)
    return f"/search/?{urlencode(asked)}"


def best(addresses: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds each, best of the rounds. The first time, which is not counted, warms what is kept."""
    # One for all: a new one would load the middleware anew, which a server does once.
    client = Client(HTTP_HOST="localhost")
    taken = [[answered(client, each) for each in addresses] for _ in range(rounds + 1)]
    return list(map(min, *taken[1:])) if rounds > 1 else taken[-1]


def answered(client: Client, address: str) -> float:
    start = time.perf_counter()
    response = client.get(address)
    seconds = time.perf_counter() - start
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code}: {address}")
    return seconds * 1000


def changed() -> Iterator[float]:
    """Milliseconds from the row that is saved until a search finds its new words."""
    for number, article in enumerate(islice(Article.objects.filter(batch__name=rows.BATCH).order_by("pk"), CHANGES)):
        word = f"改动{number}号{time.time_ns()}"
        article.text += word
        article.blocks[-1]["end"] = len(article.text)
        article.save()
        start = time.perf_counter()
        drain()
        if find(Asked(parse(word).tree)).count != 1:
            raise RuntimeError(f"{word} is not found")
        yield (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
