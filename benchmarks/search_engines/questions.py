"""The questions of each class, drawn by how many articles hold a word, and how many hits each has by brute force.

Counted by reading every article: words by their tokens, strings by looking into the text.
"""

import json
import random
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.search_engines.articles import SEED, Article, read
from benchmarks.search_engines.protocol import Question

EACH = 100
"""Questions of a class."""
BANDS = {"common": (0.20, 0.65), "high": (0.05, 0.20), "middling": (0.005, 0.02)}
"""Shares of the articles that hold a word; a rare one is in 5 to 20 of them, or to one in 2,000."""
WIDTHS = (2, 3, 4, 6)
_DRAWN = 4000
"""Strings of two characters, and half as many longer ones: the most common of them are asked, some, and rare ones."""
_SAMPLED = 1000
"""Articles that phrases and strings are drawn from."""


_HAN = re.compile("[一-鿿]+")


Holding = defaultdict[tuple[str, ...], "array[int]"]
"""Numbers of articles, ascending: by a word or label, or by a kind and what it asks for."""


class Asked(NamedTuple):
    """A question, and how many hits it has."""

    question: Question
    total: int


class _Words:
    """The words of a collection by how common they are; only Chinese ones, which no engine would cut."""

    def __init__(self, articles: Sequence[Article], chance: random.Random, documents: Counter[str], total: int) -> None:
        self.articles, self.chance = articles, chance
        known = sorted(word for word in documents if len(word) > 1 and _HAN.fullmatch(word))
        self.bands = {
            name: [word for word in known if low * total <= documents[word] <= high * total]
            for name, (low, high) in BANDS.items()
        } | {"rare": [word for word in known if 5 <= documents[word] <= max(20, total // 2000)]}

    def __call__(self, *bands: str) -> tuple[str, ...]:
        """One of each of the bands, all different."""
        while True:
            words = tuple(self.chance.choice(self.bands[band]) for band in bands)
            if len(set(words)) == len(words):
                return words

    def phrase(self) -> tuple[str, ...]:
        """Words that stand together somewhere, without shorter ones inside: some engines place these apart."""
        while True:
            pieces = self.chance.choice(self.articles).words.split(" ")
            at, length = self.chance.randrange(len(pieces) - 3), self.chance.choice([2, 2, 3])
            words = tuple(pieces[at : at + length])
            if all(len(word) > 1 and _HAN.fullmatch(word) for word in words):
                return words

    def string(self, width: int) -> str:
        while True:
            text = self.chance.choice(self.articles).text
            at = self.chance.randrange(len(text) - width)
            if not any(map(str.isspace, found := text[at : at + width])):
                return found


def drawn(file: Path) -> dict[str, list[Question]]:
    """By class. How common a string is, is told by a sample."""
    chance, documents, total = random.Random(SEED), Counter[str](), 0  # noqa: S311
    sample: list[Article] = []
    for article in read(file):
        total += 1
        documents.update({word for piece in article.words.split(" ") for word in piece.split("/")})
        if len(sample) < _SAMPLED:
            sample.append(article)
    words = _Words(sample, chance, documents, total)
    return {name: _several(make, words) for name, make in _CLASSES.items()} | _strings(words)


def _several(make: Callable[[_Words], Question], words: _Words) -> list[Question]:
    """All different; fewer where a small collection has no more."""
    return list(islice(dict.fromkeys(make(words) for _ in range(5 * EACH)), EACH))


def _strings(words: _Words) -> dict[str, list[Question]]:
    classes: dict[str, list[Question]] = {}
    for width in WIDTHS:
        drawn = sorted({words.string(width) for _ in range(_DRAWN // (1 if width == 2 else 2))})
        holding = {string: sum(string in article.text for article in words.articles) for string in drawn}
        common = sorted(drawn, key=lambda string: (-holding[string], string))
        rare = [string for string in common if holding[string] <= 1]
        some = words.chance.sample(drawn, min(EACH, len(drawn)))
        rarest = words.chance.sample(rare, min(EACH, len(rare)))
        for kind, strings in (("common", common[:EACH]), ("random", some), ("rare", rarest)):
            classes[f"string of {width}, {kind}"] = [Question("string", (string,)) for string in strings]
    return classes


def _region(words: _Words) -> str:
    return words.chance.choice(words.chance.choice(words.articles).regions)


def _year(words: _Words) -> str:
    return words.chance.choice(words.chance.choice(words.articles).years)


_CLASSES: dict[str, Callable[[_Words], Question]] = {
    "term, common": lambda words: Question("all", words("common")),
    "term, middling": lambda words: Question("all", words("middling")),
    "term, rare": lambda words: Question("all", words("rare")),
    "two terms, all": lambda words: Question("all", words("common", "high")),
    "three terms, all": lambda words: Question("all", words("common", "high", "middling")),
    "two terms, any": lambda words: Question("any", words("high", "middling")),
    "three terms, any": lambda words: Question("any", words("common", "high", "middling")),
    "phrase": lambda words: Question("phrase", words.phrase()),
    "filter by region and year": lambda words: Question("all", words("common"), _region(words), _year(words)),
    "newest first": lambda words: Question("all", words("high"), newest=True),
    "page 50": lambda words: Question("all", words("common"), page=50),
    "facets": lambda words: Question("all", words("common"), facets=True),
    "full page": lambda words: Question("all", words("common", "high"), facets=True, passages=True),
}


def counted(file: Path, questions: Iterable[Question]) -> dict[Question, int]:
    """Reads every article once."""
    asked = [question._replace(region=None, year=None) for question in questions]
    words = {word for each in asked if each.kind != "string" for word in each.terms}
    strings: defaultdict[str, set[str]] = defaultdict(set)
    phrases: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in asked:
        if each.kind == "phrase":
            phrases[each.terms[0]].add(each.terms)
        elif each.kind == "string":
            strings[each.terms[0][:2]].add(each.terms[0])
    holding: Holding = defaultdict(lambda: array("I"))
    places: Holding = defaultdict(lambda: array("I"))
    for article in read(file):
        places_of: defaultdict[str, set[int]] = defaultdict(set)
        for word, position in article.tokens():
            if word in words:
                places_of[word].add(position)
        for found in _found(article.text, places_of, phrases, strings):
            holding[found].append(article.number)
        for name in (*article.regions, *article.years):
            places[(name,)].append(article.number)
    return {question: _count(question, holding, places) for question in questions}


def _found(
    text: str,
    places: dict[str, set[int]],
    phrases: dict[str, set[tuple[str, ...]]],
    strings: dict[str, set[str]],
) -> Iterator[tuple[str, ...]]:
    """The words of questions that are in the article, the phrases and the strings."""
    yield from ((word,) for word in places)
    for phrase in (phrase for word in places if word in phrases for phrase in phrases[word]):
        if all(word in places for word in phrase) and any(_is_at(places, at, phrase) for at in places[phrase[0]]):
            yield ("phrase", *phrase)
    beginnings = {text[at : at + 2] for at in range(len(text))} & strings.keys()
    yield from (("string", string) for beginning in beginnings for string in strings[beginning] if string in text)


def _is_at(places: dict[str, set[int]], at: int, phrase: Sequence[str]) -> bool:
    return all(at + step in places[word] for step, word in enumerate(phrase))


def _count(question: Question, holding: Holding, places: Holding) -> int:
    match question.kind:
        case "all" | "any" as kind:
            lists = [np.asarray(holding[(word,)]) for word in question.terms]
            numbers = reduce(np.intersect1d if kind == "all" else np.union1d, lists)
        case kind:
            numbers = np.asarray(holding[(kind, *question.terms)])
    for place in (question.region, question.year):
        numbers = np.intersect1d(numbers, places[(place,)]) if place else numbers
    return len(numbers)


def kept(folder: Path, file: Path) -> dict[str, list[Asked]]:
    """Drawn and counted once a folder."""
    saved = folder / "questions.json"
    if not saved.exists():
        classes = drawn(file)
        counts = counted(file, [question for questions in classes.values() for question in questions])
        rows = {name: [(question, counts[question]) for question in questions] for name, questions in classes.items()}
        saved.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return {
        name: [Asked(Question(values[0], tuple(values[1]), *values[2:]), count) for values, count in rows]
        for name, rows in json.loads(saved.read_text(encoding="utf-8")).items()
    }
