"""Names of outlets in a place where outlets are printed: 湖南日报·新湖南客户端, 星辰在线长沙发布."""

import re
from functools import cache

from articles.reading.tables.words import alternation, words

_LONGEST = 20
_BETWEEN = re.compile(r"[·・、,，/|｜;；\s]+|(?<=[^\d])-(?=[^\d])")


def outlets_in(text: str) -> list[str]:
    """The parts that end as names of outlets do; a part made of several such names is divided."""
    return [outlet for part in _BETWEEN.split(text.strip("【】[]()（） ")) for outlet in _divided(part)]


def outlets_beside(text: str) -> tuple[str, ...]:
    """Those before a role: in 株洲日报·掌上株洲 one is known by its ending, so the other is its companion."""
    parts = [part for part in _BETWEEN.split(text) if part]
    known = [outlets_in(part) for part in parts]
    if not any(known):
        return ()
    return tuple(name for part, found in zip(parts, known, strict=True) for name in found or [part])


def _divided(part: str) -> list[str]:
    if len(part) > _LONGEST:
        return []
    outlets = _outlet().findall(part)
    if "".join(outlets) == part:
        return outlets
    return [part] if outlets and part.endswith(outlets[-1]) else []


@cache
def _outlet() -> re.Pattern[str]:
    """Two characters or more up to the first ending."""
    return re.compile(f"[^\\W_]{{2,}}?(?:{alternation(words('outlet_endings.txt'))})")
