"""From what a reader typed to a tree. Every string has one: what cannot be understood is searched as it stands.

    党建 引领        both must occur          "党建引领"   exactly this; “ ” 「 」 『 』 《 》 do the same
    党建 -工会       without 工会             -"红色工会"   without exactly this

Traditional and Simplified, full and half width, upper and lower case are alike.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.reading.script import fold
from search.query.tree import All, Node, Not, Term

LONGEST = 400
"""Characters of a query that are read."""
MOST_TERMS = 32
"""Terms of a query that are read."""

_PAIRS = ('""', "“”", "「」", "『』", "《》")
_PHRASE = "|".join(f"{pair[0]}[^{pair[1]}]*{pair[1]}" for pair in _PAIRS)
_MARKS = "".join(_PAIRS)
_PIECE = re.compile(rf"(?P<minus>(?<!\S)-)?(?:(?P<phrase>{_PHRASE})|(?P<plain>[^\s{_MARKS}]+)|[{_MARKS}])")
_UNSEEN = {"Cc", "Cf", "Cs"}
"""Unicode's control, format and surrogate characters: nobody means them, and PostgreSQL takes no NUL."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """`notes` tell the reader what was read otherwise than typed."""

    tree: All
    notes: tuple[str, ...] = ()


def parse(typed: str) -> Parsed:
    """Any string gives a tree; never raises. Costs time in proportion to LONGEST at most, however long the string."""
    typed = typed.strip()
    notes = []
    if len(typed) > LONGEST:
        notes.append(_("Only the first %(count)d characters were searched for.") % {"count": LONGEST})
    nodes, unpaired = _read(_seen(fold(typed[:LONGEST])))
    if unpaired:
        notes.append(_("A quotation mark has no partner: the words were searched for without it."))
    if len(nodes) > MOST_TERMS:
        notes.append(_("Only the first %(count)d terms were searched for.") % {"count": MOST_TERMS})
    return Parsed(All(tuple(nodes[:MOST_TERMS])), tuple(notes))


def _seen(text: str) -> str:
    spaced = (" " if character.isspace() else character for character in text)
    return "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)


def _read(text: str) -> tuple[list[Node], bool]:
    nodes: list[Node] = []
    unpaired = False
    for piece in _PIECE.finditer(text):
        quoted = piece["phrase"] is not None
        words = piece["phrase"][1:-1].strip() if quoted else piece["plain"]
        if words:
            term = Term(words, quoted)
            nodes.append(Not(term) if piece["minus"] else term)
        unpaired |= words is None
    return nodes, unpaired
