"""Which lookups a field has: each is a method by the name that Haystack gives it (`in` is `within`)."""

from whoosh import fields

from search.haystack.texts import Beginnings, Strings, Words
from search.haystack.values import Numbers, Truths, Whole
from search.preparing.schema import Characters, Text, Truth


def lookups_of(name: str, field: fields.FieldType) -> Whole:
    """What may be asked of the field."""
    match field:
        case Truth():
            return Truths(name, field)
        case fields.NUMERIC():
            return Numbers(name, field)
        case fields.NGRAMWORDS():
            return Beginnings(name, field)
        case Characters():
            return Strings(name, field)
        case Text():
            return Words(name, field)
    return Whole(name, field)
