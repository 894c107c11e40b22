"""Whether texts are cut as jieba cuts them, and how much faster.

    python -m benchmarks.segmenting [--corpus FILE] [--random N]

Every field of the corpus (.jsonl.gz), as printed and as folded for search, and the seeds, are cut by both: words,
shorter words inside them, and where each stands. So are N strings of random characters and fragments. What differs is
printed. The speeds are of the same texts in the same run, by CPU time.
"""

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

import jieba  # noqa: E402
import numpy as np  # noqa: E402

from articles.reading.decoding import decode  # noqa: E402
from articles.reading.script import codes_of, fold  # noqa: E402
from search import analysis  # noqa: E402
from search.words import segmenting  # noqa: E402

SEEDS = Path(__file__).parents[1] / "seeds"
FRAGMENTS = [
    *"a1Zz09.-_+#&%，。 \r\n１Ａ％①é😀丄訚龘㐀𠀀鿖的了",
    "2022-12-18",
    "3.5%",
    "v1.2.3",
    "AT&T",
    "4S店",
    "阿Q",
    "党建",
]


def corpus(file: Path) -> Iterator[str]:
    """Every string of every item."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from (value for value in json.loads(line).values() if isinstance(value, str))


def seeds() -> Iterator[str]:
    """As printed."""
    for file in sorted(path for path in SEEDS.rglob("*") if path.is_file()):
        yield file.read_bytes().decode("utf-8", "replace")
        yield decode(file.read_bytes()).text


def at_random(count: int) -> Iterator[str]:
    """Han, fragments that look like trouble, and anything of Unicode."""
    chance = random.Random(5)  # noqa: S311
    for _ in range(count):
        yield "".join(
            chance.choice(
                (
                    chance.choice(FRAGMENTS),
                    chance.choice(FRAGMENTS),
                    chr(chance.randrange(0x4E00, 0x9FFF)),
                    chr(chance.randrange(0x4E00, 0x9FFF)),
                    chr(chance.randrange(0x110000)),
                )
            )
            for _ in range(chance.randrange(1, 30))
        )


def cut(text: str) -> list[str]:
    """All pieces of one field."""
    ends = segmenting.cut(codes_of(text), np.array([len(text)])).tolist()
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def searched(text: str) -> list[tuple[str, int, int]]:
    """The tokens of one field, as jieba's search mode has them."""
    return [token for token in jieba.tokenize(fold(text), mode="search") if any(map(str.isalnum, token[0]))]


def compare(name: str, texts: Iterator[str]) -> None:
    """Words and tokens of both."""
    strings = characters = different = 0
    for text in texts:
        for form in {text, fold(text)}:
            strings, characters = strings + 1, characters + len(form)
            tokens = [(word, start, end) for word, _, start, end in analysis.words(form)]
            if cut(form) != jieba.lcut(form) or tokens != searched(form):
                different += 1
                print(f"differs: {form!r}")
    print(f"{name}: {strings} strings, {characters} characters, {different} differ")


def time_both(texts: Sequence[str]) -> None:
    """jieba text by text, ours together, as an index is written."""
    codes, counts = codes_of("".join(texts)), np.array(list(map(len, texts)))
    works = {
        "words by jieba": lambda: list(map(jieba.lcut, texts)),
        "words": lambda: segmenting.cut(codes, counts),
        "tokens by jieba": lambda: list(map(searched, texts)),
        "tokens": lambda: analysis.word_tokens(texts),
    }
    for name, work in works.items():
        work()
        start = time.process_time()
        work()
        print(f"{name}: {len(codes) / (time.process_time() - start):,.0f} characters a second")


def main() -> None:
    """Proof, then speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--random", type=int, default=10_000)
    options = parser.parse_args()
    compare("seeds", seeds())
    compare("random", at_random(options.random))
    texts = [fold(text) for text in seeds()]
    if options.corpus:
        compare("corpus", corpus(options.corpus))
        texts = [fold(text) for text in corpus(options.corpus)][:5_000]
    time_both(texts)


if __name__ == "__main__":
    main()
