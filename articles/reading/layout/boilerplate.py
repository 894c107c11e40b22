"""Lines that belong to the page and not to the article: buttons, labels, counters, hotlines."""

import re
from functools import cache

from articles.reading.tables.words import lines

_LONGEST = 200


def is_boilerplate(line: str) -> bool:
    return len(line) <= _LONGEST and _patterns().fullmatch(line) is not None


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lines("boilerplate.txt")), re.IGNORECASE)
