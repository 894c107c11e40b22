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
        if run.start() == 0 or run.end() == len(text):
            yield Edit(run.start(), run.end(), "")
        elif run[0] in _NORMAL:
            continue
        elif _LINE_END.search(run[0]):
            yield Edit(run.start(), run.end(), "\n")
        else:
            yield Edit(run.start(), run.end(), _WITHIN_A_LINE.sub(" ", run[0]))
