import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from articles.reading.repair.chain import problems, repaired
from articles.reading.repair.mojibake import damaged, reversed_
from articles.reading.rules import Draft, undo
from tests.reading.cases import cases

SENTENCES = [
    "老支书带村民修水渠，今年的收成比去年多两成。",
    "社区食堂上午开门，有120位老人。",
    "“路通了，心也通了。”王大姐说。",
    "农技员上门讲解：怎样育秧、怎样防虫？",
    "学校操场翻新以后，孩子们放学也不愿回家！",
]
STRANGERS = [
    "café",
    "Müller",
    "Besançon",
    "À la carte",
    "翠翠",
    "鏂",
    "閻王",
    "锟",
    "烫烫的",
    "ÅÄÖ",
    "20°C",
    "±3",
    "……",
    "“——”",
]
GOOD = "会上，大家一致同意。"
traditional = OpenCC("s2tw").convert


def as_windows_1252(raw: bytes) -> str:
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def as_gbk(raw: bytes) -> str:
    """As Windows does: 0x80 is the sign of the euro, and a first byte without a second "?"."""
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError as fault:
        sign = "€" if raw[fault.start] == 0x80 else "?"
        return raw[: fault.start].decode("gb18030") + sign + as_gbk(raw[fault.start + 1 :])


# What went wrong, by name; each keeps every byte.
KINDS: dict[str, Callable[[str], str]] = {
    "UTF-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "UTF-8 as Windows-1252": lambda text: as_windows_1252(text.encode()),
    "UTF-8 as Windows-1252 twice": lambda text: as_windows_1252(as_windows_1252(text.encode()).encode()),
    "GBK as Latin-1": lambda text: text.encode("gb18030").decode("latin-1"),
    "GBK as Windows-1252": lambda text: as_windows_1252(text.encode("gb18030")),
    "GBK as Big5": lambda text: text.encode("gb18030").decode("big5hkscs"),
    "Big5 as GBK": lambda text: traditional(text).encode("big5").decode("gb18030"),
    "Big5 as Latin-1": lambda text: traditional(text).encode("big5").decode("latin-1"),
}
_SPLINTERS = ["鏂伴椈", "æ–°", "é—»", "ÐÂÎÅ", "Ã¦Â–Â°", "鈥", "�", "€", "?", "锟斤拷", "锘", "é", "暮氪植"]
pieces = st.sampled_from([*_SPLINTERS, "\u00a0", "\u200b", " ", "\n", "2", "a", "新闻", "，"])


def reading_of(text: str) -> str:
    return repaired(Draft(text, text)).text


@pytest.mark.parametrize("case", cases("mojibake"), ids=lambda case: case["why"])
def test_what_was_read_wrongly_is_reversed_and_what_was_not_is_left(case: dict[str, str]) -> None:
    assert (reading_of(case["text"]), problems(case["repaired"])) == (case["repaired"], ())


@pytest.mark.parametrize("case", cases("mojibake_lost"), ids=lambda case: case["why"])
def test_what_was_lost_is_told_and_not_invented(case: dict[str, str]) -> None:
    assert reading_of(case["text"]) == case["repaired"]
    assert problems(case["repaired"])


@pytest.mark.parametrize("kind", KINDS)
@given(st.data(), st.sampled_from(["", GOOD]))
def test_a_sentence_read_wrongly_comes_back_and_its_neighbours_stay(
    kind: str, data: st.DataObject, beside: str
) -> None:
    sentences = st.sampled_from(SENTENCES[2::2] if kind == "GBK as Big5" else SENTENCES)  # the others lose bytes
    text = data.draw(st.lists(sentences, min_size=1, max_size=3).map("".join))
    misread = KINDS[kind](text)
    right = traditional(text) if kind.startswith("Big5") else text
    assert reading_of(beside + misread + beside) == beside + right + beside


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join), st.sampled_from(["", GOOD]))
def test_of_bytes_that_were_lost_nothing_is_invented(text: str, beside: str) -> None:
    read = reading_of(beside + as_gbk(text.encode()) + beside)
    pairs = zip(read, beside + text + beside, strict=True)
    assert {now for now, right in pairs if now != right} <= {"\ufffd"}


@given(st.lists(pieces, max_size=12).map("".join))
def test_any_of_it_can_be_undone_and_is_repaired_once(text: str) -> None:
    draft = repaired(Draft(text, text))
    assert undo(draft.text, draft.repairs) == text
    assert reading_of(draft.text) == draft.text


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("around", ["", GOOD, "\n"])
def test_names_and_rare_characters_are_not_taken_for_it(stranger: str, around: str) -> None:
    assert list(reversed_(around + stranger + around)) == []


def test_a_reversal_is_recorded_as_one() -> None:
    (repair,) = repaired(Draft("今天鏂伴椈", "今天鏂伴椈")).repairs
    assert (repair.kind, repair.start, repair.before, repair.after) == ("mojibake", 2, "鏂伴椈", "新闻")


@pytest.mark.parametrize("pattern", ["鏂伴椈", "甲鏂伴椈", "æ–°", "é", "ÐÂ a", "Ã¦Â–Â°", "鈥?", "暮氪植", "锟斤拷"])
def test_the_time_grows_with_the_text_alone(pattern: str) -> None:
    def seconds(size: int) -> float:
        text = (pattern * size)[:size]
        start = time.process_time()
        list(reversed_(text))
        list(damaged(text))
        return time.process_time() - start

    assert seconds(160_000) < 8 * seconds(40_000) + 1
