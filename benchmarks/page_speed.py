"""How fast each kind of page answers, in how many queries and bytes.

    ARCHIVE_VAR=FOLDER python -m benchmarks.page_speed [--rounds N] [--names] [KIND…]

One process asks the application without a server before it; of N rounds the median counts, and a first one, which
warms what is kept, does not. Beside it stands what the process and its database compute, on the average: other work on
the machine changes that less. Types of pages are those of the tests (`tests/page_types.py`). `--names` first gives an
archive that was composed for measuring (`search_page.py`) what it lacks: bodies and happenings, spread over its
articles. Never do that to an archive that is read.
"""

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import unquote

# A script's folder comes first, and there a file has the name of the package that is measured.
sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("ARCHIVE_DEBUG", "true")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402
import psutil  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.browsing.ledger import ledger_of  # noqa: E402
from articles.models import Article, Event, Organisation, Outlet, Region, Tag  # noqa: E402
from benchmarks.search_engines.tables import table  # noqa: E402
from search.keeping.indexing import rebuild  # noqa: E402
from tests.page_types import PAGES  # noqa: E402

MOST_BYTES = 100_000
_BODIES, _A_BODY_EACH = 3_000, 2

FAR = {
    "region, page 100": "/regions/{slug}/?page=100",
    "year, page 100": "/dates/{year}/?page=100",
    "year of events, page 100": "/dates/{year}/?of=events&page=100",
    "events, page 1000": "/events/?page=1000",
    "article from a search": "/articles/{identifier}/?q={word}&hit=1",
    "coverage of a city": "/about/coverage/?region={city}",
    "missing": "/nowhere/",
}
"""Beside a page of each type, which are those of the tests: what a long list makes slow."""


class Answered(NamedTuple):
    """Milliseconds of each round, by the clock; computed in each, on the average; `status` and the rest of the last."""

    taken: list[float]
    computed: float
    queries: int
    bytes: int
    status: int


def main() -> None:
    options = parsed()
    settings.DEBUG = False
    logging.disable(logging.WARNING)
    if options.names:
        compose_names()
        rebuild()
    names = subjects()
    print(f"{Article.objects.published().count()} articles, {options.rounds} rounds\n")
    lines = list(measured(names, options.rounds, options.kinds))
    print(table([["page", "address", "median ms", "computed ms", "queries", "KB"], *lines]))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", help="kinds of pages, by what they begin with; all if none is named")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--names", action="store_true", help="compose bodies and happenings where there are none")
    return parser.parse_args()


def measured(names: dict[str, str], rounds: int, kinds: list[str]) -> Iterator[list[str]]:
    # One for all: a new one would load the middleware anew, which a server does once.
    client = Client(HTTP_HOST="localhost")
    types = [(name, address) for name, addresses in PAGES.items() for address in addresses]
    for kind, pattern in [*types, *FAR.items()]:
        if kinds and not kind.startswith(tuple(kinds)):
            continue
        try:
            address = pattern.format_map(names)
        except KeyError as missing:
            print(f"{kind}: the archive has no {missing}")
            continue
        answered = asked(client, address, rounds)
        if answered.status not in (200, 404 if kind == "missing" else 302):
            print(f"{kind}: {address} answers {answered.status}")
        yield [
            kind,
            f"`{pattern}`",
            f"{median(answered.taken):.1f}",
            f"{answered.computed:.1f}",
            str(answered.queries),
            f"{answered.bytes / 1000:.0f}{' (!)' * (answered.bytes > MOST_BYTES)}",
        ]


def asked(client: Client, address: str, rounds: int) -> Answered:
    client.get(address)
    database, taken = psutil.Process(backend()), []
    before = computed_by(database)
    for _ in range(rounds):
        start = time.perf_counter()
        response = client.get(address)
        taken.append((time.perf_counter() - start) * 1000)
    computed = (computed_by(database) - before) * 1000 / rounds
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return Answered(taken, computed, len(captured), len(response.content), response.status_code)


def computed_by(database: psutil.Process) -> float:
    """Seconds of this process and of the one that answers it."""
    return time.process_time() + sum(database.cpu_times()[:2])


def backend() -> int:
    """Its number. The connection stays open between requests, because the client closes none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def subjects() -> dict[str, str]:
    """What fills the braces, as far as the archive has it: of each the busiest, which is the slowest."""
    names = {"word": "党建"}
    for kind in (Organisation, Event, Outlet, Tag):
        row = kind.objects.order_by("-held", "pk").first()
        if row and row.held:
            names[kind.__name__.lower()] = unquote(row.get_absolute_url().split("/")[-2])
            names |= {"body": row.name} if isinstance(row, Organisation) else {}
    [day] = Article.objects.published().to_the_day().newest().values_list("published_first", flat=True)[100:101]
    if day:
        names |= {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
    family = Article.objects.published().exclude(family=None).order_by("family").values_list("family").first()
    printed = Article.objects.published().filter(family=family) if family else Article.objects.published()
    names |= dict(zip(("identifier", "other"), printed.values_list("identifier", flat=True)[:2], strict=False))
    ledger = ledger_of()
    for name, depth in (("slug", 1), ("city", 2)):
        held = ledger.by_region(Region.objects.filter(depth=depth))
        names[name] = Region.objects.get(pk=max(held, key=lambda pk: held[pk])).slug
    return names


_COMPOSED = """
INSERT INTO articles_organisation (slug, name, kind, aliases, status, pinyin, region_id)
SELECT 'm' || n, '第' || n || '服务中心', 'government', '{{}}', 'suggested', 'di4 ' || n, r.id
FROM generate_series(1, {bodies}) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY path) AS at FROM articles_region WHERE depth <= 3) AS r
  ON r.at = 1 + n % (SELECT count(*) FROM articles_region WHERE depth <= 3);
INSERT INTO articles_event (slug, title, kind, date_edtf, date_first, date_last, date_precision, date_basis, region_id)
SELECT substr(md5('event' || a.id), 1, 12), '第' || a.id || '次推进会', '会议', day::text, day, day, 'day', 'stated',
  a.main_region_id
FROM articles_article AS a CROSS JOIN LATERAL (SELECT a.published_first - (a.id % 9)::integer AS day) AS its
WHERE a.published_first IS NOT NULL;
INSERT INTO articles_mention (article_id, event_id, start, "end", surface, status, rule)
SELECT a.id, e.id, 0, least(length(a.text), 40), left(a.text, 40), 'suggested', 'measured'
FROM articles_article AS a JOIN articles_event AS e ON e.slug = substr(md5('event' || a.id), 1, 12);
INSERT INTO articles_mention (article_id, organisation_id, start, "end", surface, status, rule)
SELECT DISTINCT ON (a.id, o.id) a.id, o.id, 2 + n, 6 + n, substr(a.text, 3 + n, 4), 'suggested', 'measured'
FROM articles_article AS a CROSS JOIN generate_series(1, {each}) AS n
JOIN articles_organisation AS o ON o.slug = 'm' || 1 + (a.id * n * n) % (1 + (a.id * 7919 * n) % {bodies});
ANALYZE articles_organisation; ANALYZE articles_event; ANALYZE articles_mention;
"""


def compose_names() -> None:
    """A happening for every dated article, and two of some bodies for each, few of which are in many."""
    if Organisation.objects.exists() or Event.objects.exists():
        raise SystemExit("This archive has bodies or happenings already.")
    with connection.cursor() as cursor:
        cursor.execute(_COMPOSED.format(bodies=_BODIES, each=_A_BODY_EACH))


if __name__ == "__main__":
    main()
