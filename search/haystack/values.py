"""What may be asked of a field by its whole value, exactly as it was indexed. No character of a value is special."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from haystack.constants import FUZZY_WHOOSH_MAX_EDITS, FUZZY_WHOOSH_MIN_PREFIX
from haystack.exceptions import SearchBackendError
from whoosh import fields, query
from whoosh.reading import IndexReader
from whoosh.util.times import datetime_to_long

from search.preparing.schema import Text, moment


class Near(query.FuzzyTerm):
    """Words that few edits lead to. Whoosh finds them among whole words, even where documents hold stems."""

    def _btexts(self, ixreader: IndexReader) -> Iterable[str]:
        field = ixreader.schema[self.fieldname]
        words: Iterable[str] = super()._btexts(ixreader)
        if not (isinstance(field, Text) and field.separate_spelling()):
            return words
        return sorted({token.text for word in words for token in field.analyzer(word, mode="query")})


class Whole:
    """A field of values: an identifier, a name, several names."""

    def __init__(self, name: str, field: fields.FieldType) -> None:
        self.name, self.field = name, field

    def text(self, value: Any) -> str:
        """The value as it is indexed."""
        return str(value)

    def exact(self, value: Any) -> query.Query:
        """The value itself."""
        return query.Term(self.name, self.text(value))

    content = exact

    def startswith(self, value: Any) -> query.Query:
        """A value that begins so."""
        return query.Prefix(self.name, self.text(value))

    def endswith(self, value: Any) -> query.Query:
        """A value that ends so."""
        return query.Regex(self.name, rf"(?s).*{re.escape(self.text(value))}\Z")

    def contains(self, value: Any) -> query.Query:
        """A value with this in it."""
        return query.Regex(self.name, f"(?s).*{re.escape(self.text(value))}")

    def fuzzy(self, value: Any) -> query.Query:
        """A value that few edits lead to. Of a short one, the first half must agree, else anything would do."""
        text = self.text(value)
        prefix = min(FUZZY_WHOOSH_MIN_PREFIX, len(text) // 2)
        return Near(self.name, text, maxdist=FUZZY_WHOOSH_MAX_EDITS, prefixlength=prefix)

    def gt(self, value: Any) -> query.Query:
        """Above it."""
        return self.between(value, None, startexcl=True)

    def gte(self, value: Any) -> query.Query:
        """It or above."""
        return self.between(value, None)

    def lt(self, value: Any) -> query.Query:
        """Below it."""
        return self.between(None, value, endexcl=True)

    def lte(self, value: Any) -> query.Query:
        """It or below."""
        return self.between(None, value)

    def range(self, value: tuple[Any, Any]) -> query.Query:
        """From the first to the second, both included; None is no bound."""
        return self.between(*value)

    def within(self, value: Iterable[Any]) -> query.Query:
        """Any of them."""
        return query.Or([self.exact(single) for single in value])

    def between(self, start: Any, end: Any, startexcl: bool = False, endexcl: bool = False) -> query.Query:
        """Values in the order of their characters."""
        low, high = (None if bound is None else self.text(bound) for bound in (start, end))
        return query.TermRange(self.name, low, high, startexcl, endexcl)


class Numbers(Whole):
    """Numbers, days and moments."""

    def text(self, value: Any) -> Any:
        """As the index holds it."""
        try:
            return self.field.to_bytes(moment(value) if isinstance(value, date) else value)
        except Exception as error:
            # Whoosh's dates raise what they please.
            raise SearchBackendError(f"“{value}” is no value of “{self.name}”.") from error

    def between(self, start: Any, end: Any, startexcl: bool = False, endexcl: bool = False) -> query.Query:
        """In the order of numbers and of time."""
        low, high = (None if bound is None else self._number(bound) for bound in (start, end))
        return query.NumericRange(self.name, low, high, startexcl, endexcl)

    def _number(self, value: Any) -> Any:
        known = self.field.from_bytes(self.text(value))
        return datetime_to_long(known) if isinstance(known, date) else known

    def contains(self, value: Any) -> query.Query:
        """A number has no parts."""
        raise SearchBackendError(f"“{self.name}” holds no text to look into.")

    startswith = endswith = fuzzy = contains


class Truths(Whole):
    """True or false."""

    def text(self, value: Any) -> Any:
        """As the index holds it."""
        return self.field.to_bytes(value)
