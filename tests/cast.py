"""The cast of the tests: small rows made by hand, each with what a test needs and nothing else."""

import hashlib
from datetime import date
from itertools import count
from typing import Any

from articles.models import Article, Batch, Event, Mention, Organisation, Original, Outlet, Region, Repair
from articles.reading.record import identifier_of
from articles.reading.rules import Draft
from articles.reading.script import simplify

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
    print_in(article, *outlets)
    for region in regions:
        Mention.objects.create(article=article, start=0, end=2, surface=text[:2], region=region, rule="test")
    return article


def print_in(article: Article, *names: str) -> None:
    """These outlets instead of those it had, written as programs do it."""
    article.outlets.through.objects.filter(article=article)._raw_delete("default")
    rows = [Outlet.objects.get_or_create(name=name)[0] for name in names]
    article.outlets.through.objects.bulk_create(
        article.outlets.through(article=article, outlet=outlet) for outlet in rows
    )


def a_traditional_article(title: str, text: str, **fields: Any) -> Article:
    """An article whose original is in Traditional characters: its title, and one line of text."""
    printed = f"{title}\n{text}"
    draft = Draft(printed, printed).rewritten_by("script", simplify)
    end = len(title)
    blocks = [
        {"role": "title", "start": 0, "end": end},
        {"role": "body", "start": end + 1, "end": len(printed)},
    ]
    article = an_article(draft.text[:end], draft.text, blocks=blocks, script="hant", **fields)
    Repair.objects.bulk_create(Repair(article=article, **repair._asdict()) for repair in draft.repairs)
    return article


def a_region(
    name: str, kind: str = "county", under: Region | None = None, code: str | None = None, status: str = "confirmed"
) -> Region:
    """A node of the tree, below `under` or at the root."""
    fields = {
        "status": status,
        "name": name,
        "kind": kind,
        "code": code,
        "slug": code or f"region-{next(_numbers)}",
        "pinyin": name,
    }
    added: Region = Region.objects.add_child(under, fields) if under else Region.objects.add_root(fields)
    return added


def an_organisation(name: str, region: Region | None = None, **fields: Any) -> Organisation:
    """A body that no article names yet."""
    return Organisation.objects.create(**{"name": name, "region": region, "pinyin": name, **fields})


def a_happening(title: str, on: date | None = None, **fields: Any) -> Event:
    """An event that no article tells of yet; `on` dates it to the day."""
    dated = {}
    if on is not None:
        dated = {
            "date_edtf": on.isoformat(),
            "date_first": on,
            "date_last": on,
            "date_precision": "day",
            "date_basis": "stated",
        }
    return Event.objects.create(**{"title": title, "kind": "会议", **dated, **fields})


def mention(article: Article, words: str, subject: Region | Organisation | Event, **fields: Any) -> Mention:
    """The first place where the article's text has the words."""
    start = article.text.index(words)
    named = {type(subject).__name__.lower(): subject}
    span = {"start": start, "end": start + len(words), "surface": words}
    return Mention.objects.create(**{"article": article, "rule": "test", **span, **named, **fields})
