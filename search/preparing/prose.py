"""What of an article's text is searched and quoted: all but the title, which counts by itself, and boilerplate."""

from collections.abc import Sequence
from typing import Any, Protocol

_SILENT = {"title", "boilerplate"}


class Written(Protocol):
    """An article, or what a list has of one."""

    @property
    def text(self) -> str: ...
    @property
    def blocks(self) -> Sequence[dict[str, Any]]: ...


def prose_of(article: Written) -> list[tuple[int, int]]:
    """Spans of `article.text`, in order; the whole text where no lines were told apart."""
    if not article.blocks:
        return [(0, len(article.text))]
    return [(block["start"], block["end"]) for block in article.blocks if block["role"] not in _SILENT]


def lead_of(article: Written) -> list[tuple[int, int]]:
    """Of these the abstract and the first paragraph; the first line where no lines were told apart."""
    if not article.blocks:
        start = len(article.text) - len(article.text.lstrip())
        return [(start, start + len(article.text[start:].partition("\n")[0]))]
    spans = [(block["role"], (block["start"], block["end"])) for block in article.blocks]
    first = [span for role, span in spans if role == "body"][:1]
    return [span for role, span in spans if role == "abstract"] + first
