"""What each stage of reading saw and changed, as lines for somebody who wants to know why."""

from collections.abc import Iterator
from itertools import groupby

from articles.reading.record import Credit, Record, Repair
from articles.reading.rules import RULES_VERSION, undo

_AROUND = 6


def stages(record: Record, shown: int | None = None) -> Iterator[str]:
    """Of each kind of repair at most `shown` changes, without a number all."""
    original = undo(record.text, record.repairs)
    yield f"=== {record.source.name}  {record.identifier}  (rules {RULES_VERSION})"
    yield f"decode   {record.source.media_type}, {record.source.encoding}, {len(original):,} characters"
    yield from _repairs(original, record.repairs, shown)
    yield from (f"problem  {problem}" for problem in record.problems)
    yield f"script   {record.script}"
    yield from _layout(record)
    yield f"date     {record.published.edtf or '-'} ({record.published.basis})"
    yield from (f"         because {sentence}" for sentence in record.published.evidence)
    for region in record.regions:
        mark = "*" if region.key == record.main_region_key else " "
        yield f"region {mark} {region.name} {region.code or '-'} × {len(region.mentions)}"
    for body in record.organisations:
        yield f"body     {body.name} ({body.kind}, {body.region or '-'}) × {len(body.mentions)}"
    for event in record.events:
        yield f"event    {event.edtf} {event.kind}: {event.title}"


def _repairs(original: str, repairs: tuple[Repair, ...], shown: int | None) -> Iterator[str]:
    for kind, changes in groupby(sorted(repairs, key=_kind), _kind):
        listed = list(changes)
        yield f"repair   {kind} × {len(listed)}"
        yield from (f"         {_in_context(original, repair)}" for repair in listed[:shown])
        if shown is not None and len(listed) > shown:
            yield f"         … and {len(listed) - shown} more"


def _kind(repair: Repair) -> str:
    return repair.kind


def _in_context(original: str, repair: Repair) -> str:
    """…湖南長[(zhǎng) → ]沙的志愿者…, line ends as they are written in code."""
    before = original[max(repair.start - _AROUND, 0) : repair.start]
    after = original[repair.end : repair.end + _AROUND]
    return f"…{before}[{repair.before} → {repair.after}]{after}…".replace("\r", "\\r").replace("\n", "\\n")


def _layout(record: Record) -> Iterator[str]:
    yield f"title    {record.title or record.title_supplied}"
    yield f"outlets  {'、'.join(record.outlets) or '-'}"
    yield f"credits  {'、'.join(map(_credit, record.credits)) or '-'}"
    yield from (f"{block.role:<12} {record.text[block.start : block.end]}" for block in record.blocks)


def _credit(credit: Credit) -> str:
    return f"{credit.role} {credit.name}" if credit.role else credit.name
