"""How fast whole articles are read, without finding and with it, and where the time goes.

    python -m benchmarks.reading_speed [--articles N] [--corpus FILE] [--profile] [--floods MEGABYTES]

Articles of 1,400 characters are composed from invented sentences with a fixed seed: Simplified ones as they should be,
and Traditional ones with readings in brackets, odd spaces and controls. Both are read without finding. With it are read
as many characters of the invented articles of tests/cases/finding, in which nearly every clause names somebody, and of
real news, item after item, where a corpus is given (.jsonl.gz with "title", "datetime" and "text"). Peers do a part of
the work in the same run, so that the ratios mean something on any machine.
"""

import argparse
import cProfile
import gc
import gzip
import json
import pstats
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import opencc

from articles.reading import reader
from articles.reading.decoding import decode
from articles.reading.finding.findings import Findings
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.reader import read
from articles.reading.record import Refused
from articles.reading.script import simplify

Given = TypeVar("Given")
NOBODY_KNOWN = Gazetteer([])
LENGTH = 1_400
REQUIRED, REQUIRED_WITH_FINDING = 400, 200
ARTICLES = Path(__file__).parents[1] / "tests/cases/finding/articles"
TO_TRADITIONAL, TO_SIMPLIFIED = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")
PLACES = ["村口", "社区", "镇政府", "车间", "学校", "田间", "医院", "广场", "码头", "档案馆"]
PEOPLE = ["老支书", "王大姐", "农技员", "志愿者", "技术员", "大学生村官", "护士长", "退休教师", "驻村干部", "船长"]
DEEDS = [
    "带着大家修好了水渠",
    "把账目一笔一笔念给村民听",
    "组织了一场学习讨论",
    "为老人送去了热饭",
    "一户一户上门登记",
    "讲起了修路的往事",
    "清点了仓库里的物资",
    "和同事们商量下一步的安排",
    "教孩子们认识家乡的树木",
    "检查了每一台机器",
]
ENDS = [
    "大家都说好。",
    "群众看在眼里，记在心上。",
    "这样的事每天都有。",
    "“路通了，心也通了。”",
    "今年的收成比去年多两成。",
    "事情就这样定了下来。",
]
NOISE = ("(zhè)", "\u00a0", "\u200b", "\u3000", "\x00")
FLOODS = {
    "Traditional lines, UTF-8": TO_TRADITIONAL.convert("老支书带着大家修好了水渠。\n").encode(),
    "Traditional lines, Big5": TO_TRADITIONAL.convert("老支书带着大家修好了水渠。\n").encode("big5hkscs"),
    "Simplified, one line": "老支书带着大家修好了水渠。".encode(),
    "readings": "阿(a)".encode(),
    "spaces": ("甲" + " " * 50).encode(),
    "no-break spaces": "甲\u00a0乙\u00a0".encode(),
    "empty lines": "甲\n\n".encode(),
    "question marks": b"?" * 1000 + "甲".encode(),
    "digits": b"1234567890" * 100 + "甲".encode(),
    "compatibility ideographs": "\uf90a甲".encode(),
    "controls": b"\0" * 100 + "甲".encode(),
    "every Han": "".join(map(chr, range(0x4E00, 0x9FA6))).encode(),
    "mojibake": "鏂伴椈".encode(),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--corpus", type=Path, help="real news to read with finding")
    parser.add_argument("--profile", action="store_true", help="show the share of each module")
    parser.add_argument("--floods", type=int, metavar="MEGABYTES", help="read files of one repeated pattern instead")
    options = parser.parse_args()
    if options.floods:
        show_floods(options.floods * 1_000_000)
        return
    chance = random.Random(1)  # noqa: S311
    clean = [article(chance) for _ in range(options.articles)]
    noisy = [damaged(TO_TRADITIONAL.convert(text), chance) for text in clean]
    for kind, texts in (("clean Simplified", clean), ("noisy Traditional", noisy)):
        show_speed(kind, texts)
        if options.profile:
            with without_finding():
                show_profile([text.encode() for text in texts[: options.articles // 4]], NOBODY_KNOWN)
    china = Gazetteer.from_tables()
    gc.freeze()  # as the processes of an import do
    show_finding("full of names", list(full_of_names(options.articles)), china, profile=options.profile)
    if options.corpus:
        show_finding("real news", list(news(options.corpus, options.articles)), china, profile=options.profile)


@contextmanager
def without_finding() -> Iterator[None]:
    """With functions in their place, for a mock takes longer than a stage."""
    nothing = Findings(None, (), (), ())
    with patch.object(reader, "find", lambda *_: nothing), patch.object(reader, "times_told", lambda *_: ()):
        yield


def full_of_names(number: int) -> Iterator[str]:
    """Of LENGTH characters each, beginning where the last one ended."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))) * 2
    for n in range(number):
        start = n * LENGTH % (len(text) // 2)
        yield text[start : start + LENGTH]


def news(corpus: Path, number: int) -> Iterator[str]:
    """Of LENGTH characters each: a title, a line with date and outlet, and the texts of items in their order."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        items = map(json.loads, lines)
        for first in islice(items, number):
            texts = [first["text"]]
            while sum(map(len, texts)) < LENGTH:
                texts.append(next(items)["text"])
            body = "\n".join(texts)[:LENGTH]
            yield f"{first['title']}\n{first['datetime'][:10]} 来源：晚间新闻\n{body}"


def show_finding(kind: str, texts: list[str], gazetteer: Gazetteer, *, profile: bool) -> None:
    raws = [text.encode() for text in texts]
    read(raws[0], "a.txt", gazetteer)
    pace = len(raws) / seconds(lambda raw: read(raw, "a.txt", gazetteer), raws)
    enough = "enough" if pace >= REQUIRED_WITH_FINDING else "too slow"
    print(f"{kind}, with finding: {pace:,.0f} articles a second and core ({enough})")
    if profile:
        show_profile(raws[: len(raws) // 4], gazetteer)


def article(chance: random.Random) -> str:
    """Title, date, source, LENGTH characters of text, editor."""
    lines, size = [f"{chance.choice(PLACES)}里的新鲜事", "2021-05-17 10:20 来源：山口晚报 记者 王伟"], 0
    while size < LENGTH:
        sentences = (
            f"{chance.choice(PEOPLE)}在{chance.choice(PLACES)}{chance.choice(DEEDS)}，{chance.choice(ENDS)}"
            for _ in range(chance.randint(2, 5))
        )
        lines.append("".join(sentences))
        size += len(lines[-1])
    return "\n".join([*lines, "责任编辑：李娜"])


def damaged(text: str, chance: random.Random) -> str:
    pieces = list(text.replace("\n", "\r\n\r\n\u3000\u3000"))
    for place in chance.sample(range(len(pieces)), len(pieces) // 40):
        pieces[place] += chance.choice(NOISE)
    return "".join(pieces).replace("這", "這(zhè)")


def show_speed(kind: str, texts: list[str]) -> None:
    raws = [text.encode() for text in texts]
    read(raws[0], "a.txt", NOBODY_KNOWN)  # the first text pays for the tables
    with without_finding():
        whole = seconds(lambda raw: read(raw, "a.txt", NOBODY_KNOWN), raws)
    pace = len(raws) / whole
    print(f"{kind}: {pace:,.0f} articles a second and core ({'enough' if pace >= REQUIRED else 'too slow'})")
    ours, theirs = seconds(simplify, texts), seconds(TO_SIMPLIFIED.convert, texts[: len(texts) // 10]) * 10
    print(f"  to Simplified: {theirs / ours:.1f} times as fast as opencc-python-reimplemented")
    print(f"  decoding takes {seconds(decode, raws) / whole:.0%}, conversion {ours / whole:.0%} of the time")


def seconds(work: Callable[[Given], object], given: list[Given]) -> float:
    start = time.process_time()
    for each in given:
        work(each)
    return time.process_time() - start


def show_profile(raws: list[bytes], gazetteer: Gazetteer) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for raw in raws:
        read(raw, "a.txt", gazetteer)
    profile.disable()
    shares = Counter(dict(modules_in(pstats.Stats(profile))))
    for module, share in shares.most_common(16):
        print(f"  {share / shares.total():6.1%}  {module}")


def modules_in(stats: pstats.Stats) -> Iterator[tuple[str, float]]:
    """Seconds in each module, those of what is built in shared among the modules that called it."""
    totals: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if "articles" in file:
            totals[module_of(file)] += own
        else:
            for (caller, _, _), (_, _, share, _) in callers.items():
                totals[module_of(caller) if "articles" in caller else "elsewhere"] += share
    yield from totals.items()


def module_of(file: str) -> str:
    return str(Path(file).relative_to(Path(__file__).parents[1])).removesuffix(".py")


def show_floods(size: int) -> None:
    read("甲。".encode(), "a.txt", NOBODY_KNOWN)
    for name, pattern in FLOODS.items():
        raw = pattern * (size // len(pattern))
        start = time.process_time()
        try:
            end = f"{len(read(raw, 'a.txt', NOBODY_KNOWN).repairs):,} repairs"
        except Refused as refused:
            end = refused.code
        print(f"{time.process_time() - start:6.1f} s  {name} ({end})", flush=True)


if __name__ == "__main__":
    main()
