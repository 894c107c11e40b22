"""From the fields of a Haystack index to a Whoosh schema, and from a prepared document to what Whoosh takes."""

import hashlib
import re
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


def fingerprint(schema: fields.Schema) -> str:
    """Of the names of the fields and all that is set in their types, analyzers and columns.

    What their code does with the settings is not seen: TOKENS_VERSION and DOCUMENT_VERSION say when that changes.
    """
    settings = "\n".join(f"{name} {_settings_of(field)}" for name, field in sorted(schema.items()))
    return hashlib.sha256(settings.encode()).hexdigest()[:16]


def _settings_of(part: Any) -> str:
    """A part of a schema in words that are the same in every process."""
    if isinstance(part, re.Pattern):
        return f"{part.pattern!r} {part.flags}"
    if isinstance(part, type):
        return part.__qualname__
    if isinstance(part, list | tuple):
        return f"[{', '.join(map(_settings_of, part))}]"
    if part is None or isinstance(part, bool | int | float | str | bytes):
        return repr(part)
    inside = [f"{name}={_settings_of(value)}" for name, value in sorted(getattr(part, "__dict__", {}).items())]
    return f"{type(part).__qualname__}({', '.join(inside)})"
