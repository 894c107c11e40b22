"""What is inverted by arrays is what comes of one token after another."""

from collections import Counter, defaultdict
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import fields
from whoosh.analysis import RegexTokenizer
from whoosh.formats import Positions

from search.analysis import CharacterTokenizer, SingleCharacterTokenizer, WordTokenizer, pairs, single_characters, words
from search.columnar.inverting import inversion
from search.columnar.inverting.inversion import Tokens, numbered, with_positions, without_positions
from search.columnar.inverting.numbers import tokens_of_numbers
from search.columnar.inverting.pieces import tokens_of_matches
from search.columnar.inverting.values import tokens_of
from search.columnar.lists.postings import Lists

texts = st.lists(st.text("党建引领基层治理马克思主义天，。 \nab1\0𠮷", max_size=30), max_size=6)
documents = st.lists(st.lists(st.sampled_from([b"a", b"ab", b"b", b"\xff"]), max_size=12), max_size=6)


def told(tokens: Tokens) -> list[list[tuple[str, int]]]:
    """The tokens of each text with their positions."""
    terms = dict(zip(np.unique(tokens.keys).tolist(), tokens.terms(np.unique(tokens.keys)), strict=True))
    flat = [(terms[key].decode(), int(at)) for key, at in zip(tokens.keys.tolist(), tokens.positions, strict=True)]
    return [flat[start:end] for start, end in pairwise([0, *accumulate(tokens.counts.tolist())])]


TOKENIZERS = [
    (WordTokenizer, words),
    (CharacterTokenizer, pairs),
    (SingleCharacterTokenizer, single_characters),
]


@pytest.mark.parametrize(("tokenizer", "one_by_one"), TOKENIZERS)
@given(many=texts)
def test_the_tokens_of_many_texts_are_those_of_each(tokenizer: Any, one_by_one: Any, many: list[str]) -> None:
    tokens = tokenizer().tokens(many)
    assert told(tokens) == [[token[:2] for token in one_by_one(text)] for text in many]


def some_tokens(terms: list[list[bytes]], weights: Any = None) -> Tokens:
    every = sorted({term for each in terms for term in each})
    return Tokens(
        np.array([every.index(term) for each in terms for term in each], np.int64),
        np.array([at * 7 for each in terms for at in range(len(each))], np.int64),
        np.array([len(each) for each in terms], np.int64),
        lambda keys: [every[key] for key in keys],
        weights,
    )


def by_term(lists: Lists) -> dict[bytes, list[int]]:
    values = iter(lists.values.tolist())
    return {term: [next(values) for _ in range(n)] for term, n in zip(lists.terms, lists.counts.tolist(), strict=True)}


