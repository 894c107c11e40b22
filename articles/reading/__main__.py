"""Read files and print what each stage made of them: python -m articles.reading [--json | --all | --explain] FILE…"""

import argparse
import json
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from articles.reading.finding.explaining import explained
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.verdicts import Verdict, nobody
from articles.reading.reader import read
from articles.reading.record import Record, Refused
from articles.reading.stages import stages

_SHOWN = 5


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a file could not be read, after all the others were printed."""
    parser = argparse.ArgumentParser(prog="python -m articles.reading", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="one JSON object a file, one a line")
    how.add_argument("--all", action="store_true", help=f"every change, not the first {_SHOWN} of each kind")
    how.add_argument("--explain", action="store_true", help="why each name was taken for a place or a body, or was not")
    parser.add_argument("--of", default="", metavar="WORDS", help="explain only what overlaps these words")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.from_tables()
    status = 0
    for path in options.files:
        try:
            verdicts: list[Verdict] = []
            record = read(path.read_bytes(), path.name, gazetteer, tell=verdicts.append if options.explain else nobody)
        except (OSError, Refused) as fault:
            print(f"{path}: {_sentence(fault)}", file=sys.stderr)
            status = 1
        else:
            print(*_lines(record, verdicts, options), sep="\n")
    return status


def _lines(record: Record, verdicts: list[Verdict], options: argparse.Namespace) -> Iterable[str]:
    if options.json:
        return [json.dumps(record.as_json(), ensure_ascii=False)]
    if options.explain:
        return explained(record, verdicts, options.of)
    return stages(record, None if options.all else _SHOWN)


def _sentence(fault: OSError | Refused) -> str:
    return fault.reason if isinstance(fault, Refused) else f"The file cannot be read: {fault.strerror}."


if __name__ == "__main__":
    # Who closes a pager or reads no further than `head` wants no traceback.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
