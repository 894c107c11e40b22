"""Articles composed from sentences of a corpus, the same for the same seed, with all that a search may ask of them.

Nothing of the corpus is kept but in the folder of the run. A sentence is cut into words once; every fourth has other
numbers than it had and every fourth a name more, so that the vocabulary grows as that of real news does.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from articles.reading.script import fold
from search.analysis import words as words_of

SEED = 20261122
LENGTH = (700, 2100)
"""Characters of an article: from, to."""
PARAGRAPH = 4
"""Sentences of a paragraph."""
_SENTENCE = re.compile(r"[^。！？\s]{6,120}[。！？]")
_HEAD = re.compile(r"^.{2,12}消息\(.{2,8}\):")
"""How every item of a broadcaster begins would be the most common string of all."""
_NUMBER = re.compile(r"\d+")
_HIDDEN = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}
"""Signs and spaces that some engines would cut at become characters of private use."""


class Article(NamedTuple):
    """`text` is folded. `words` holds a piece a long word: the shorter words inside it, and it, parted by slashes.

    A region is one of a tree, with all above it. Days are numbers: 20210517.
    """

    number: int
    title: str
    text: str
    words: str
    regions: tuple[str, ...]
    first: int
    last: int
    outlet: str
    tags: tuple[str, ...]

    @property
    def identifier(self) -> str:
        """Sorts as the number does."""
        return f"{self.number:012}"

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(map(str, range(self.first // 10_000, self.last // 10_000 + 1)))

    def tokens(self) -> Iterator[tuple[str, int]]:
        """The words with their positions: shorter ones have that of the long word they are in."""
        for position, piece in enumerate(self.words.split(" ")):
            yield from ((word, position) for word in piece.split("/"))

    def bigrams(self) -> list[str]:
        """Every two neighbouring characters; the position of each is its place."""
        return bigrams(self.text)


def plain(token: str) -> str:
    """A token that no engine cuts any further."""
    return token.translate(_HIDDEN)


def bigrams(text: str) -> list[str]:
    """As the tokens of engines that keep characters by twos."""
    hidden = plain(text)
    return [hidden[at : at + 2] for at in range(len(hidden) - 1)]


class Sentences:
    """Of one corpus (.jsonl.gz with `title` and `text`), each once, cut into words."""

    def __init__(self, corpus: Path) -> None:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            items = [json.loads(line) for line in lines]
        self.titles = [fold(re.sub(r"^\[.*?\]|\s", "", item["title"]))[:60] for item in items]
        texts = [_HEAD.sub("", fold(item["text"])) for item in items]
        self.sentences = list(dict.fromkeys(found for text in texts for found in _SENTENCE.findall(text)))
        self._characters = [character for character in "".join(self.sentences[:2000]) if character > "一"]

    def drawn(self, chance: random.Random) -> tuple[str, str]:
        """A sentence and its words."""
        sentence = chance.choice(self.sentences)
        kind = chance.randrange(4)
        if kind < 2:
            return sentence, _kept(sentence)
        if kind == 2:
            changed = _NUMBER.sub(lambda found: str(chance.randrange(10 ** len(found[0]))), sentence)
        else:
            name = "".join(chance.choices(self._characters, k=chance.choice([2, 3, 3])))
            changed = sentence.replace("，", f"，{name}", 1)
        return changed, _kept(changed) if changed == sentence else cut(changed)


def cut(text: str) -> str:
    """The words of an article."""
    pieces: dict[int, list[str]] = {}
    for word, position, _, _ in words_of(text):
        pieces.setdefault(position, []).append(plain(word))
    return " ".join(map("/".join, pieces.values()))


_kept = lru_cache(maxsize=200_000)(cut)


def compose(corpus: Path, count: int, seed: int = SEED) -> Iterator[Article]:
    """The first articles are the same however many are wanted."""
    chance, sentences, places = random.Random(seed), Sentences(corpus), _places()  # noqa: S311
    weights = [1 / (rank + 3) for rank in range(len(places))]
    outlets = [f"{city}{kind}" for city in "东南西北中江河湖海山" for kind in ("日报", "晚报", "新闻网", "党建")]
    tags = [f"{subject}{kind}" for subject in "党学文农工商医教" for kind in ("建设", "活动", "典型", "经验", "之声")]
    for number in range(count):
        title = chance.choice(sentences.titles)
        text, words = _body(chance, sentences)
        leaves = chance.choices(places, weights, k=chance.choice([1, 1, 2, 3]))
        first = date(2005, 1, 1) + timedelta(days=int(7300 * chance.random() ** 0.5))
        last = first + timedelta(days=0 if chance.random() < 0.85 else chance.randint(1, 500))
        yield Article(
            number=number,
            title=title,
            text=text,
            words=words,
            regions=tuple(sorted({leaf[:end] for leaf in leaves for end in (3, 6, 8)})),
            first=_number(first),
            last=_number(last),
            outlet=outlets[int(len(outlets) * chance.random() ** 2)],
            tags=tuple(sorted(chance.sample(tags, chance.choice([0, 0, 1, 2, 3])))),
        )


def _body(chance: random.Random, sentences: Sentences) -> tuple[str, str]:
    goal, size = chance.randint(*LENGTH), 0
    texts: list[str] = []
    words: list[str] = []
    while size < goal:
        drawn = [sentences.drawn(chance) for _ in range(PARAGRAPH)]
        texts.append("".join(text for text, _ in drawn))
        words.extend(cut for _, cut in drawn)
        size += len(texts[-1])
    return "\n".join(texts), " ".join(words)


def _places() -> list[str]:
    """Leaves of a tree of provinces, cities and districts; those in front have most articles."""
    leaves = [f"p{p:02}c{c:02}d{d}" for p in range(31) for c in range(12) for d in range(8)]
    random.Random(SEED).shuffle(leaves)  # noqa: S311
    return leaves


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def kept(folder: Path, corpus: Path, count: int) -> Path:
    """The file of the composed articles: made, unless an earlier run has made it there."""
    file = folder / "articles.jsonl"
    if not file.exists():
        draft = file.with_suffix(".draft")
        with draft.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in compose(corpus, count))
        draft.replace(file)
    return file


def read(file: Path, count: int | None = None) -> Iterator[Article]:
    with file.open(encoding="utf-8") as lines:
        yield from map(_article, islice(lines, count))


def _article(line: str) -> Article:
    values: Sequence[object] = [tuple(value) if isinstance(value, list) else value for value in json.loads(line)]
    return Article(*values)  # type: ignore[arg-type]
