"""From what a reader typed to signs: words, phrases, and the marks between them.

Most marks mean something only where nobody would write them in a text: a bracket opens a group only at the beginning of
a word, so that 条例（试行） stays a word; a minus excludes only there; a colon names a field only behind its name.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from articles.reading.script import simplify
from search.query.tree import ANY, PAIRS, Field
from search.words.pieces import as_a_piece

FIELDS: dict[str, Field] = {
    **dict.fromkeys(("标题", "title"), "title"),
    **dict.fromkeys(("机构", "组织", "organisation", "organization"), "organisation"),
    **dict.fromkeys(("媒体", "来源", "outlet", "source"), "outlet"),
    **dict.fromkeys(("作者", "记者", "author"), "author"),
    **dict.fromkeys(("标签", "主题", "tag"), "tag"),
}
"""What a reader may call them, folded."""


class Kind(Enum):
    """Of a sign."""

    WORD = "word"
    PHRASE = "phrase"
    NEAR = "near"
    FIELD = "field"
    NOT = "not"
    OR = "or"
    OPEN = "open"
    CLOSE = "close"
    STRAY = "stray"
    """A quotation mark without a partner."""


class Sign(NamedTuple):
    """`text` is folded as a piece of a text; of a phrase what stands between the marks, of a field its name."""

    kind: Kind
    text: str = ""
    distance: int = 0


_MARKS = "".join(PAIRS)
_PHRASE = "|".join(f"{pair[0]}[^{pair[1]}]*{pair[1]}" for pair in PAIRS)
_BEGINS = rf"(?<![^\s():|*{_MARKS}-])"
_ENDS = r"(?![^\s)])"
_NAMES = "|".join(sorted(FIELDS, key=len, reverse=True))
_SIGN = re.compile(
    rf"""
    (?P<or>\|\|?|(?<![^\s)])(?:OR|或者?){_ENDS})
  | (?P<and>(?<![^\s)])(?:AND|&&?|并且){_ENDS})
  | (?P<not>{_BEGINS}(?:-|NOT[ ]+)(?=[^\s)-]))
  | (?P<field>{_BEGINS}(?i:{_NAMES}):(?=[^\s)]))
  | (?P<open>{_BEGINS}\()
  | (?P<close>\))
  | (?P<phrase>{_PHRASE})(?:~(?P<distance>\d+){_ENDS})?
  | (?P<stray>[{_MARKS}])
  | (?P<word>(?:\([^\s(){_MARKS}*|]*\)|[^\s(){_MARKS}*|])+)
    """,
    re.VERBOSE,
)
_WIDE = str.maketrans({"（": "(", "）": ")", "：": ":", "－": "-", "｜": "|", "＂": '"', "～": "~", "＊": "*"})
"""Marks as a Chinese keyboard gives them. Not ？, which people type at the end of a question."""
_UNSEEN = {"Cc", "Cf", "Cs"}
"""Unicode's control, format and surrogate characters: nobody means them, and PostgreSQL takes no NUL."""


def signs(typed: str) -> Iterator[Sign]:
    """What was typed, from left to right; any string has signs. White space and * only part words, as AND does."""
    for found in _SIGN.finditer(as_a_piece(_seen(typed), simplify)):
        kind, text = str(found.lastgroup), found[0]
        match kind:
            case "phrase" | "distance":
                distance, inside = found["distance"], as_a_piece(found["phrase"][1:-1].strip())
                if inside:
                    yield Sign(Kind.NEAR, inside, int(distance)) if distance else Sign(Kind.PHRASE, inside)
            case "word":
                yield Sign(Kind.WORD, as_a_piece(text if set(text) == {"?"} else text.replace("?", ANY)))
            case "field":
                yield Sign(Kind.FIELD, FIELDS[text[:-1].lower()])
            case "and":
                pass
            case _:
                yield Sign(Kind(kind))


def words(typed: str) -> Iterator[Sign]:
    """The same of nothing but marks, none of which is meant as one: what spaces, quotation marks and brackets part."""
    for word in re.split(rf"[\s{_MARKS}()*|]+", _seen(typed)):
        if word:
            yield Sign(Kind.WORD, as_a_piece(word))


def _seen(text: str) -> str:
    spaced = (" " if character.isspace() else character for character in text.translate(_WIDE))
    return "".join(c for c in spaced if c != ANY and unicodedata.category(c) not in _UNSEEN)
