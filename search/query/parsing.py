"""From what a reader typed to a tree. Every string has one: where marks make no sense, what they part is searched.

    党建 引领         both must occur           "党建引领"       exactly this; “ ” 「 」 『 』 《 》 do the same
    党建 -工会        without 工会              党建 OR 工会     one of them; also | and 或
    (党建 OR 工会) 引领                         "党建 引领"~10   both, with ten characters between them at most
    标题:党建         in the title; also 机构: 媒体: 作者: 标签:  党?建           any one character in between
    党建* is 党建, because a string is found whatever stands behind it.

Traditional and Simplified, full and half width, upper and lower case are alike.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from search.query.scanning import Kind, Sign, signs, words
from search.query.tree import ANY, All, Any, Field, Near, Node, Not, Term

LONGEST = 400
"""Characters of a query that are read."""
MOST_TERMS = 32
"""Terms of a query that are read."""
SINGLE = 3
"""Beside a ? every place of a character is looked at, which takes as long as several terms."""
PHRASES = 8
"""Traditional phrases that are looked for as fast as one term: most stand nowhere."""
DEEPEST = 8
"""Brackets within brackets."""
FARTHEST = 9_999
"""Characters between what is near one another."""


_SAID = {Kind.WORD, Kind.PHRASE, Kind.NEAR}
"""Signs that are no marks."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """`notes` tell the reader what was read otherwise than typed."""

    tree: All
    notes: tuple[str, ...] = ()


def read_of(typed: str) -> str:
    """What is read of a query, and of a longer one a single character more, by which that is known."""
    typed = typed.strip()
    return typed[:LONGEST] + typed[LONGEST:].lstrip()[:1]


class _Unclear(ValueError):
    """Marks that make no sense together."""


def parse(typed: str) -> Parsed:
    """Any string gives a tree; never raises. Costs time in proportion to LONGEST at most, however long the string."""
    typed, notes = read_of(typed), []
    if len(typed) > LONGEST:
        notes.append(_("Only the first %(count)d characters were searched for.") % {"count": LONGEST})
    read = list(signs(typed[:LONGEST]))
    if any(sign.kind is Kind.STRAY for sign in read):
        notes.append(_("A quotation mark has no partner: the words were searched for without it."))
    said = [sign for sign in read if sign.kind in _SAID]
    try:
        # Who types 或 and nothing else means no alternative.
        node = _Reading(sign for sign in read if sign.kind is not Kind.STRAY).whole() if said else _plain(typed)
    except _Unclear:
        notes.append(_("The brackets and operators make no sense together: the words were searched for without them."))
        node = _Reading(said).whole()
    if any(sign.distance > FARTHEST for sign in read):
        notes.append(_("“~” reaches over %(count)d characters at most.") % {"count": FARTHEST})
    terms = _Budget(MOST_TERMS)
    tree = terms.spent_on(node)
    if terms.exceeded:
        notes.append(_("Only the first %(count)d terms were searched for.") % {"count": terms.kept})
    asked = tree if isinstance(tree, All) else All((tree,) if tree else ())
    if typed and asked == All():
        notes.append(_("Nothing in this can be searched for, so it was left out."))
    return Parsed(asked, tuple(notes))


def _plain(typed: str) -> Node:
    return _Reading(words(typed[:LONGEST])).whole()


class _Reading:
    """Goes through signs once: alternatives, of parts, each of which may be a group of alternatives."""

    def __init__(self, read: Iterable[Sign]) -> None:
        self._signs: Iterator[Sign] = iter(read)
        self._next = next(self._signs, None)

    def whole(self) -> Node:
        """Raises _Unclear."""
        node = self._alternatives(0)
        if self._next:
            raise _Unclear
        return node

    def _take(self) -> Sign:
        taken, self._next = self._next, next(self._signs, None)
        if taken is None:
            raise _Unclear
        return taken

    def _is(self, *kinds: Kind) -> bool:
        return self._next is not None and self._next.kind in kinds

    def _alternatives(self, depth: int) -> Node:
        found = [self._together(depth)]
        while self._is(Kind.OR):
            self._take()
            found.append(self._together(depth))
        if len(found) > 1 and All() in found:
            raise _Unclear
        return found[0] if len(found) == 1 else Any(tuple(_single(node) for node in found))

    def _together(self, depth: int) -> Node:
        parts = []
        while self._next and not self._is(Kind.OR, Kind.CLOSE):
            parts.append(self._part(depth))
        return All(tuple(parts))

    def _part(self, depth: int) -> Node:
        sign = self._take()
        match sign.kind:
            case Kind.NOT:
                return _not(self._part(depth))
            case Kind.FIELD:
                return _within(sign.text, self._part(depth))  # type: ignore[arg-type]
            case Kind.OPEN:
                return self._group(depth + 1)
            case Kind.NEAR:
                return _near(sign)
            case Kind.WORD | Kind.PHRASE:
                return Term(sign.text, quoted=sign.kind is Kind.PHRASE)
        raise _Unclear

    def _group(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise _Unclear
        inside = self._alternatives(depth)
        if self._take().kind is not Kind.CLOSE or inside == All():
            raise _Unclear
        return _single(inside)


def _not(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def _single(node: Node) -> Node:
    """What brackets hold, without them where it is one thing."""
    return node.parts[0] if isinstance(node, All) and len(node.parts) == 1 else node


def _near(sign: Sign) -> Node:
    terms = tuple(dict.fromkeys(map(Term, sign.text.split())))
    return Near(terms, min(sign.distance, FARTHEST)) if len(terms) > 1 else Term(sign.text, quoted=True)


def _within(field: Field, node: Node) -> Node:
    """The same asked of one field. What is near something stands in the text: a field is no place for it."""
    match node:
        case Term():
            return node if node.field else replace(node, field=field)
        case Not(part):
            return Not(_within(field, part))
        case All(parts):
            return All(tuple(_within(field, part) for part in parts))
        case Any(parts):
            return Any(tuple(_within(field, part) for part in parts))
    raise _Unclear


def _cost(term: Term) -> int:
    """As many terms as strings that it is made of, those of one character SINGLE times, and as it may be a piece of
    PHRASES; these alone never make a term too much to be looked for.
    """
    first, *others = term.text.split(ANY)
    strings = sum(SINGLE if len(text) == 1 else 1 for text in (first, *others) if text) if others else 1
    return max(strings, min(MOST_TERMS, strings * (1 + len(term.wholes) // PHRASES)))


class _Budget:
    """Keeps the first so many terms of a tree. Some cost as much as several."""

    def __init__(self, terms: int) -> None:
        self._left = terms
        self.kept, self.exceeded = 0, False

    def spent_on(self, node: Node) -> Node | None:
        """None where nothing is left for it."""
        match node:
            case Term():
                return node if self._spend([node]) else None
            case Near(terms):
                return node if self._spend(terms) else None
            case Not(part):
                kept = self.spent_on(part)
                return Not(kept) if kept else None
            case All(parts):
                return self._several(All, parts) or (node if node == All() else None)
            case Any(parts):
                return self._several(Any, parts)

    def _spend(self, terms: Collection[Term]) -> bool:
        self._left -= sum(map(_cost, terms))
        self.exceeded |= self._left < 0
        self.kept += 0 if self.exceeded else len(terms)
        return self._left >= 0

    def _several(self, kind: Callable[[tuple[Node, ...]], All | Any], parts: tuple[Node, ...]) -> All | Any | None:
        kept = tuple(kept for part in parts if (kept := self.spent_on(part)))
        return kind(kept) if kept else None
