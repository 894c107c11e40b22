"""What may be asked of a field of text: word by word, and each word is a run of the field's tokens."""

import re
from itertools import groupby
from typing import Any

from haystack.constants import FUZZY_WHOOSH_MIN_PREFIX
from whoosh import fields, query

from articles.reading.script import comparable, fold
from search.columnar.asking.patterns import Pattern
from search.columnar.asking.run_query import Run
from search.haystack.values import Whole

_ANY = re.compile(r"[*?]+")


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


class Strings(Words):
    """A field of text found by any string of characters: a word may begin and end anywhere."""

    def exact(self, value: Any) -> query.Query:
        """All of it."""
        return self.field.parse_query(self.name, str(value))

    def content(self, value: Any) -> query.Query:
        """Every word of it somewhere."""
        return query.And([self.exact(word) for word in str(value).split()])

    startswith = endswith = contains = content

    def like(self, pattern: str) -> query.Query:
        """Every piece of a pattern between its `*` and `?` somewhere."""
        return self.content(_ANY.sub(" ", pattern))

    def fuzzy(self, value: Any) -> query.Query:
        """For each word, the string but for one character, which may lack, be another or be one too many."""
        return query.And([self._nearly(comparable(word)) for word in str(value).split()])

    def _nearly(self, word: str) -> query.Query:
        if len(word) < FUZZY_WHOOSH_MIN_PREFIX:
            return Run(self.name, word)
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        lacking = [Run(self.name, before + after[1:]) for before, after in cuts]
        replaced = [Pattern(self.name, before, others=(after[1:],)) for before, after in cuts if before and after[1:]]
        added = [Pattern(self.name, before, others=(after,)) for before, after in cuts if before and after]
        return query.Or([*dict.fromkeys([*lacking, *replaced, *added])])

    def between(self, start: Any, end: Any, startexcl: bool = False, endexcl: bool = False) -> query.Query:
        """A character in the order of Unicode."""
        low, high = (None if bound is None else str(bound) for bound in (start, end))
        return self.field.parse_range(self.name, low, high, startexcl, endexcl)


class Beginnings(Whole):
    """A field for completing what is being typed."""

    def content(self, value: Any) -> query.Query:
        """A word that begins so, for each."""
        tokens = self.field.analyzer(str(value), mode="query")
        return query.And([query.Term(self.name, token.text) for token in tokens])

    exact = startswith = content


def run(name: str, field: fields.FieldType, text: str) -> query.Query:
    """The tokens of the text, one behind the other; of those at one place the longest, which holds the others."""
    placed = [(token.pos, token.text) for token in field.analyzer(text, positions=True, mode="query")]
    tokens = [max((token for _, token in place), key=len) for _, place in groupby(placed, lambda pair: pair[0])]
    if not tokens:
        return query.NullQuery
    return query.Term(name, tokens[0]) if len(tokens) == 1 else query.Phrase(name, tokens)
