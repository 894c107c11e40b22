"""Markdown as it would be shown: its front matter names the parts, marks of headings, links and emphasis go."""

import re
from collections.abc import Iterable, Iterator

from articles.reading.extracting.page import Page
from articles.reading.extracting.rows import page_of_values, values_of
from articles.reading.record import Refused

_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})")
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}
_FRONT_LINE = re.compile(r"([^\s:=#-][^:=]{0,40}?)\s*[:=]\s*(.*)")
_FRONT_LINES = 100
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"={3,}\s*")
# Rules, underlines of headings, the second line of tables, the targets of links.
_UNSHOWN = re.compile(r"[|:\-*_=\s]+|\[[^\[\]]{1,80}\]:[ \t]+\S.{0,500}")
_OPENING = re.compile(r"[ \t>]*(?:[-*+][ \t]+|(?<=[ \t>]))")
_MARKS = [
    (re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,200}\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,200}\")?\)|\[[^\[\]]{0,80}\])"), r"\1"),
    (re.compile(r"<(?:https?|mailto):[^<>\s]{1,500}>|</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"(?<!\\)(?:\*{2,3}|~~|`+|__)"), ""),
    (re.compile(r"(?<![0-9A-Za-z\s\\])[*_]|(?<!\\)[*_](?![0-9A-Za-z\s])"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
]
_CELLS = re.compile(r"\s*\|\s*")
# Whoever wraps paragraphs wraps them at no less.
_WRAPPED = 30
_SENTENCE_END = tuple("。！？；：…”」）)!?;:")


def page_of_markdown(text: str) -> Page:
    """Title, parts and paragraphs; raises Refused where there is nothing but code or front matter."""
    lines = text.removeprefix("\ufeff").splitlines()
    front, start = _front_matter(lines)
    values = values_of(front)
    headings, paragraphs = _shown(lines[start:])
    if not paragraphs:
        raise Refused("no-text", "The file holds no text beside headings, code and front matter.")
    if not values.get("title") and headings[:1] == paragraphs[:1]:
        values["title"] = headings[0]
    return page_of_values(values, paragraphs)


def _front_matter(lines: list[str]) -> tuple[dict[str, str | list[str]], int]:
    """Names and values between two rules at the top, and the number of the line below them."""
    ends = _FRONT.get(lines[0].strip(), ()) if lines else ()
    last = next((place for place in range(1, min(len(lines), _FRONT_LINES)) if lines[place].strip() in ends), 0)
    front: dict[str, str | list[str]] = {}
    listed: list[str] = []
    for line in lines[1:last]:
        if named := _FRONT_LINE.fullmatch(line.strip()):
            value = named[2].strip().strip("\"'")
            listed = [part.strip().strip("\"'") for part in value[1:-1].split(",")] if value[:1] == "[" else []
            front[named[1]] = value if value and not listed else listed
        elif line.strip().startswith("- "):
            listed.append(line.strip()[2:].strip("\"' "))
    return front, last + 1 if last else 0


def _shown(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The headings, and all that is shown, a paragraph a line."""
    headings: list[str] = []
    shown: list[list[str]] = []
    goes_on = False
    for line in _without_code(lines):
        text = _plain(line)
        is_heading = bool(_HEADING.match(line))
        if _UNDERLINE.fullmatch(line) and shown:
            headings.append("".join(shown[-1]))
        if text and is_heading:
            headings.append(text)
        if text and goes_on and not is_heading and not _OPENING.match(line):
            shown[-1] += [_joint(shown[-1][-1], text), text]
        elif text:
            shown.append([text])
        goes_on = bool(text) and not is_heading and _may_go_on(line)
    return headings, ["".join(paragraph) for paragraph in shown]


def _joint(before: str, after: str) -> str:
    """A space where two words of Latin letters meet."""
    return " " if before[-1].isascii() and after[0].isascii() else ""


def _may_go_on(line: str) -> bool:
    """Whether the next line belongs to the same paragraph: short lines, and whole sentences, were meant to be lines."""
    return len(line) >= _WRAPPED and not line.endswith(("  ", "\\")) and not line.rstrip().endswith(_SENTENCE_END)


def _without_code(lines: Iterable[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[0].strip()[0] == fence):
            fence = "" if fence else mark[0].strip()[0]
            yield ""
        elif not fence:
            yield line


def _plain(line: str) -> str:
    if _UNSHOWN.fullmatch(line):
        return ""
    heading, opening = _HEADING.match(line), _OPENING.match(line)
    text = line[heading.end() :].rstrip(" \t#") if heading else line[opening.end() if opening else 0 :]
    if text.startswith("|"):
        text = _CELLS.sub(" ", text)
    for mark, shown in _MARKS:
        text = mark.sub(shown, text)
    return text.strip()
