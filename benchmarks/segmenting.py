"""Whether rjieba cuts as jieba does, and how much faster.

    python -m benchmarks.segmenting [--corpus FILE] [--random N]

Every field of the corpus (.jsonl.gz), as printed and as folded for search, and the seeds, are cut by both: words,
shorter words inside them, and where each stands. So are N strings of random characters and fragments. What differs is
printed. The speeds are of the same texts in the same run: of words alone, and of the tokens of `search.analysis`.
"""

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

import rjieba  # noqa: E402

from articles.reading.decoding import decode  # noqa: E402
from articles.reading.script import fold  # noqa: E402
from search import analysis  # noqa: E402
from search.words.rust_segmenter import RustSegmenter  # noqa: E402
from search.words.segmenting import JiebaSegmenter, Segmenter  # noqa: E402

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


def cut(segmenter: Segmenter, text: str) -> list[str]:
    """The words of one field."""
    return list(segmenter.cut(text))


def searched(segmenter: Segmenter, text: str) -> list[analysis.Placed]:
    """The tokens of one field."""
    with patch.object(analysis, "segmenter", lambda: segmenter):
        return list(analysis.words(text))


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            work(text)
        taken.append(time.perf_counter() - start)
    return min(taken)


def compare(name: str, texts: Iterator[str], python: Segmenter, rust: Segmenter) -> None:
    """Words and tokens of both."""
    strings = characters = different = 0
    for text in texts:
        for form in {text, fold(text)}:
            strings, characters = strings + 1, characters + len(form)
            alike = cut(python, form) == cut(rust, form) and searched(python, form) == searched(rust, form)
            if not alike:
                different += 1
                print(f"differs: {form!r}")
    print(f"{name}: {strings} strings, {characters} characters, {different} differ")


def main() -> None:
    """Proof, then speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--random", type=int, default=10_000)
    options = parser.parse_args()
    python, rust = JiebaSegmenter(), RustSegmenter(rjieba.cut, rjieba.has_word)
    compare("seeds", seeds(), python, rust)
    compare("random", at_random(options.random), python, rust)
    texts = [fold(text) for text in seeds()]
    if options.corpus:
        compare("corpus", corpus(options.corpus), python, rust)
        texts = [fold(text) for text in corpus(options.corpus)][:5_000]
    length = sum(map(len, texts))
    for name, make in (("words", cut), ("tokens", searched)):
        slow, fast = (length / seconds(partial(make, by), texts) for by in (python, rust))
        print(f"{name}: jieba {slow:,.0f} characters a second, rjieba {fast:,.0f}: {fast / slow:.1f} times")


if __name__ == "__main__":
    main()
