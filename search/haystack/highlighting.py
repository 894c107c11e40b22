"""The passages of a result with what was found marked in them, as HTML: all text is escaped before it is marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from whoosh import query
from whoosh.fields import FieldType
from whoosh.reading import IndexReader

from search.analysis import BORDER
from search.columnar.asking.run_query import Run
from search.preparing.schema import Characters
from search.query.tree import Term
from search.showing.snippets import Hit, Snippet, merged, passages, snippets

OPENING, CLOSING = "<em>", "</em>"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be marked in one field: runs of tokens, by their texts, and strings of characters."""

    field: FieldType
    runs: frozenset[tuple[str, ...]]
    strings: frozenset[str]

    @classmethod
    def of(cls, asked: query.Query, name: str, field: FieldType, reader: IndexReader) -> "Sought":
        """All that the query asks of the field and does not bar; patterns stand for the words of the index they fit."""
        runs: set[tuple[str, ...]] = set()
        strings: set[str] = set()
        for leaf in _wanted(asked):
            if leaf.field() != name:
                continue
            if isinstance(leaf, Run):
                strings.add(leaf.marked)
            elif isinstance(field, Characters):
                strings.update(text for _, text in leaf.terms())
            elif isinstance(leaf, query.Phrase):
                runs.add(tuple(leaf.words))
            else:
                runs.update((field.from_bytes(word),) for _, word in leaf.existing_terms(reader, expand=True))
        return cls(field, frozenset(runs), frozenset(strings))

    def marked(self, text: str) -> list[str]:
        """The best passages."""
        if isinstance(self.field, Characters):
            terms = [Term(string) for string in sorted(self.strings)]
            return [_html(passage) for passage in snippets(text, _lines(text), terms)]
        hits = merged(sorted(self._hits(text)))
        return [_html(passage) for passage in passages(text, [(line, _on(hits, line)) for line in _lines(text)])]

    def _hits(self, text: str) -> Iterator[Hit]:
        tokens = [
            (token.text, token.pos, token.startchar, token.endchar)
            for token in self.field.analyzer(text, positions=True, chars=True, mode="index")
        ]
        texts: dict[int, dict[str, tuple[int, int]]] = {}
        for word, place, start, end in tokens:
            texts.setdefault(place, {})[word] = (start, end)
        by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, run in enumerate(sorted(self.runs)):
            by_first.setdefault(run[0], []).append((number, run))
        for word, place, start, _ in tokens:
            for number, run in by_first.get(word, ()):
                if all(part in texts.get(place + step, ()) for step, part in enumerate(run)):
                    yield start, texts[place + len(run) - 1][run[-1]][1], 1 << number


def _wanted(asked: Any) -> Iterator[query.Query]:
    if isinstance(asked, query.AndNot):
        yield from _wanted(asked.a)
    elif asked.is_leaf():
        yield asked
    elif not isinstance(asked, query.Not):
        for child in asked.children():
            yield from _wanted(child)


def _lines(text: str) -> list[tuple[int, int]]:
    """Between the borders of what was put together for the index, without the white space around them."""
    lines, start = [], 0
    for piece in text.split(BORDER):
        begin = start + len(piece) - len(piece.lstrip())
        lines.append((begin, begin + len(piece.strip())))
        start += len(piece) + len(BORDER)
    return lines


def _on(hits: Sequence[Hit], line: tuple[int, int]) -> list[Hit]:
    return [hit for hit in hits if line[0] <= hit[0] and hit[1] <= line[1]]


def _html(passage: Snippet) -> str:
    pieces = [
        f"{OPENING}{escape(piece.text)}{CLOSING}" if piece.mark else escape(piece.text) for piece in passage.segments
    ]
    return f"{'…' if passage.cut_before else ''}{''.join(pieces)}{'…' if passage.cut_after else ''}"
