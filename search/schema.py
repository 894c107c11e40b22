"""From the fields of a Haystack index to a Whoosh schema, and from a prepared document to what Whoosh takes."""

from collections.abc import Mapping
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from whoosh import fields
from whoosh.analysis import RegexTokenizer
from whoosh.columns import VarBytesColumn

SEPARATOR = "\x1f"
"""Stands between the values of one field: the only character that no value may hold."""

_VALUES = RegexTokenizer(f"[^{SEPARATOR}]+")


def whoosh_field(field: SearchField) -> fields.FieldType:
    """Text is found by tokens, any other field by its whole value, which a column keeps to count and sort by."""
    if field.analyzer is not None:
        text = fields.TEXT(analyzer=field.analyzer, phrase=True, stored=field.stored)
        # A string that makes several tokens means them one behind the other.
        text.multitoken_query = "phrase"
        return text
    if field.is_multivalued:
        return fields.KEYWORD(analyzer=_VALUES, stored=field.stored, sortable=VarBytesColumn())
    if field.field_type == "integer":
        return fields.NUMERIC(int, stored=field.stored, sortable=True)
    if field.field_type in ("date", "datetime"):
        return fields.DATETIME(stored=field.stored, sortable=True)
    return fields.ID(stored=field.stored, sortable=VarBytesColumn())


def whoosh_schema(all_fields: Mapping[str, SearchField]) -> fields.Schema:
    """Haystack's three own fields, and one for each of the index's."""
    own = {name: fields.ID(stored=True, unique=name == ID) for name in (ID, DJANGO_CT, DJANGO_ID)}
    return fields.Schema(**own, **{field.index_fieldname: whoosh_field(field) for field in all_fields.values()})


def whoosh_document(prepared: Mapping[str, Any]) -> dict[str, Any]:
    """Lists joined, absent values left out."""
    return {
        name: SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple | set) else value
        for name, value in prepared.items()
        if value is not None
    }
