"""What may have been meant, where a word is not in the index."""

import re

from whoosh.fields import Schema
from whoosh.reading import IndexReader

from articles.reading.script import fold
from search.preparing.schema import Text

_WORD = re.compile(r"[^\W_]{2,}")
_OPERATORS = {"AND", "OR", "NOT", "TO", "ANDNOT", "ANDMAYBE"}


def suggestion(typed: str, content: str, schema: Schema, reader: IndexReader) -> str | None:
    """The typed words, each that the index lacks replaced by its likeliest neighbour; None where nothing is better."""
    field = _field(content, schema)
    if field is None:
        return None
    name = schema[field].spelling_fieldname(field)
    corrector = reader.corrector(field)
    words = [fold(word) for word in _WORD.findall(typed) if word not in _OPERATORS]
    meant = [word if (name, word) in reader else next(iter(corrector.suggest(word, limit=1)), word) for word in words]
    return " ".join(meant) if meant != words else None


def _field(content: str, schema: Schema) -> str | None:
    """The field of words to correct by: the document's own, else the first there is."""
    names = [content, *schema.names()]
    return next((name for name in names if isinstance(schema[name], Text) and schema[name].spelling), None)
