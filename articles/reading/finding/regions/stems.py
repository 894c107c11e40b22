"""Where the name of a village or a town begins, of which only the end is known: 走进伞铺|村, 在金龙|社区."""

from functools import cache
from typing import NamedTuple

from articles.reading.tables.lexicon import simplified_words, word_bits
from articles.reading.tables.words import words, words_by_label

# Behind the place above it a name may be longer than in the open: 沙德格苏木呼和温都尔嘎查.
_LONGEST_BESIDE, _LONGEST, _LONGEST_WORD = 5, 3, 4
# A word below so many bits is in everybody's mouth, and begins a name only where it is nearly all of it: 平安街.
_COMMON, _UNKNOWN = 17.5, 20.0
_NEVER_IN_NAMES = frozenset("的在了着过与及等个各每全该把将被给就都也又还这那我你他她它其至到从由以地得所")
# These end no name, unless it stands behind the place above it: 人员进村, 互嵌式社区, 石栏三镇.
_NEVER_AT_THE_END = frozenset(
    "两二三四五六七八九十进离闭分开通出包强小返回下还入驻建办式型化送整故家异侨带兴护治到是有古"
)
_OFTEN_IN_NAMES = frozenset("新同")


class Stem(NamedTuple):
    """`sure`: no everyday word, or right behind the place above it."""

    start: int
    sure: bool


def stem_of(text: str, floor: int, end: int) -> Stem | None:
    """The name that ends before text[end] and begins not before `floor`, where a place ends (0: none does); None where
    no name stands there. Right behind a place more is a name than in the open.
    """
    first = max(floor, end - _LONGEST_BESIDE - _LONGEST_WORD)
    run = _han_before(text, first, end)
    if run == end:
        return None
    split = _split(text[run:end])
    stem = _last_of(split, run == floor)
    if run == floor and len(stem) < len(split):
        # What does not reach back to the place stands in the open: 街道|新城|社区|和|老城.
        stem = _last_of(split, False)
    begins = end - sum(map(len, stem))
    beside = begins == floor > 0
    return Stem(begins, beside or not _is_common(text[begins:end])) if _is_name(stem, beside) else None


def _last_of(split: list[str], beside: bool) -> list[str]:
    """The words at the end that may be one name."""
    kept = 0
    for index in range(len(split), 0, -1):
        if _stops(split[index - 1], kept, beside):
            return split[index:]
        kept += len(split[index - 1])
    return split


def _stops(word: str, kept: int, beside: bool) -> bool:
    """Whether the name begins behind the word. Most names have two characters, which may be words too: 新龙, 向阳."""
    if beside and len(word) == 1:
        return word in _NEVER_IN_NAMES
    if word in words("before_villages.txt"):
        return not (kept and word in _OFTEN_IN_NAMES)
    if len(word) > 1 and word[-1] in "着了":
        # 拴着 of 拴着村党支部的旗杆.
        return True
    return len(word) > 3 or (kept >= 2 and len(word) > 1 and _is_common(word))


def _is_name(stem: list[str], beside: bool) -> bool:
    """`stem`: its words; `beside`: right behind the place above it."""
    name = "".join(stem)
    if not name or name in words("not_villages.txt") or any(map(_is_border, stem)):
        return False
    if beside:
        is_phrase = len(name) > 3 and all(len(word) > 1 and _is_common(word) for word in stem)
        return len(name) <= _LONGEST_BESIDE and not is_phrase
    return 1 < len(name) <= _LONGEST and stem[-1] not in _NEVER_AT_THE_END and not name.endswith(_sorts())


def _is_border(word: str) -> bool:
    """完善 of 要完善社区服务, 一名 of 一名村干部. Villages may be called 丰收."""
    is_border = len(word) > 1 and word in words("name_borders.txt")
    return is_border and word not in words_by_label("borders_in_names.tsv")["village"]


@cache
def _sorts() -> tuple[str, ...]:
    return tuple(word for word in words("not_villages.txt") if len(word) > 1)


def _is_common(word: str) -> bool:
    return (word_bits(word) or _UNKNOWN) < _COMMON


def _han_before(text: str, first: int, end: int) -> int:
    start = end
    while start > first and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    return start


def _split(run: str) -> list[str]:
    """The words that make the run likeliest."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    bits = simplified_words()
    for end in range(1, len(run) + 1):
        least = best[-1][0] + bits.get(run[end - 1], _UNKNOWN), end - 1
        for start in range(max(end - _LONGEST_WORD, 0), end - 1):
            word = bits.get(run[start:end])
            if word is not None and best[start][0] + word < least[0]:
                least = best[start][0] + word, start
        best.append(least)
    found, end = [], len(run)
    while end:
        start = best[end][1]
        found.append(run[start:end])
        end = start
    return found[::-1]
