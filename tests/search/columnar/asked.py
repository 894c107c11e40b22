"""Random queries of every class over the invented collection.

Only an Or with a bonus for more words is not asked: what Whoosh gives for it depends on which list has ended before.
"""

import random
from collections.abc import Callable, Iterator

from whoosh import query
from whoosh.query import spans

from tests.search.columnar.collection import NOTES, SENTENCES, TAGS

Maker = Callable[[random.Random], query.Query]


def _boost(chance: random.Random) -> float:
    return chance.choice([1.0, 1.0, 0.5, 2.5])


def _word(chance: random.Random, field: str) -> str:
    """One that is there, mostly; where words are cut anew (老年食堂), perhaps only a part of it is."""
    vocabulary = {"notes": NOTES, "tag": TAGS, "marks": ["x", "y", "z"]}.get(field, SENTENCES)
    word = chance.choice([*vocabulary, "没有"])
    return chance.choice([word, word, word[:2]])


def _text(chance: random.Random) -> str:
    return chance.choice(["title", "body", "body", "notes"])


def term(chance: random.Random) -> query.Query:
    field = chance.choice(["title", "body", "body", "notes", "notes", "tag", "marks"])
    return query.Term(field, _word(chance, field), boost=_boost(chance))


def phrase(chance: random.Random) -> query.Query:
    field = _text(chance)
    words = [_word(chance, field) for _ in range(chance.choice([2, 2, 3]))]
    return query.Phrase(field, words, slop=chance.choice([1, 1, 1, 3]), boost=_boost(chance))


def prefix(chance: random.Random) -> query.Query:
    field = _text(chance)
    return query.Prefix(field, _word(chance, field)[:1])


def wildcard(chance: random.Random) -> query.Query:
    field = _text(chance)
    word = _word(chance, field)
    at = chance.randrange(len(word))
    return query.Wildcard(field, word[:at] + chance.choice("?*") + word[at + 1 :])


def fuzzy(chance: random.Random) -> query.Query:
    field = _text(chance)
    return query.FuzzyTerm(field, _word(chance, field), maxdist=chance.choice([1, 2]), prefixlength=1)


def words_between(chance: random.Random) -> query.Query:
    first, last = sorted(chance.sample(NOTES, 2))
    return query.TermRange("notes", first, last, startexcl=chance.random() < 0.5, endexcl=chance.random() < 0.5)


def numbers_between(chance: random.Random) -> query.Query:
    first = chance.randint(2010, 2024)
    return query.NumericRange("year", chance.choice([first, None]), first + chance.randint(0, 6))


def everything(chance: random.Random) -> query.Query:
    return query.Every(chance.choice([None, "notes", "year"]), boost=_boost(chance))


def near(chance: random.Random) -> query.Query:
    field = _text(chance)
    terms = [query.Term(field, _word(chance, field)) for _ in range(2)]
    return spans.SpanNear2(terms, slop=chance.randint(1, 6), ordered=chance.random() < 0.5)


LEAVES: list[Maker] = [term, term, term, term, phrase, phrase, prefix, wildcard, numbers_between]


def _some(chance: random.Random, deep: int, most: int = 4) -> list[query.Query]:
    return [_any(chance, deep) for _ in range(chance.randint(2, most))]


def _any(chance: random.Random, deep: int) -> query.Query:
    return chance.choice(LEAVES if not deep or chance.random() < 0.6 else COMPOUND)(chance)


def all_of(chance: random.Random, deep: int = 0) -> query.Query:
    return query.And(_some(chance, deep), boost=_boost(chance))


def any_of(chance: random.Random, deep: int = 0) -> query.Query:
    return query.Or(_some(chance, deep), boost=_boost(chance))


def one_without(chance: random.Random) -> query.Query:
    return query.AndNot(any_of(chance), _any(chance, 0))


def all_but(chance: random.Random) -> query.Query:
    return query.AndNot(query.Every(), _any(chance, 0))


def perhaps(chance: random.Random) -> query.Query:
    return query.AndMaybe(*_some(chance, 0, most=2))


def required(chance: random.Random) -> query.Query:
    return query.Require(*_some(chance, 0, most=2))


def best_of(chance: random.Random) -> query.Query:
    return query.DisjunctionMax(_some(chance, 0))


def unscored(chance: random.Random) -> query.Query:
    return query.ConstantScoreQuery(_any(chance, 0), score=_boost(chance))


def nested(chance: random.Random) -> query.Query:
    return chance.choice([all_of, any_of])(chance, 2)


COMPOUND: list[Maker] = [all_of, any_of, one_without, perhaps, required]
CLASSES: list[Maker] = [
    *(term, phrase, prefix, wildcard, fuzzy, words_between, numbers_between, everything, near),
    *(all_of, any_of, one_without, all_but, perhaps, required, best_of, unscored, nested, nested),
]


def queries(seed: str, each: int) -> Iterator[query.Query]:
    """So many of each class."""
    chance = random.Random(seed)
    for make in CLASSES:
        yield from (make(chance) for _ in range(each))
