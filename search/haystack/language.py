"""Whoosh's language of queries as this engine reads it: what `Raw`, `narrow` and facets by query are written in.

    党建 AND NOT title:(工会 OR 团委)     first:[20210101 to 20211231]     outlet:"甲, 乙报"     党建^2     author:jo*

A string of text is a run of tokens, quoted or not; a lone `*` is everything; in double quotes `\\"` and `\\\\` stand
for `"` and `\\`.
"""

import re
from typing import Any

from haystack.exceptions import SearchBackendError
from whoosh import query
from whoosh.fields import NGRAMWORDS, Schema
from whoosh.qparser import FuzzyTermPlugin, PhrasePlugin, QueryParser

from search.columnar.asking.normal import normal
from search.haystack.lookups import lookups_of
from search.haystack.texts import Strings
from search.haystack.values import Near
from search.preparing.schema import Characters, Text

_ESCAPED = re.compile(r"\\([\"\\])")
_TO_ESCAPE = re.compile(r"[\"\\]")


def quoted(value: str) -> str:
    """The value as the language writes it, whatever characters it holds."""
    return f'"{_TO_ESCAPE.sub(lambda mark: chr(92) + mark[0], value)}"'


class _Quotes(PhrasePlugin):
    """What stands in double quotes is one value."""

    class PhraseNode(PhrasePlugin.PhraseNode):
        """Asked of its field as a whole."""

        def query(self, parser: Any) -> query.Query:
            """Its tokens one behind the other, or the whole value."""
            return parser.whole(self.fieldname or parser.fieldname, _ESCAPED.sub(r"\1", self.text), self)

    class PhraseTagger(PhrasePlugin.PhraseTagger):
        """Makes such nodes."""

        def create(self, parser: Any, match: re.Match[str]) -> Any:
            """One node a pair of quotes."""
            return _Quotes.PhraseNode(match["text"], match.start("text"), int(match["slop"] or 1))

    def __init__(self) -> None:
        super().__init__(r'"(?P<text>(?:[^"\\]|\\.)*)"(~(?P<slop>[1-9][0-9]*))?')


class Language(QueryParser):
    """A parser of queries over one schema."""

    def __init__(self, field: str, schema: Schema) -> None:
        super().__init__(field, schema)
        self.remove_plugin_class(PhrasePlugin)
        self.add_plugin(_Quotes())
        self.add_plugin(FuzzyTermPlugin())

    def read(self, text: str) -> query.Query:
        """Raises SearchBackendError for what is no query."""
        if text.strip() == "*":
            return query.Every()
        found = self.parse(text, normalize=False)
        for leaf in found.leaves():
            if error := getattr(leaf, "error", None):
                raise SearchBackendError(f"“{text}” is no query: {error}")
        return normal(found)

    def whole(self, name: str, text: str, node: Any) -> query.Query:
        """What stands in quotes."""
        found = lookups_of(name, self.schema[name]).exact(text)
        if isinstance(found, query.Phrase):
            found.slop = node.slop
        return found.with_boost(node.boost)

    def term_query(self, fieldname: str, text: str, termclass: type, boost: float = 1.0, **wanted: Any) -> query.Query:
        """A word of text is a run of tokens."""
        field = dict(self.schema.items()).get(fieldname)
        if isinstance(field, Characters) and text != "*":
            return _of_string(Strings(fieldname, field), text, termclass).with_boost(boost)
        if termclass is query.Term and isinstance(field, Text | NGRAMWORDS) and text != "*":
            return lookups_of(fieldname, field).exact(text).with_boost(boost)
        termclass = Near if termclass is query.FuzzyTerm else termclass
        return super().term_query(fieldname, text, termclass, boost=boost, **wanted)


def _of_string(strings: Strings, text: str, termclass: type) -> query.Query:
    """Where any string is found anywhere, a beginning is a string like others, and a pattern several."""
    if issubclass(termclass, query.FuzzyTerm):
        return strings.fuzzy(text)
    return strings.like(text) if issubclass(termclass, query.PatternQuery) else strings.exact(text)
