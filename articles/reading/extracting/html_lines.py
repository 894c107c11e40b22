"""What a browser would show of a page, line by line, in the order of the markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree, html

from articles.reading.record import Refused
from articles.reading.tables.words import words_by_label

# Between two Han characters a line end of the markup is no space, though a browser shows one.
_IN_CHINESE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINK_SHARE = 0.8
_MOST_ELEMENTS = 30_000
# The parser compares every attribute of an element with every other, and pictures may stand in them byte for byte.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{4000,}>")

_UNSEEN = frozenset(words_by_label("html_elements.tsv")["unseen"])
_INLINE = frozenset(words_by_label("html_elements.tsv")["inline"])
_CELLS = frozenset(("td", "th"))
_IN_LINE = _INLINE | _CELLS | {"rt", "rp", "script", "style", "noscript", "template"}
_HEADLINES = frozenset(("h1", "h2"))
_PARSER: Any = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)


class ShownLine(NamedTuple):
    """`pieces`: the texts of its elements, apart; `linked`: the share of it that leads elsewhere; `rank`: 1 of h1."""

    text: str
    pieces: tuple[str, ...]
    linked: float
    rank: int

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it is a link."""
        return self.linked >= _LINK_SHARE


def parsed(markup: str) -> Any:
    """The tree of the page, whatever the markup is; None where it has no element. Raises Refused."""
    try:
        short = _LONG_TAG.sub(r"<\1>", markup)
        tree = html.document_fromstring(short.encode("utf-8", "replace"), parser=_PARSER)
    except (etree.ParserError, ValueError):
        return None
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise Refused("too-large", f"The page has more than {_MOST_ELEMENTS:,} elements: no article has.")
    return tree


def shown_lines(tree: Any) -> list[ShownLine]:
    """Without what is hidden, and without what belongs to the site: navigation, forms, asides."""
    return list(_lines(tree)) if tree is not None else []


@dataclass(slots=True)
class _Line:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    rank: int = 0

    def add(self, text: str | None, *, in_link: bool, rank: int) -> None:
        if text and (text.strip() or self.pieces):
            self.pieces.append(text)
            self.linked += len(text.strip()) if in_link else 0
            self.rank = rank or self.rank

    def shown(self) -> ShownLine | None:
        text = _spaced("".join(self.pieces))
        pieces = tuple(filter(None, map(_spaced, self.pieces)))
        return ShownLine(text, pieces, self.linked / len(text), self.rank) if text else None


def _lines(tree: Any) -> Iterator[ShownLine]:
    line, unseen, links, headlines = _Line(), 0, 0, [0]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        starts = event == "start"
        if tag not in _IN_LINE:
            if shown := line.shown():
                yield shown
            line = _Line()
        elif tag in _CELLS and not unseen:
            line.add(" ", in_link=False, rank=headlines[-1])
        elif tag == "a":
            links += 1 if starts else -1
        if tag in _HEADLINES:
            headlines.append(int(tag[1])) if starts else headlines.pop()
        if starts:
            if unseen or _is_unseen(element):
                unseen += 1
            else:
                line.add(element.text, in_link=links > 0, rank=headlines[-1])
        else:
            unseen -= 1 if unseen else 0
            if not unseen:
                line.add(element.tail, in_link=links > 0, rank=headlines[-1])
    if shown := line.shown():
        yield shown


def _is_unseen(element: Any) -> bool:
    return element.tag in _UNSEEN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", _IN_CHINESE.sub("", text)).strip()
