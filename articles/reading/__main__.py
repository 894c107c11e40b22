"""Read files and print what each stage of reading made of them: python -m articles.reading [--json | --all] FILE…"""

import argparse
import json
import signal
import sys
from pathlib import Path

from articles.reading.finding.gazetteer import Gazetteer
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
            print(_as_line(record) if options.json else "\n".join(stages(record, None if options.all else _SHOWN)))
    return status


def _sentence(fault: OSError | Refused) -> str:
    return fault.reason if isinstance(fault, Refused) else f"The file cannot be read: {fault.strerror}."


def _as_line(record: Record) -> str:
    return json.dumps(record.as_json(), ensure_ascii=False)


if __name__ == "__main__":
    # Who closes a pager or reads no further than `head` wants no traceback.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
