"""Takes what the reader gets right by now out of the known failures: python -m tests.reading.pages_known [-v] [--add].

Whoever mends the reader runs it before landing and commits the file, which should only get shorter: what fails and was
not known is printed, and written down only with --add (for new pages). With -v every fault is printed.
"""

import json
import sys

from tests.reading.judges import ASPECTS
from tests.reading.pages import KNOWN_FAILURES, faults, known_failures, pages


def main(options: list[str]) -> int:
    """The number of faults that are new and were not written down."""
    known = known_failures() if KNOWN_FAILURES.exists() else {}
    kept: dict[str, list[str]] = {}
    new = 0
    for page, aspect in [(page, aspect) for page in pages() for aspect in ASPECTS]:
        found = faults(page, aspect)
        is_new = bool(found) and aspect not in known.get(page, [])
        if found and ("--add" in options or not is_new):
            kept.setdefault(page, []).append(aspect)
        elif found:
            new += 1
        if found and ("-v" in options or is_new):
            print(f"{page} {aspect}{' (new)' if is_new else ''}", *found, sep="\n    ")
    lines = [f"  {json.dumps(page)}: {json.dumps(aspects)}" for page, aspects in kept.items()]
    KNOWN_FAILURES.write_text("\n".join(["{", ",\n".join(lines), "}", ""]), encoding="utf-8")
    print(f"{sum(map(len, kept.values()))} known failures in {len(pages())} pages, {new} new ones.")
    return new


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
