"""White space: one kind of line end, no blank lines, nothing at the ends of a line, and plain spaces within.

"甲　乙" keeps its ideographic space, because a source that sets names apart with it means it.
"""

import re
from collections.abc import Iterator

from articles.reading.rules import Edit

_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Listed, because a character is looked up in a list faster than its category.
_WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))
# One run at a time, never "spaces before a line end", which would take quadratic time on a long run of spaces.
_RUN = re.compile(f"[{_WHITE}]+")
_NORMAL = ("\n", " ", "\u3000")
_WITHIN_A_LINE = re.compile("[^ \u3000]")


def normalised(text: str) -> Iterator[Edit]:
    for run in _RUN.finditer(text):
        (start, end), white = run.span(), run[0]
        if start == 0 or end == len(text):
            yield Edit(start, end, "")
        elif white not in _NORMAL:
            yield Edit(start, end, "\n" if _LINE_END.search(white) else _WITHIN_A_LINE.sub(" ", white))
