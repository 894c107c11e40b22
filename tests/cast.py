"""The cast of the tests: small rows made by hand, each with what a test needs and nothing else."""

import hashlib
from datetime import date
from itertools import count
from typing import Any

from articles.models import Article, Batch, Mention, Original, Outlet, Region
from articles.reading.record import identifier_of

_numbers = count(1)


def a_batch() -> Batch:
    """The one batch by which the cast came in."""
    return Batch.objects.get_or_create(name="cast")[0]


def an_article(
    title: str = "",
    text: str = "全市基层党建工作推进会召开。",
    *,
    on: date | None = None,
    until: date | None = None,
    outlets: tuple[str, ...] = (),
    regions: tuple[Region, ...] = (),
    **fields: Any,
) -> Article:
    """A published article of one body block; `on` dates it to the day, `until` makes the date an interval.

    The first region is its main region; each region is mentioned in the first characters of the text.
    """
    number = next(_numbers)
    raw = f"{number} {title} {text}".encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    original = Original.objects.create(
        sha256=sha256,
        content=raw,
        size=len(raw),
        file_name=f"{number}.txt",
        encoding="utf-8",
        batch=a_batch(),
    )
    dated = {}
    if on is not None:
        last = until or on
        dated = {
            "published_edtf": on.isoformat() if last == on else f"{on.isoformat()}/{last.isoformat()}",
            "published_first": on,
            "published_last": last,
            "published_precision": "day" if last == on else "interval",
            "published_basis": "stated",
        }
    article = Article.objects.create(
        **{
            "identifier": identifier_of(sha256),
            "original": original,
            "batch": a_batch(),
            "title": title,
            "title_supplied": "" if title else f"[文章{number}]",
            "text": text,
            "blocks": [{"role": "body", "start": 0, "end": len(text)}],
            "script": "hans",
            "rules_version": 0,
            "main_region": regions[0] if regions else None,
            **dated,
            **fields,
        }
    )
    article.outlets.set(Outlet.objects.get_or_create(name=name)[0] for name in outlets)
    for region in regions:
        Mention.objects.create(article=article, start=0, end=2, surface=text[:2], region=region, rule="test")
    return article


def a_region(name: str, kind: str = "county", under: Region | None = None, code: str | None = None) -> Region:
    """A node of the tree, below `under` or at the root."""
    fields = {
        "name": name,
        "kind": kind,
        "code": code,
        "slug": code or f"region-{next(_numbers)}",
        "pinyin": name,
    }
    added: Region = Region.objects.add_child(under, fields) if under else Region.objects.add_root(fields)
    return added
