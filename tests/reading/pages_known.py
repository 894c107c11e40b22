"""Writes down which aspects of which page the reader gets wrong today: python -m tests.reading.pages_known [-v].

Whoever mends the reader runs it before landing and commits the file: it should only ever get shorter.
With -v it prints every fault.
"""

import json
import sys

from tests.reading.judges import ASPECTS
from tests.reading.pages import KNOWN_FAILURES, faults, known_failures, pages


def main(verbose: bool) -> None:
    known = known_failures() if KNOWN_FAILURES.exists() else {}
    found = {page: {aspect: faults(page, aspect) for aspect in ASPECTS} for page in pages()}
    failing = {page: [aspect for aspect in ASPECTS if found[page][aspect]] for page in found}
    lines = (f"  {json.dumps(page)}: {json.dumps(aspects)}" for page, aspects in failing.items() if aspects)
    KNOWN_FAILURES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for page, aspects in failing.items():
        for aspect in aspects:
            new = "" if aspect in known.get(page, []) else " (not known before)"
            print(f"{page} {aspect}{new}", *(found[page][aspect] if verbose else ()), sep="\n    ")
    print(f"{sum(map(len, failing.values()))} of {len(failing) * len(ASPECTS)} fail.")


if __name__ == "__main__":
    main("-v" in sys.argv[1:])
