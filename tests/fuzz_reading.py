"""Coverage-guided fuzzing of the whole reader; needs atheris, which is not among the project's dependencies.

    python tests/fuzz_reading.py [-runs=1000000] [-seed=1] [-max_len=400] [-timeout=20] [FOLDER]

FOLDER keeps what was found to be new. Inputs grow from the five seeds, cut and mutated byte by byte and character by
character. Whatever goes in is refused or becomes a record whose spans lie in order inside the text, whose repairs lead
back to the decoded original and there again, and a second repair leaves what was repaired as it is.
"""

import random
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["articles"]):
    from articles.reading.decoding import decode_as
    from articles.reading.finding.gazetteer import Gazetteer
    from articles.reading.finding.place_names import Place
    from articles.reading.reader import read
    from articles.reading.record import Record, Refused
    from articles.reading.repair.chain import repaired
    from articles.reading.rules import Draft, redo, undo

SEEDS = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))]
HUNAN = Gazetteer([Place("43", "湖南省", "province", None, "43"), Place("4301", "长沙市", "prefecture", "43", "4301")])
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16")
SPLINTERS = [
    *(
        "項(xiàng)",
        "?guī)痛",
        "?!睎",
        "?。",
        "鏂伴椈",
        "æ–°é—»",
        "ÐÂÎÅ",
        "锟斤拷",
        "烫烫烫",
        "€",
        "⼀",
        "𠀀",
        "著",
        "著名",
        "連著",
    ),
    *(
        "乾隆",
        "2021-05-17",
        "十三五期间",
        "去年7月份",
        "上周五",
        "当天",
        "二〇二一年",
        "责编：",
        "记者 ",
        "通讯员 ",
        "刘阳/摄",
    ),
    *(
        "来源:",
        "一审",
        "（图）",
        "湖南日报11月22日讯(通讯员 ",
        "摘要:",
        "▲",
        "【",
        "】",
        "——",
        "“",
        "”",
        "，，",
        "全部评论:0",
    ),
    *("<p>", "&nbsp;", "é", "?", "(", ")", "(a)", "0", "月", "日", " ", "\n", "\r\n", "\0", "\x85", "\ufffd", "\ufeff"),
    *("\u200b", "\u00a0", "\u3000", "\uf90a"),
]
SHORTEST_CUT, LONGEST_CUT = 8, 160


def check(raw: bytes) -> None:
    try:
        record = read(raw, "甲.txt", HUNAN)
    except Refused:
        return
    text = record.text
    original = decode_as(raw, record.source.encoding)
    assert undo(text, record.repairs) == original
    assert redo(original, record.repairs) == text
    once = repaired(Draft(original, original)).text
    again = repaired(Draft(once, once)).repairs
    assert again == (), again
    in_order([(repair.start, repair.end) for repair in record.repairs], len(original))
    in_order([(block.start, block.end) for block in record.blocks], len(text))
    for region in record.regions:
        in_order([(start, end) for start, end, _ in region.mentions], len(text))
    assert has_a_title(record)


def in_order(spans: list[tuple[int, int]], length: int) -> None:
    done = 0
    for start, end in spans:
        assert done <= start <= end <= length, spans
        done = end


def has_a_title(record: Record) -> bool:
    return bool(record.title) != bool(record.title_supplied) or not record.text.strip()


def mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """Half of the inputs are changed as bytes, half as characters; now and then a new piece of a seed comes in."""
    chance = random.Random(seed)
    if not data or chance.random() < 0.02:
        data = piece(chance)
    if chance.random() < 0.5:
        return bytes(atheris.Mutate(data, max_size))
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.2 else "utf-8"
    text = list(data.decode("utf-8", "replace"))
    for _ in range(chance.randint(1, 4)):
        change(text, chance)
    return "".join(text).encode(encoding, "replace")[:max_size]


def piece(chance: random.Random) -> bytes:
    text = chance.choice(SEEDS).decode("utf-8", "replace")
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(SHORTEST_CUT, LONGEST_CUT)].encode()


def change(text: list[str], chance: random.Random) -> None:
    """One change of characters: a splinter put in, a few taken out, doubled, moved, or a misreading of some."""
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 9))
    taken = text[start:end]
    match chance.randrange(6):
        case 0 | 1:
            text[start:start] = chance.choice(SPLINTERS)
        case 2:
            del text[start:end]
        case 3:
            text[start:start] = taken
        case 4:
            del text[start:end]
            place = chance.randint(0, len(text))
            text[place:place] = taken
        case _:
            wrong = "".join(taken).encode(chance.choice(ENCODINGS[:3]), "replace")
            text[start:end] = wrong.decode(chance.choice(("gb18030", "latin-1", "big5hkscs", "cp1252")), "replace")


def main() -> None:
    atheris.Setup(sys.argv, check, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
