"""The rules of ARCHITECTURE.md on who may import whom, as a table; each says why it was broken and the way out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.import_breaches import (
    Breach,
    Modules,
    crosses,
    drawers,
    leaves_reading,
    leaves_the_engine,
    meets_another_step,
    names_an_engine,
    rings,
    takes_a_private_name,
    uses_of_private_names,
    where,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`breaches` finds what breaks it; `way_out` tells the person whose import it was what to do instead."""

    name: str
    breaches: Callable[[Modules], Iterable[Breach]]
    way_out: str


RULES = (
    Rule(
        "archive names apps by dotted string",
        where(crosses("archive", "articles", "jobs", "search")),
        'Name it by a string that Django resolves, as in include("articles.urls"), or move the code into the app.',
    ),
    Rule(
        "articles imports neither search nor archive",
        where(crosses("articles", "search", "archive")),
        "What needs both belongs in search, which may import articles; a setting is read from django.conf.",
    ),
    Rule(
        "search does not import archive",
        where(crosses("search", "archive")),
        "What search needs of the wiring it reads from django.conf.settings.",
    ),
    Rule(
        "jobs do not know what the work is",
        where(crosses("jobs", "archive", "articles", "search")),
        "Declare the job where its work is, with jobs.declaring: the queue is handed what it does.",
    ),
    Rule(
        "reading is pure",
        where(leaves_reading),
        "Hand in what reading needs, or do it in articles/importing: no Django, no database, no network. "
        "A library that uses none of them is added to LIBRARIES_OF_READING.",
    ),
    Rule(
        "steps of reading do not know one another",
        where(meets_another_step),
        "Let reader.py (for a repair, repair/chain.py) hand the result over; "
        "what two steps share lies in record.py, rules.py or tables/.",
    ),
    Rule(
        "engines are named only in search",
        where(names_an_engine),
        "Move the code that searches into search/; elsewhere an engine is a string in the settings.",
    ),
    Rule(
        "the engine knows lists, not articles",
        where(leaves_the_engine),
        "Hand in what the engine needs: search/columnar imports Whoosh, numpy and numba; no Django, no rows.",
    ),
    Rule(
        "an index is kept without being asked",
        where(crosses("search.keeping", "search.answering", "search.showing")),
        "What answers stands over what keeps: the engine itself is had from search/engine.py.",
    ),
    Rule(
        "no import inside a function",
        where(lambda each: each.in_function),
        "Import at the top of the file. If that closes a ring, move what both sides need below them.",
    ),
    Rule(
        "no ring of modules",
        rings,
        "Move what both need into a third module below them, or pass it in; for a type alone use TYPE_CHECKING.",
    ),
    Rule(
        "no private name of another module is imported",
        where(takes_a_private_name),
        "Give the name a public life (drop the underscore), or move the code to where the name is.",
    ),
    Rule(
        "no private name of another module is used",
        uses_of_private_names,
        "Call something public of that module, or give the name a public life.",
    ),
    Rule(
        "a module is named for its subject or its verb",
        drawers,
        "Name it for what it is about: decoding, sorting, paging.",
    ),
)


def complaints(rule: Rule, modules: Modules) -> list[str]:
    """One sentence a breach: where, what, which rule, what to do."""
    return [
        f"{modules[breach.module].file}:{breach.line}: {breach.module} {breach.what}, but {rule.name}. {rule.way_out}"
        for breach in rule.breaches(modules)
    ]
