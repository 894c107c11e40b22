"""Read files and print what reading made of them: python -m articles.reading [--json] FILE…"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Credit, Record, Refused
from articles.reading.rules import RULES_VERSION

_SHOWN = 5


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a file could not be read, after all the others were printed."""
    parser = argparse.ArgumentParser(prog="python -m articles.reading", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a file, one a line")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.from_tables()
    status = 0
    for path in options.files:
        try:
            record = read(path.read_bytes(), path.name, gazetteer)
        except (OSError, Refused) as fault:
            print(f"{path}: {_sentence(fault)}", file=sys.stderr)
            status = 1
        else:
            print(_as_line(record) if options.json else "\n".join(_stages(record)))
    return status


def _sentence(fault: OSError | Refused) -> str:
    return fault.reason if isinstance(fault, Refused) else f"The file cannot be read: {fault.strerror}."


def _as_line(record: Record) -> str:
    return json.dumps(record.as_json(), ensure_ascii=False)


def _stages(record: Record) -> Iterator[str]:
    """What each stage saw and changed, for reading."""
    yield f"=== {record.source.name}  {record.identifier}  (rules {RULES_VERSION})"
    yield f"decode   {record.source.encoding}"
    for kind, count in Counter(repair.kind for repair in record.repairs).most_common():
        yield f"repair   {kind} × {count}: {_examples(record, kind)}"
    yield from (f"problem  {problem}" for problem in record.problems)
    yield f"script   {record.script}"
    yield f"title    {record.title or record.title_supplied}"
    yield f"outlets  {'、'.join(record.outlets) or '-'}"
    yield f"credits  {'、'.join(_credit(credit) for credit in record.credits) or '-'}"
    yield f"date     {record.published.edtf or '-'} ({record.published.basis})"
    yield from (f"{block.role:<12} {record.text[block.start : block.end]}" for block in record.blocks)
    for region in record.regions:
        mark = "*" if region.key == record.main_region_key else " "
        yield f"region {mark} {region.name} {region.code or '-'} × {len(region.mentions)}"


def _credit(credit: Credit) -> str:
    return f"{credit.role} {credit.name}" if credit.role else credit.name


def _examples(record: Record, kind: str) -> str:
    repairs = [repair for repair in record.repairs if repair.kind == kind]
    shown = "  ".join(f"{repair.before!r} → {repair.after!r}" for repair in repairs[:_SHOWN])
    return shown + (" …" if len(repairs) > _SHOWN else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
