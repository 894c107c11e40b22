"""More like this: the documents that share the most telling words of one."""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from haystack.constants import ID
from whoosh import query
from whoosh.fields import Schema
from whoosh.reading import IndexReader

from search.preparing.schema import Characters, Text

WORDS = 25
"""Words that are asked for; the rarer in the index and the more frequent in the document, the more telling."""


def alike(prepared: Mapping[str, Any], schema: Schema, reader: IndexReader) -> query.Query:
    """The query for other documents like the prepared one: any of its most telling words, each counting as it tells.

    A word that no other document holds finds nothing, so it takes no place from those that do.
    """
    documents, itself = reader.doc_count(), query.Term(ID, prepared[ID])
    own = reader.doc_frequency(ID, prepared[ID])
    weights: Counter[tuple[str, str]] = Counter()
    for name in _worded(schema):
        for word, times in _counts(schema[name], prepared.get(name)).items():
            holding = reader.doc_frequency(name, word)
            if holding > own:
                weights[name, word] = times * math.log(1 + documents / holding)  # type: ignore[assignment]
    terms = [query.Term(name, word, boost=weight) for (name, word), weight in weights.most_common(WORDS)]
    return query.AndNot(query.Or(terms), itself) if terms else query.NullQuery


def _worded(schema: Schema) -> list[str]:
    return [name for name, field in schema.items() if isinstance(field, Text) and not isinstance(field, Characters)]


def _counts(field: Text, value: Any) -> Counter[str]:
    return Counter(token.text for token in field.analyzer(str(value or ""), mode="index"))
