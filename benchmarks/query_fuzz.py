"""Queries that nobody should type, asked of the archive's index: each must be answered, and soon.

    ARCHIVE_VAR=FOLDER python -m benchmarks.query_fuzz [--count N] [--seed S] [--slowest SECONDS] [--minutes M]
                                                      [--pages]

Strings are made of what means something to the parser, of what the archive's own titles say and of what means nothing,
in any order and any length: quotation marks without partners, brackets a thousand deep, a million characters, control
characters, wildcards everywhere. Exits with 1 where one raised or took longer than SECONDS of computing. The process is
warm when it begins, as a server is.
"""

import argparse
import logging
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from io import StringIO
from pathlib import Path

# A script's folder comes first, and there a file has the name of the package that is measured.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("ARCHIVE_DEBUG", "true")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from archive.management.commands.serve import FIRST_COMMANDS  # noqa: E402
from articles.models import Article  # noqa: E402
from search.answering.finding import Question, find  # noqa: E402
from search.query.parsing import parse  # noqa: E402

MARKS = [
    *(
        '"',
        "“",
        "”",
        "「",
        "」",
        "『",
        "』",
        "《",
        "》",
        "(",
        ")",
        "（",
        "）",
        "-",
        "－",
        "|",
        "｜",
        ":",
        "：",
        "~3",
        "~9999",
    ),
    *(
        " OR ",
        " 或 ",
        " AND ",
        " ",
        "\u3000",
        "\n",
        "\t",
        "?",
        "？",
        "*",
        "?*",
        "??",
        "标题:",
        "机构：",
        "来源:",
        "作者:",
    ),
    *(
        "标签:",
        "title:",
        "\x00",
        "\x1b",
        "\u200b",
        "\u202e",
        "\ufffc",
        "\ufeff",
        "\ud800",
        "\U0001f600",
        "\\",
        "'",
        "%",
        "^2",
    ),
]
MILLION = 1_000_000


def main() -> None:
    options = parsed()
    settings.DEBUG = False
    logging.disable(logging.WARNING)
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    titles = list(Article.objects.published().values_list("title", flat=True)[:5000])
    made = makers(chance, [title for title in titles if title] or ["党建引领基层治理"])
    taken: list[tuple[float, str]] = []
    asking = whole_page() if options.pages else found
    for words in FIRST_COMMANDS:
        call_command(*words, stdout=StringIO())
    asking("没有这样的话")
    broken, until = 0, time.monotonic() + options.minutes * 60
    for _ in range(options.count):
        if time.monotonic() > until:
            break
        typed = chance.choice(made)()
        start = time.thread_time()
        try:
            asking(typed)
        except Exception as error:
            broken += 1
            print(f"{type(error).__name__}: {error}: {typed[:200]!r}", flush=True)
        taken.append((time.thread_time() - start, typed[:120]))
    report(taken, broken)
    sys.exit(bool(broken) or max(taken)[0] > options.slowest)


def found(typed: str) -> None:
    find(Question(parse(typed).tree))


def whole_page() -> Callable[[str], None]:
    """What a reader is shown, with the advice and the sentences on it; an address cannot hold half a surrogate pair."""
    client = Client(SERVER_NAME="localhost")

    def asking(typed: str) -> None:
        response = client.get("/search/", {"q": typed.encode("utf-8", "replace").decode()})
        if response.status_code != HTTPStatus.OK:
            raise AssertionError(response.status_code)

    return asking


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200_000, help="strings (default: 200000)")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--slowest", type=float, default=1.0, help="seconds that one may take (default: 1)")
    parser.add_argument("--minutes", type=float, default=600.0, help="to stop after (default: 600)")
    parser.add_argument("--pages", action="store_true", help="ask for the whole page, not only for what is found")
    return parser.parse_args()


def makers(chance: random.Random, titles: Sequence[str]) -> list[Callable[[], str]]:
    """Ways to make a string; the odd and long ones stand once among many."""

    def piece() -> str:
        title = chance.choice(titles)
        start = chance.randrange(len(title))
        return title[start : start + chance.choice((1, 1, 2, 2, 3, 4, 6, 30))]

    def mixed() -> str:
        return "".join(chance.choice((piece, lambda: chance.choice(MARKS)))() for _ in range(chance.randint(1, 24)))

    def patterns() -> str:
        return "".join(chance.choice((piece()[:1], "?", "?", "*", " ")) for _ in range(chance.randint(1, 400)))

    def anything() -> str:
        return "".join(chr(chance.choice((chance.randrange(0x110000), chance.randrange(256)))) for _ in range(60))

    def repeated() -> str:
        unit = chance.choice((chance.choice(MARKS), piece(), mixed()))
        return unit * chance.choice((2, 30, 1000, MILLION // max(len(unit), 1) if chance.random() < 0.02 else 400))

    def deep() -> str:
        depth = chance.choice((8, 9, 100, 1000))
        return "(" * depth + mixed() + ")" * chance.choice((depth, depth - 1, 0))

    return [mixed] * 12 + [patterns] * 2 + [anything, repeated, deep, lambda: chance.choice(titles)]


def report(taken: Sequence[tuple[float, str]], broken: int) -> None:
    times = sorted(each for each, _ in taken)
    middle, high, last = (times[int((len(times) - 1) * share)] * 1000 for share in (0.5, 0.99, 1.0))
    print(
        f"{len(times)} queries, {broken} raised; ms of computing: p50 {middle:.1f}, p99 {high:.1f}, slowest {last:.1f}"
    )
    for each, typed in sorted(taken, reverse=True)[:5]:
        print(f"  {each * 1000:7.1f}  {typed!r}")


if __name__ == "__main__":
    main()
