"""What each lookup of Haystack asks of each kind of field, as Whoosh's queries.

Text is asked word by word, and each word is a run of the field's tokens; every other field by its whole value, as it
was indexed. No value has a special meaning, whatever characters it holds.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from haystack.constants import FUZZY_WHOOSH_MAX_EDITS, FUZZY_WHOOSH_MIN_PREFIX
from haystack.exceptions import SearchBackendError
from whoosh import fields, query
from whoosh.reading import IndexReader
from whoosh.util.times import datetime_to_long

from articles.reading.script import fold
from search.analysis import CharacterTokenizer
from search.schema import Text, Truth, moment


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


class Words(Whole):
    """A field of text."""

    def text(self, value: Any) -> str:
        """Folded, as tokens are."""
        return fold(str(value))

    def exact(self, value: Any) -> query.Query:
        """All of it, one token behind the other."""
        return run(self.name, self.field, str(value))

    def content(self, value: Any) -> query.Query:
        """Every word of it somewhere."""
        return query.And([run(self.name, self.field, word) for word in str(value).split()])

    def startswith(self, value: Any) -> query.Query:
        """A word that begins so, for each."""
        return query.And([super(Words, self).startswith(word) for word in str(value).split()])

    def endswith(self, value: Any) -> query.Query:
        """A word that ends so, for each."""
        return query.And([super(Words, self).endswith(word) for word in str(value).split()])

    def contains(self, value: Any) -> query.Query:
        """A word with this in it, for each."""
        return query.And([super(Words, self).contains(word) for word in str(value).split()])

    def fuzzy(self, value: Any) -> query.Query:
        """A word that few edits lead to, for each."""
        return query.And([super(Words, self).fuzzy(word) for word in str(value).split()])


class Characters(Words):
    """A field of text whose tokens are its characters: a word may begin and end anywhere."""

    startswith = endswith = contains = Words.content

    def fuzzy(self, value: Any) -> query.Query:
        """For each word, the run of its characters but for one, which may lack, be another or be one too many."""
        return query.And([self._nearly(fold(word)) for word in str(value).split()])

    def _nearly(self, word: str) -> query.Query:
        if len(word) < FUZZY_WHOOSH_MIN_PREFIX:
            return run(self.name, self.field, word)
        without = [word[:place] + word[place + 1 :] for place in range(len(word))]
        return query.Or([query.Phrase(self.name, list(rest), slop=2) for rest in dict.fromkeys(without)])


class Beginnings(Whole):
    """A field for completing what is being typed."""

    def content(self, value: Any) -> query.Query:
        """A word that begins so, for each."""
        tokens = self.field.analyzer(str(value), mode="query")
        return query.And([query.Term(self.name, token.text) for token in tokens])

    exact = startswith = content


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


class Near(query.FuzzyTerm):
    """Words that few edits lead to. Whoosh finds them among whole words, even where documents hold stems."""

    def _btexts(self, ixreader: IndexReader) -> Iterable[str]:
        field = ixreader.schema[self.fieldname]
        words: Iterable[str] = super()._btexts(ixreader)
        if not (isinstance(field, Text) and field.separate_spelling()):
            return words
        return sorted({token.text for word in words for token in field.analyzer(word, mode="query")})


def run(name: str, field: fields.FieldType, text: str) -> query.Query:
    """The tokens of the text, one behind the other; of those at one place the longest, which holds the others."""
    placed = [(token.pos, token.text) for token in field.analyzer(text, positions=True, mode="query")]
    tokens = [max((token for _, token in place), key=len) for _, place in groupby(placed, lambda pair: pair[0])]
    if not tokens:
        return query.NullQuery
    return query.Term(name, tokens[0]) if len(tokens) == 1 else query.Phrase(name, tokens)


def lookups_of(name: str, field: fields.FieldType) -> Whole:
    """What may be asked of the field."""
    match field:
        case Truth():
            return Truths(name, field)
        case fields.NUMERIC():
            return Numbers(name, field)
        case fields.NGRAMWORDS():
            return Beginnings(name, field)
        case Text():
            return (Characters if isinstance(field.analyzer, CharacterTokenizer) else Words)(name, field)
    return Whole(name, field)
