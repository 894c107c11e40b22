"""An article as an object of columns and values: a line of .jsonl, a row of .csv."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from articles.reading.extracting.columns import NO_COLUMNS, columns_of
from articles.reading.extracting.html_lines import parsed, shown_lines
from articles.reading.extracting.page import Page, lines_of
from articles.reading.extracting.printed_dates import printed_date
from articles.reading.record import Refused
from articles.reading.tables.words import alternation, words_by_label

_ROLES = {
    "author": "作者",
    "reporter": "记者",
    "correspondent": "通讯员",
    "editor": "编辑",
    "responsible": "责任编辑",
}
_ABOVE, _BELOW = ("author", "reporter", "correspondent"), ("editor", "responsible")
_HAS_ROLE = re.compile(
    rf"(?:{alternation(words_by_label('roles.tsv')['editors'] + words_by_label('roles.tsv')['writers'])})[\s:：/／]"
)
# Longer ones, or in other letters, are no names of a section that could be printed beside a date.
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,8}")
_MARKUP = re.compile(r"<(?:p|br|div|span|section|img)\b[^<>]{0,500}>", re.IGNORECASE)
_INDENTED = re.compile("\u3000{2,}")


def page_of_row(text: str, columns: Mapping[str, str]) -> Page:
    """The row as it would be printed; raises Refused where it is no object or holds no text."""
    row = _object(text)
    values = values_of(row, columns)
    if not values.get("text"):
        raise Refused("no-text", _without_text(row, columns))
    paragraphs = _paragraphs(values["text"])
    return page_of_values(values, paragraphs)


def page_of_values(values: Mapping[str, str], paragraphs: Iterable[str]) -> Page:
    """A page whose parts are stated by name: title, date, source, author, editor …"""
    above = [_dated(values), _labelled("来源:", values.get("source", "")), *(_credit(part, values) for part in _ABOVE)]
    return Page(
        paragraphs=(_labelled("【摘要】", values.get("abstract", "")), *paragraphs),
        title=values.get("title", ""),
        subtitles=(_labelled("——", values.get("subtitle", "").lstrip("—-")),),
        about=tuple(above),
        foot=tuple(_credit(part, values) for part in _BELOW),
    )


def values_of(row: Mapping[str, Any], stated: Mapping[str, str] = NO_COLUMNS) -> dict[str, str]:
    """Part → what its first column says that says anything."""
    said = {part: (_as_text(row[name]) for name in names) for part, names in columns_of(row, stated).items()}
    return {part: next(filter(None, texts), "") for part, texts in said.items()}


def _object(text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("damaged", "The row is not well-formed JSON.") from error
    if not isinstance(row, dict):
        raise Refused("damaged", "The row is not a JSON object of columns and values.")
    return row


def _as_text(value: object) -> str:
    """Of a list, its parts as lines; of nothing, an object or a truth, nothing."""
    if isinstance(value, list):
        return "\n".join(filter(None, (_as_text(part) for part in value if not isinstance(part, list))))
    is_said = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if is_said else ""


def _without_text(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    if "text" in columns_of(row, columns):
        return "The column of the text is empty."
    return f"No column holds the text; the columns are: {', '.join(list(row)[:20]) or 'none'}."


def _paragraphs(text: str) -> list[str]:
    """Of markup as it is shown; where all stands in one line, its paragraphs are told by their indentation."""
    if _MARKUP.search(text):
        return [line.text for line in shown_lines(parsed(text))]
    lines = lines_of(text)
    return lines if len(lines) > 1 else [part for line in lines for part in _INDENTED.split(line)]


def _dated(values: Mapping[str, str]) -> str:
    date, section = printed_date(values.get("date", "")), values.get("section", "")
    return f"{section} | {date}" if date and _SECTION.fullmatch(section) else date


def _labelled(label: str, value: str) -> str:
    """On one line, for a label names only what stands beside it."""
    return label + " ".join(lines_of(value)) if value else ""


def _credit(part: str, values: Mapping[str, str]) -> str:
    """`作者:张三`, or the value alone where it states roles itself: 记者 张三 通讯员 李四."""
    named = " ".join(lines_of(values.get(part, "")))
    return named if _HAS_ROLE.match(named) else _labelled(f"{_ROLES[part]}:", named)
