"""What a schema is, in a fingerprint."""

import pytest
from whoosh.analysis import RegexTokenizer
from whoosh.columns import RefBytesColumn
from whoosh.fields import ID, KEYWORD, TEXT, Schema

from search.analysis import CharacterTokenizer, WordTokenizer
from search.engine import engine
from search.keeping.generations import Generations
from search.preparing.schema import fingerprint, whoosh_schema
from search.troubles import IndexOutdated

SCHEMA = {"text": TEXT(analyzer=WordTokenizer()), "tag": KEYWORD(analyzer=RegexTokenizer("x+"))}


@pytest.mark.parametrize(
    "changed",
    [
        {"more": ID()},
        {"text": TEXT(analyzer=CharacterTokenizer())},
        {"text": TEXT(analyzer=WordTokenizer(), phrase=False)},
        {"text": TEXT(analyzer=WordTokenizer(), stored=True)},
        {"tag": KEYWORD(analyzer=RegexTokenizer("y+"))},
        {"tag": KEYWORD(analyzer=RegexTokenizer("x+"), sortable=True)},
        {"tag": KEYWORD(analyzer=RegexTokenizer("x+"), sortable=RefBytesColumn())},
    ],
)
def test_a_change_of_names_types_analyzers_or_columns_changes_it(changed: dict[str, object]) -> None:
    assert fingerprint(Schema(**SCHEMA)) != fingerprint(Schema(**SCHEMA | changed))


def test_it_knows_nothing_of_one_process() -> None:
    backend = engine()
    assert fingerprint(backend.schema) == fingerprint(whoosh_schema(backend.unified.all_searchfields()))


def test_an_index_of_another_schema_is_refused(index: Generations) -> None:
    other = dict(index.rules) | {"schema": fingerprint(Schema(**SCHEMA))}
    with pytest.raises(IndexOutdated):
        Generations(index.root, index.schema, other).live()
