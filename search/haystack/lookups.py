"""Which lookups a field has: each is a method by the name that Haystack gives it (`in` is `within`)."""

from whoosh import fields

from search.analysis import CharacterTokenizer
from search.haystack.texts import Beginnings, Characters, Words
from search.haystack.values import Numbers, Truths, Whole
from search.schema import Text, Truth


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
