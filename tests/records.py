"""Records with findings made by hand, so that rows can be tested whatever the rules find in a text."""

from dataclasses import replace
from datetime import date
from typing import Any

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import EventFound, Mentioned, OrganisationFound, Record, RegionFound

NOWHERE = Gazetteer([])


def a_record(text: str, **findings: Any) -> Record:
    """What is read of the text, but with these findings and no others."""
    record = read(text.encode(), "a.txt", NOWHERE)
    return replace(record, **({"regions": (), "organisations": (), "events": ()} | findings))


def mentioned(text: str, words: str) -> tuple[Mentioned, ...]:
    start = text.index(words)
    return (Mentioned(start, start + len(words), "test"),)


def a_body(text: str, name: str, kind: str = "enterprise", region: str | None = None) -> OrganisationFound:
    return OrganisationFound(name, kind, None, region, mentioned(text, name))


def a_village(text: str, name: str, parent: str) -> RegionFound:
    return RegionFound(f"{parent}/{name}", name, None, "village", parent, mentioned(text, name))


def an_event(text: str, title: str, day: date = date(2024, 5, 17), **fields: Any) -> EventFound:
    return EventFound(
        **{
            "title": title,
            "kind": "会议",
            "edtf": day.isoformat(),
            "first": day,
            "last": day,
            "precision": "day",
            "basis": "stated",
            "start": text.index(title),
            "end": text.index(title) + len(title),
            "rule": "test",
            "region": None,
            "region_key": None,
            "organisations": (),
            **fields,
        }
    )
