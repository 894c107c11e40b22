"""Mentions drawn from a corpus for a person to judge, and what was judged.

A verdict keeps where a mention stands and what was made of it, never the sentence: the corpus is not ours to print.
"""

import csv
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Record

VERDICTS = Path(__file__).with_name("finding_verdicts.tsv")
REQUIRED = {"region": 0.97, "organisation": 0.85}
AROUND = 25
# So many items are read for a mention of each kind that is asked for: enough that few come from one article.
ITEMS_A_MENTION = 3


class Judged(NamedTuple):
    """`start` and `end` count in the text of `page_of(item)` as it is read; `cause`: one word, of a wrong one."""

    item: str
    start: int
    end: int
    name: str
    kind: str
    verdict: str
    cause: str


class Mention(NamedTuple):
    item: str
    start: int
    end: int
    name: str
    kind: str


def sample(corpus: Path, size: int, seed: int, gazetteer: Gazetteer) -> Iterator[str]:
    """Lines for the screen: item, start, end, name, kind; then what tells namesakes apart, and the words around."""
    chance = random.Random(seed)  # noqa: S311
    items = list(items_of(corpus))
    texts: dict[str, str] = {}
    found: dict[str, list[tuple[Mention, str]]] = {kind: [] for kind in REQUIRED}
    for item in chance.sample(items, min(len(items), size * ITEMS_A_MENTION)):
        record = read(page_of(item), f"{item['id']}.txt", gazetteer)
        texts[item["id"]] = record.text
        for mention, belongs in mentions_of(record, item["id"], gazetteer):
            found[mention.kind].append((mention, belongs))
    for each in found.values():
        for mention, belongs in chance.sample(each, min(len(each), size)):
            yield "\t".join(map(str, (*mention, belongs, in_context(texts[mention.item], mention))))


def items_of(corpus: Path) -> Iterator[dict[str, str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def page_of(item: dict[str, str]) -> bytes:
    return f"{item['title']}\n{item['datetime']} 来源：{item['source']}\n{item['text']}\n".encode()


def mentions_of(record: Record, item: str, gazetteer: Gazetteer) -> Iterator[tuple[Mention, str]]:
    """Those that stand free, with the places above a region, or the kind of a body and its region.

    An outlet in its own article is left out: it stands in every one, and would say nothing about the others.
    """
    for region in record.regions:
        above = "".join(place.name for place in reversed(gazetteer.ancestors(region.key.split("/")[0])))
        for start, end, _ in region.mentions:
            yield Mention(item, start, end, region.name, "region"), above
    for body in (each for each in record.organisations if each.name not in record.outlets):
        for start, end, _ in body.mentions:
            yield Mention(item, start, end, body.name, "organisation"), f"{body.kind} {body.region or ''}"


def in_context(text: str, mention: Mention) -> str:
    before, after = text[max(0, mention.start - AROUND) : mention.start], text[mention.end : mention.end + AROUND]
    return f"{before}【{text[mention.start : mention.end]}】{after}".replace("\n", "¶")


def judged_in(file: Path) -> list[Judged]:
    with file.open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines, delimiter="\t")
        return [Judged(item, int(start), int(end), *rest) for item, start, end, *rest in rows]


def show_verdicts(file: Path, corpus: Path | None, gazetteer: Gazetteer) -> int:
    """The exit status: 1 where a requirement is not met."""
    judged = judged_in(file)
    given = still_given(judged, corpus, gazetteer) if corpus else None
    enough = True
    for kind, required in REQUIRED.items():
        of_kind = [each for each in judged if each.kind == kind]
        print(f"{kind}: {precision_of(of_kind)}; required {required:.2f}")
        print(f"  causes of the wrong ones: {causes_of(of_kind)}")
        if given is not None:
            of_kind = [each for each in of_kind if each in given]
            print(f"  the present rules still give {precision_of(of_kind)}")
        enough &= share_right(of_kind) >= required
    return int(not enough)


def still_given(judged: list[Judged], corpus: Path, gazetteer: Gazetteer) -> set[Judged]:
    items = {each.item for each in judged}
    read_again = (
        mention
        for item in items_of(corpus)
        if item["id"] in items
        for mention, _ in mentions_of(read(page_of(item), f"{item['id']}.txt", gazetteer), item["id"], gazetteer)
    )
    given = set(read_again)
    return {each for each in judged if Mention(*each[:5]) in given}


def share_right(judged: list[Judged]) -> float:
    return sum(each.verdict == "right" for each in judged) / len(judged) if judged else 0.0


def precision_of(judged: list[Judged]) -> str:
    right = sum(each.verdict == "right" for each in judged)
    return f"{right} right of {len(judged)}, precision {share_right(judged):.3f}"


def causes_of(judged: list[Judged]) -> str:
    causes = Counter(each.cause for each in judged if each.verdict != "right")
    return ", ".join(f"{cause} {count}" for cause, count in causes.most_common()) or "none"