@pytest.mark.parametrize("slab", [1, 3, 1000])
@given(terms=documents)
def test_a_term_stands_at_the_places_of_its_tokens(slab: int, terms: list[list[bytes]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "_SLAB", slab)
        check_places(terms)


def check_places(terms: list[list[bytes]]) -> None:
    places, slabs = with_positions(some_tokens(terms), np.arange(len(terms)), len(terms))
    expected = defaultdict(list)
    for number, each in enumerate(terms):
        for at, term in enumerate(each):
            expected[term].append(int(places.first[number]) + at * 7)
    assert [*chain.from_iterable(by_term(lists).items() for lists in slabs)] == sorted(expected.items())


@given(documents)
def test_without_positions_a_term_has_documents_and_how_often_it_is_in_each(terms: list[list[bytes]]) -> None:
    lists = without_positions(some_tokens(terms), np.arange(len(terms)) * 2)
    expected = defaultdict(list)
    for number, each in enumerate(terms):
        for term in set(each):
            expected[term].append((2 * number, each.count(term)))
    frequencies = np.ones(len(lists.values), np.int64) if lists.frequencies is None else lists.frequencies
    pairs = iter(zip(lists.values.tolist(), frequencies.tolist(), strict=True))
    assert {t: [next(pairs) for _ in range(n)] for t, n in zip(lists.terms, lists.counts, strict=True)} == expected


@pytest.mark.parametrize("positions", [True, False])
def test_the_weight_of_a_posting_is_the_sum_of_its_tokens(positions: bool) -> None:
    tokens = some_tokens([[b"b", b"a", b"b"], [], [b"b"]], np.array([2.5, 1.0, 0.5, 4.0]))
    numbers = np.array([0, 1, 3])
    lists = next(with_positions(tokens, numbers, 4)[1]) if positions else without_positions(tokens, numbers)
    assert lists.weights is not None
    assert lists.weights.tolist() == [1.0, 3.0, 4.0]


@pytest.mark.parametrize("numbers", [[3, 5], [5, 3]])
def test_what_does_not_come_ascending_is_put_into_its_order(numbers: list[int]) -> None:
    tokens = some_tokens([[b"b", b"a", b"b"], [b"b"]])
    backwards = tokens._replace(positions=tokens.positions[::-1].copy())
    places, slabs = with_positions(backwards, np.array(numbers), 6)
    one, other = places.first[numbers].tolist()
    assert by_term(next(slabs)) == {b"a": [one + 14], b"b": sorted([one, one + 7, other])}
    assert by_term(without_positions(tokens, np.array(numbers))) == {b"a": numbers[:1], b"b": [3, 5]}


@given(st.lists(st.integers(0, 500)), st.sampled_from([501, 1 << 60]))
def test_numbers_are_told_by_which_of_them_they_are(numbers: list[int], below: int) -> None:
    known, which = numbered(np.array(numbers, np.int64), below)
    assert known.tolist() == sorted({*numbers})
    assert known[which].tolist() == numbers


FIELDS = [
    (fields.TEXT(), ["one two one", "two", "one two one", ["as", "it", "is"]]),
    (fields.TEXT(field_boost=2.0), ["one two one"]),
    (fields.KEYWORD(commas=True), ["a,b,a", "", "b"]),
    (fields.NUMERIC(int), [1, True, 1.0, [1, 2]]),
    (fields.ID(), ["x", "y", "x"]),
    (fields.NGRAMWORDS(1, 3), ["engine", "engines"]),
]


@pytest.mark.parametrize(("field", "values"), FIELDS, ids=lambda each: type(each).__name__)
def test_any_field_tells_its_terms_as_its_index_does(field: fields.FieldType, values: list[Any]) -> None:
    boosts = [1.0, 3.0, 1.0, 1.0][: len(values)]
    tokens = tokens_of(field.index, field.format, values, boosts)
    told_terms = [sorted(term for term, _ in each) for each in told(tokens._replace(terms=_readable(tokens)))]
    items = [list(field.index(value)) for value in values]
    assert told_terms == [sorted(t.hex() for t, frequency, *_ in each for _ in range(frequency)) for each in items]
    weights = [1.0] * len(tokens.keys) if tokens.weights is None else tokens.weights
    total = sum(boost * sum(weight for _, _, weight, _ in each) for boost, each in zip(boosts, items, strict=True))
    assert sum(weights) == pytest.approx(total)


def _readable(tokens: Tokens) -> Any:
    return lambda keys: [term.hex().encode() for term in tokens.terms(keys)]


def test_positions_of_a_field_are_kept() -> None:
    tokens = tokens_of(fields.TEXT().index, Positions(), ["one two one"], [1.0])
    assert sorted(told(tokens)[0]) == [("one", 0), ("one", 2), ("two", 1)]


@pytest.mark.parametrize("step", [4, 8])
def test_numbers_tell_the_terms_that_their_field_does(step: int) -> None:
    field, values = fields.NUMERIC(int, shift_step=step), [0, 20210517, -5, 2**31 - 1, 20210517]
    expected = [[term.hex() for term, *_ in field.index(value)] for value in values]
    tokens = tokens_of_numbers(field, values)
    assert [[term for term, _ in each] for each in told(tokens._replace(terms=_readable(tokens)))] == expected
    assert sorted(tokens.terms(np.unique(tokens.keys))) == tokens.terms(np.unique(tokens.keys))


@given(st.lists(st.text("ab,. ", max_size=8), min_size=1, max_size=4))
def test_what_a_pattern_matches_are_the_tokens_that_its_field_tells(values: list[str]) -> None:
    field = fields.KEYWORD(analyzer=RegexTokenizer("[^,]+"))
    tokens = tokens_of_matches(field.analyzer.expression, values)
    every = [[term for term, _ in each] for each in told(tokens)]
    assert [Counter(each) for each in every] == [
        Counter({term.decode(): frequency for term, frequency, *_ in field.index(value)}) for value in values
    ]
