"""What a Traditional original printed is found by every piece of it, though a phrase made other characters of it."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from articles.reading.script import phrases, simplify
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.parsing import parse

PHRASES = sorted(phrases())
OTHERS = ["规划展览", "恢复原状", "画展开幕", "工具齐全", "沉重打击", "发展计划经济"]
TEXTS = [*(simplify(before) for before, _ in PHRASES), *OTHERS]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    options = settings.HAYSTACK_CONNECTIONS["default"]
    before, options["PATH"] = options["PATH"], str(tmp_path_factory.mktemp("pieces") / "index")
    documents = [{"id": str(number), "identifier": str(number), "text": text} for number, text in enumerate(TEXTS)]
    engine().generations.publish(engine().generations.create())
    engine().generations.live().replace("identifier", (), documents)
    yield engine().snapshot()
    options["PATH"] = before


def found(snapshot: Snapshot, typed: str) -> set[int]:
    return {*snapshot.matches(matching(parse(typed).tree)).tolist()}


def pieces(text: str) -> Iterator[str]:
    return (text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1))


def test_every_piece_of_every_phrase_finds_it_in_either_script(snapshot: Snapshot) -> None:
    missed = [
        (before, piece)
        for number, (before, after) in enumerate(PHRASES)
        for piece in {*pieces(before), *pieces(after)}
        if number not in found(snapshot, f"“{piece}”")
    ]
    assert missed == []


def test_every_phrase_is_found_with_any_character_for_one_of_its_own(snapshot: Snapshot) -> None:
    missed = [
        pattern
        for number, (before, _) in enumerate(PHRASES)
        for piece in {before, before[1:], before[:-1]}
        for pattern in (f"{piece[:at]}?{piece[at + 1 :]}" for at in range(len(piece)) if len(piece) > 1)
        if number not in found(snapshot, pattern)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    {
        "“畫展”": {"画展开幕"},
        "“画”": {"画展开幕"},
        "“覆原”": set(),
        "“沈重”": set(),
        "“具”": {"工具齐全"},
        "畫?": {"画展开幕", "发展计划经济"},
        "?畫?濟": {"发展计划经济"},
        "畫?开": {"画展开幕"},
        "覆?状": set(),
        '"發展 畫經濟"~1': {"发展计划经济"},
        '"發展 畫經濟"~0': set(),
        '"發展 划经济"~1': {"发展计划经济"},
        '"畫 開幕"~1': {"画展开幕"},
        '"計畫 經濟 發展"~0': {"发展计划经济"},
    }.items(),
)
def test_nothing_else_is_taken_for_such_a_phrase(snapshot: Snapshot, typed: str, expected: set[str]) -> None:
    assert {TEXTS[number] for number in found(snapshot, typed)} & {*OTHERS} == expected
