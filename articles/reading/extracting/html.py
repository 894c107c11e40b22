"""A page of the web: what it shows of its one article counts, and its metadata only where it shows nothing."""

import logging
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG, Document

from articles.reading.extracting.html_facts import SOURCES, WRITERS, facts_in
from articles.reading.extracting.html_lines import ShownLine, parsed, shown_lines
from articles.reading.extracting.html_metadata import LIBRARY_FAULTS, Metadata, metadata_of
from articles.reading.extracting.html_title import title_line, title_without_site
from articles.reading.extracting.page import Page
from articles.reading.record import Refused

# What it cannot make out, the refusal says; and no log holds what an article says.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
# Chinese says in a hundred characters what the library's languages say in 250.
_CONFIG = deepcopy(DEFAULT_CONFIG)
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")

_MOST_CHARACTERS = 1_000_000
# Shorter lines may stand on the page twice, in the article and in a menu.
_TELLING = 15
_SHINGLE = 8
_SPACE = re.compile(r"\s+")
_CLAUSE = re.compile("[，。：；！？,:;)）]")
_FURNITURE = re.compile(
    "(?:上一篇|下一篇|上一条|下一条|相关(?:阅读|新闻|链接|文章)|推荐阅读|延伸阅读|版权(?:所有|声明)|免责声明|copyright|©)"
    "|.{0,80}(?:ICP备|公网安备|版权所有)",
    re.IGNORECASE,
)
_NEAR = 15
_DASHES = ("——", "—", "--")


def page_of_html(markup: str) -> Page:
    """Title, facts, paragraphs and editors as shown; raises Refused where the page shows no article."""
    tree, lines = _shown(markup)
    kept = _Kept(tree)
    metadata = metadata_of(tree)
    named = title_line(lines, [metadata.title, tree.xpath("string(//title)")])
    below = 0 if named is None else named + 1
    first, last = _body(lines, kept, below)
    head = lines[below:first][-_NEAR:]
    return Page(
        paragraphs=tuple(line.text for line in lines[first : last + 1] if not line.is_link or kept.has(line)),
        title=title_without_site(metadata.title) if named is None else lines[named].text,
        subtitles=tuple(line.text for line in head if line.text.startswith(_DASHES)),
        about=tuple(_about(head, metadata)),
        foot=tuple(_foot(lines[last + 1 : last + 1 + _NEAR])),
    )


def _shown(markup: str) -> tuple[Any, list[ShownLine]]:
    tree = parsed(markup)
    if tree is None:
        raise Refused("no-text", "The page is empty.")
    lines = shown_lines(tree)
    if sum(len(line.text) for line in lines) > _MOST_CHARACTERS:
        raise Refused("too-large", f"The page shows more than {_MOST_CHARACTERS:,} characters: no article does.")
    return tree, lines


class _Kept:
    """What the library takes for the article; it breaks lines in its own way, so it is asked by their ends."""

    def __init__(self, tree: Any) -> None:
        text = _text_by_library(tree)
        self.lines = {_key(line) for line in text.split("\n")}
        key = _key(text)
        self.shingles = {key[start : start + _SHINGLE] for start in range(len(key) - _SHINGLE + 1)}

    def has(self, line: ShownLine) -> bool:
        key = _key(line.text)
        return key in self.lines or (key[:_SHINGLE] in self.shingles and key[-_SHINGLE:] in self.shingles)


def _text_by_library(tree: Any) -> str:
    """Empty where it finds none or fails: what it says is an opinion on lines that are there anyway."""
    try:
        document = bare_extraction(tree, fast=False, include_comments=False, include_tables=True, config=_CONFIG)
    except LIBRARY_FAULTS:
        return ""
    return (document.text if isinstance(document, Document) else "") or ""


def _key(text: str) -> str:
    return _SPACE.sub("", text)


def _body(lines: Sequence[ShownLine], kept: _Kept, start: int) -> tuple[int, int]:
    """The first and last line of the article below its title: what the library keeps, else what reads as prose."""
    own = [place for place in range(start, len(lines)) if _is_long(lines[place]) and lines[place].linked < 1 / 2]
    places = [place for place in own if kept.has(lines[place]) and not any(facts_in(lines[place].pieces))]
    places = places or [place for place in own if _CLAUSE.search(lines[place].text)]
    if not places or _is_list(lines[places[0] : places[-1] + 1]):
        raise Refused("no-text", "The page shows no text of an article.")
    first, last = places[0], places[-1]
    while first > start and _may_open(lines[first - 1], kept):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].linked < 1 / 2 and kept.has(lines[last + 1]):
        last += 1
    while last > first and (_FURNITURE.match(lines[last].text) or _heads_links(lines, last)):
        last -= 1
    return first, last


def _is_long(line: ShownLine) -> bool:
    return len(line.text) >= _TELLING


def _is_list(lines: Sequence[ShownLine]) -> bool:
    """Whether there are as many links as lines of text."""
    return 2 * sum(_is_long(line) and line.linked > 1 / 2 for line in lines) >= sum(map(_is_long, lines))


def _heads_links(lines: Sequence[ShownLine], place: int) -> bool:
    """Whether the line is the short heading of a list of links: 热门, 相关."""
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    is_heading = not (_is_long(line) or _CLAUSE.search(line.text) or any(facts_in(line.pieces)))
    return is_heading and below is not None and below.is_link


def _may_open(line: ShownLine, kept: _Kept) -> bool:
    """Whether a line just above the text belongs to it: a lead or a heading; names put side by side are of the page."""
    is_text = _is_long(line) or (len(line.pieces) == 1 and kept.has(line))
    return is_text and line.linked < 1 / 2 and not any(facts_in(line.pieces))


def _about(head: Sequence[ShownLine], metadata: Metadata) -> Iterator[str]:
    """When, whence and by whom: one fact a line, what is shown before what is said elsewhere."""
    shown = list(dict.fromkeys(fact for line in head for fact in facts_in(line.pieces)))
    if not any(fact[0].isdecimal() for fact in shown):
        yield metadata.date
    yield from shown
    if metadata.site and not any(fact.startswith(SOURCES) for fact in shown):
        yield f"来源:{metadata.site}"
    if metadata.author and not any(fact.startswith(WRITERS) for fact in shown):
        yield f"作者:{metadata.author}"


def _foot(below: Sequence[ShownLine]) -> Iterator[str]:
    """Who answers for the page, as far as it stands near below the text."""
    for line in below:
        yield from (fact for fact in facts_in(line.pieces) if not fact[0].isdecimal())
