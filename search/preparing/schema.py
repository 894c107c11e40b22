"""From the fields of a Haystack index to a Whoosh schema, and from a prepared document to what Whoosh takes."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import is_aware, make_naive
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.fields import SearchField
from whoosh import fields, formats, query
from whoosh.analysis import RegexTokenizer, StemFilter
from whoosh.columns import NumericColumn, VarBytesColumn

from articles.reading.script import comparable, fold
from search.analysis import CharacterTokenizer, SingleCharacterTokenizer, WordTokenizer
from search.columnar.asking.run_query import SINGLE, Run
from search.columnar.documents.columns import SeveralColumn

SEPARATOR = "\x1f"
"""Stands between the values of one field: the only character that no value may hold."""

_PLAIN = {str, int, float, bool}
_VALUES = RegexTokenizer(f"[^{SEPARATOR}]+")
_NO_NUMBER = 2**64 - 1
"""Stands in the column of fractions where a document has none: it would be no number."""


class _WholeWords(fields.SpellField):
    """The words of a text whose tokens are stems, to correct spelling by. Whoosh tells only that they occur."""

    def __init__(self, analyzer: Any) -> None:
        super().__init__(analyzer)
        self.format = formats.Existence()


class Text(fields.TEXT):
    """Text found by runs of tokens."""

    def subfields(self) -> Iterator[tuple[str, fields.FieldType]]:
        """Itself, and its whole words where tokens are stems."""
        yield "", self
        if self.separate_spelling():
            yield self.spelling_prefix, _WholeWords(self.analyzer)

    def process_text(self, qstring: str, mode: str = "", tokenize: bool = True, **wanted: Any) -> Iterator[str]:
        """The beginning of a word, or a pattern, is folded as words are, but is none: it is not to be cut."""
        if tokenize:
            yield from super().process_text(qstring, mode=mode, **wanted)
        else:
            yield fold(qstring)


class Characters(Text):
    """Text found by any string of characters, through pairs of neighbours; beside them, which characters it has."""

    frequent_share = 3

    # A pair is asked for its places mostly, with others: its documents alone are worth less room than a word's.
    def __init__(self, stored: bool = False) -> None:
        super().__init__(analyzer=CharacterTokenizer(), stored=stored)

    def subfields(self) -> Iterator[tuple[str, fields.FieldType]]:
        """Itself, and its single characters, which a writer must be given by their own name: see `whoosh_document`."""
        yield "", self
        yield SINGLE, fields.FieldType(formats.Existence(), SingleCharacterTokenizer())

    def tokenize(self, value: str, **wanted: Any) -> Iterator[Any]:
        """Of what is asked only whole pairs: its last character may have a follower where it stands in a text."""
        tokens = super().tokenize(value, **wanted)
        is_asked = wanted.get("mode") == "query" and len(value) > 1
        return (token for token in tokens if len(token.text) > 1) if is_asked else tokens

    def self_parsing(self) -> bool:
        """What is asked of it is a string."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> query.Query:
        """The string as it stands; an empty one is nowhere."""
        return Run(fieldname, comparable(qstring), boost).normalize()

    def parse_range(
        self, fieldname: str, start: str | None, end: str | None, startexcl: bool, endexcl: bool, boost: float = 1.0
    ) -> query.Query:
        """Any character from the one to the other."""
        low, high = (None if bound is None else comparable(bound) for bound in (start, end))
        return query.TermRange(SINGLE + fieldname, low, high, startexcl, endexcl, boost=boost)


class Truth(fields.BOOLEAN):
    """True and false, which Whoosh's own could neither count nor sort by."""

    def __init__(self, stored: bool) -> None:
        super().__init__(stored=stored)
        self.column_type = VarBytesColumn()

    def from_column_value(self, value: bytes) -> bool | None:
        """None where a document says neither."""
        return bool(self.bytestrings.index(value)) if value else None


def whoosh_field(field: SearchField) -> fields.FieldType:
    """Text is found by tokens, any other field by its whole value, which a column keeps to count and sort by."""
    if field.is_multivalued:
        several = fields.KEYWORD(analyzer=_VALUES, stored=field.stored)
        # Given as an argument, Whoosh would take another in its place.
        several.set_sortable(SeveralColumn(SEPARATOR))
        return several
    if field.field_type == "ngram" or isinstance(field.analyzer, CharacterTokenizer):
        return Characters(field.stored)
    if field.analyzer is not None or field.document:
        return _text(field.analyzer or WordTokenizer() | StemFilter(), field.stored)
    match field.field_type:
        case "edge_ngram":
            return fields.NGRAMWORDS(1, 15, stored=field.stored, tokenizer=WordTokenizer(), at="start")
        case "integer":
            return fields.NUMERIC(int, stored=field.stored, sortable=True)
        case "float":
            return fields.NUMERIC(float, stored=field.stored, sortable=NumericColumn("Q", default=_NO_NUMBER))
        case "date" | "datetime":
            return fields.DATETIME(stored=field.stored, sortable=True)
        case "boolean":
            return Truth(stored=field.stored)
    return fields.ID(stored=field.stored, sortable=VarBytesColumn())


def _text(analyzer: Any, stored: bool) -> Text:
    # Spelling is corrected by words; where they are stemmed, Whoosh keeps the whole ones beside them.
    text = Text(analyzer=analyzer, stored=stored, spelling=True)
    # A string that makes several tokens means them one behind the other.
    text.multitoken_query = "phrase"
    return text


def whoosh_schema(all_fields: Mapping[str, SearchField]) -> fields.Schema:
    """Haystack's three own fields, and one for each of the index's."""
    own = {name: fields.ID(stored=True, unique=name == ID) for name in (ID, DJANGO_CT, DJANGO_ID)}
    return fields.Schema(**own, **{field.index_fieldname: whoosh_field(field) for field in all_fields.values()})


def whoosh_document(prepared: Mapping[str, Any], schema: fields.Schema) -> dict[str, Any]:
    """Lists joined, days and times as Whoosh takes them, absent values left out, single characters with their pairs."""
    return next(whoosh_documents([prepared], schema))


def whoosh_documents(prepared: Iterable[Mapping[str, Any]], schema: fields.Schema) -> Iterator[dict[str, Any]]:
    """`whoosh_document` of each."""
    singles = [(name.removeprefix(SINGLE), name) for name in schema.names() if name.startswith(SINGLE)]
    for values in prepared:
        document = {name: _written(value) for name, value in values.items() if value is not None}
        document |= {single: document[name] for name, single in singles if name in document}
        yield document


def _written(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list | tuple | set):
        return SEPARATOR.join(map(str, value))
    if isinstance(value, date):
        return moment(value)
    return value if isinstance(value, str | int | float) else str(value)


def moment(value: date) -> datetime:
    """A day as its first moment, and a moment that knows its zone as that of the archive's: Whoosh knows no zones."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return make_naive(value) if is_aware(value) else value


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
