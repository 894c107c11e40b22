"""From the conditions of a SearchQuerySet to Whoosh's queries, without a detour through a string.

So a value may hold any character: nothing in it is taken for an operator, and nothing has to be escaped.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.tree import Node
from haystack import inputs
from haystack.backends import BaseSearchQuery, SearchNode
from haystack.exceptions import SearchBackendError
from haystack.fields import SearchField
from whoosh import query
from whoosh.fields import Schema

from search.haystack.language import Language
from search.haystack.lookups import lookups_of
from search.preparing.schema import Characters
from search.query import tree
from search.query.compiling import FIELDS, matching
from search.query.parsing import parse
from search.query.tree import ANY, All, Near, Not, Term


class Conditions:
    """How filters are understood over one index: `content` is its field of text, and `fields` know their weights."""

    def __init__(self, schema: Schema, content: str, fields: Mapping[str, SearchField]) -> None:
        self.schema, self.content = schema, content
        self.weights: dict[str, float] = {name: field.boost for name, field in fields.items() if field.boost != 1.0}
        self.names = {field.instance_name: name for name, field in fields.items()}

    def read(self, text: str, field: str | None = None) -> query.Query:
        """A query in Whoosh's language; where it names no field, it asks this one."""
        return Language(field or self.content, self.schema).read(text)

    def query_of(self, node: SearchNode, asking: BaseSearchQuery) -> query.Query:
        """All conditions below the node. Raises SearchBackendError for what cannot be asked."""
        parts = [
            self.query_of(child, asking) if isinstance(child, Node) else self._condition(node, child, asking)
            for child in node.children
        ]
        found = either(parts) if node.connector == SearchNode.OR else both(parts)
        return without(found) if node.negated else found

    def boosted(self, found: query.Query, words: Mapping[str, float]) -> query.Query:
        """Documents with these words come first; none is taken in or left out for them."""
        extra = [self._asked(self.content, "content", word).with_boost(weight) for word, weight in words.items()]
        return query.AndMaybe(found, query.Or(extra)) if extra else found

    def _condition(self, node: SearchNode, child: tuple[str, Any], asking: BaseSearchQuery) -> query.Query:
        field, lookup = node.split_expression(child[0])
        value = child[1]
        name = self.content if field == "content" else self.names.get(field, field)
        match value:
            case inputs.AutoQuery():
                return self._typed(name, parse(str(value)).tree)
            case inputs.Raw():
                return self.read(str(value), name)
            case inputs.Exact():
                return self._asked(name, "exact", value.query_string)
            case inputs.Not():
                return without(self._asked(name, lookup, value.query_string))
            case inputs.Clean() | inputs.PythonData():
                return self._asked(name, lookup, value.query_string)
            case inputs.BaseInput():
                return self.read(value.prepare(asking), name)
        return self._asked(name, lookup, value)

    def _typed(self, name: str, node: tree.Node) -> query.Query:
        """What a reader typed, asked of one field, and of those of their own that it names, if there are any."""
        if name in self.schema and isinstance(self.schema[name], Characters):
            own = {field: other for field, other in FIELDS.items() if other in self.schema}
            return weighted(matching(node, dict.fromkeys(FIELDS, name) | own | {None: name}), self._weight(name))
        match node:
            case Term(text):
                return self._asked(name, "content" if ANY in text else "exact", text.replace(ANY, " "))
            case Not(part):
                return without(self._typed(name, part))
            case tree.Any(parts):
                return either([self._typed(name, part) for part in parts])
            case All(parts) | Near(parts):
                return both([self._typed(name, part) for part in parts])

    def _asked(self, name: str, lookup: str, value: Any) -> query.Query:
        if name not in self.schema:
            raise SearchBackendError(f"The index has no field “{name}”.")
        if value == "" and name == self.content:
            return query.Every()
        if lookup == "content" and not isinstance(value, str) and hasattr(value, "__iter__"):
            lookup = "in"
        ask: Callable[[Any], query.Query] = getattr(
            lookups_of(name, self.schema[name]), "within" if lookup == "in" else lookup
        )
        return weighted(ask(value), self._weight(name))

    def _weight(self, name: str) -> float:
        return self.weights.get(name, 1.0)


def both(parts: list[query.Query]) -> query.Query:
    """All of them; without any, everything."""
    return query.And(parts) if parts else query.Every()


def either(parts: list[query.Query]) -> query.Query:
    """Any of them; without any, everything, because then nothing was asked."""
    return query.Or(parts) if parts else query.Every()


def without(part: query.Query) -> query.Query:
    """Everything else."""
    return query.AndNot(query.Every(), part)


def weighted(part: query.Query, weight: float) -> query.Query:
    """Counting so much more."""
    return part if weight == 1.0 else part.with_boost(part.boost * weight)
