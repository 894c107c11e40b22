"""Which of several lines that could each be the headline is it: by their build and by the words of the text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.reading.layout.headline import are_one_title
from articles.reading.layout.lines import Line

# So many pairs of characters in common with the text, or more.
RELATED = 2
_MOST_OF_THE_BODY, _MOST_LINES_OF_THE_BODY = 1500, 8
# Who said so stands above what was said.
_TELLING = ("强调", "指出", "要求", "表示", "提出")
_HALVES = re.compile(r"([\u3400-\u9fff“”]{3,12})[\s，,]([\u3400-\u9fff“”]{3,12})")
_HAN_PAIR = re.compile("[\u3400-\u9fff]{2}")


def title_of(texts: list[str], opening: str) -> str | None:
    """Which of several lines is the title: two halves, in the words of the text, the shorter; None for a couplet."""
    if any(are_one_title(first, second) for first, second in pairwise(texts)):
        return None
    for first, second in pairwise(texts):
        if first.endswith(_TELLING):
            return second
    halves = [text for text in texts if _is_in_halves(text)]
    if len(halves) == 1:
        return halves[0]
    shared = {text: shared_pairs(text, opening) for text in texts}
    least = max(RELATED, max(shared.values()) / 2)
    related = [text for text in texts if shared[text] >= least] or texts
    return min(related, key=len)


def _is_in_halves(text: str) -> bool:
    halves = _HALVES.fullmatch(text)
    return halves is not None and len(halves[1]) == len(halves[2])


def opening_of(lines: Sequence[Line], first: int) -> str:
    return "".join(line.text[:_MOST_OF_THE_BODY] for line in lines[first : first + _MOST_LINES_OF_THE_BODY])[
        :_MOST_OF_THE_BODY
    ]


def shared_pairs(text: str, opening: str) -> int:
    """How many pairs of characters the text has in common with the body."""
    return sum(pair in opening for pair in map("".join, pairwise(text)) if _HAN_PAIR.match(pair))
