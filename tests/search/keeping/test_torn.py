"""Whatever happens to a file of the index: it is read as it was written, or the damage is named."""

import random
import shutil
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.query import Phrase, Query, Term

from search.analysis import WordTokenizer
from search.columnar.asking.run_query import SINGLE, Run
from search.keeping import segments
from search.keeping.durable import DurableStorage
from search.keeping.generations import Generation, Generations
from search.keeping.snapshot import Snapshot
from search.preparing.schema import Characters
from search.troubles import IndexDamaged, IndexTrouble

SCHEMA = Schema(
    identifier=ID(stored=True),
    text=Characters(),
    body=TEXT(analyzer=WordTokenizer()),
    tag=KEYWORD(stored=True),
    first=NUMERIC(int, sortable=True),
)
SENTENCES = ["全市基层党建工作推进会召开", "社区卫生服务中心为老人义诊", "绿心保护区生态修复完成", "夏粮收购有序推进"]
QUESTIONS: list[Query] = [
    Term("body", "基层"),
    Phrase("body", ["生态", "修复"]),
    Run("text", "服务中心"),
    Run("text", "推"),
    Term("tag", "b"),
    Term(f"{SINGLE}text", "老"),
]


def documents(start: int, end: int) -> list[dict[str, object]]:
    made = []
    for n in range(start, end):
        text = "，".join(SENTENCES[(n * k) % 4] for k in range(1, 4))
        made.append({"identifier": f"{n}", "text": text, "body": text, "tag": "a b"[n % 2 :], "first": n})
    return made


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Two segments, one with something deleted."""
    generation = Generations(tmp_path_factory.mktemp("index"), SCHEMA, {}).create()
    generation.replace("identifier", (), documents(0, 40))
    generation.replace("identifier", ["3", "4"], documents(40, 60))
    return generation


def answers(generation: Generation) -> list[object]:
    """What is found, how it scores, what is stored and what the columns hold."""
    snapshot = Snapshot(generation)
    found = [snapshot.scores(query) for query in QUESTIONS]
    told = [(hits.documents.tolist(), hits.scores.tolist()) for hits in found]
    return [told, sorted(snapshot.every_stored(), key=str), snapshot.numbers("first").raw.tolist()]


def damage(file: Path, chance: random.Random) -> None:
    """A piece is cut off, lost, zeroed, or overwritten by what lies elsewhere in the file."""
    content = bytearray(file.read_bytes())
    start = chance.randrange(len(content))
    size = min(chance.choice([1, 64, 4096]), len(content) - start)
    elsewhere = chance.randrange(len(content))
    match chance.randrange(4):
        case 0:
            del content[start:]
        case 1:
            del content[start : start + size]
        case 2:
            content[start : start + size] = bytes(size)
        case 3:
            content[start : start + size] = content[elsewhere : elsewhere + size].ljust(size, b"\xff")
    file.write_bytes(content)


# Whoosh does not close a file that it failed to understand; the collector does, and complains.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_gives_the_right_answers_or_its_damage_is_named(
    whole: Generation, tmp_path: Path, seed: int
) -> None:
    chance, torn = random.Random(seed), Generation(tmp_path / "torn", SCHEMA)
    shutil.copytree(whole.folder, torn.folder)
    file = chance.choice(sorted(file for file in torn.folder.iterdir() if file.suffix in (".seg", ".toc")))
    before = file.read_bytes()
    damage(file, chance)
    if file.read_bytes() != before:
        with pytest.raises(IndexDamaged):
            torn.verify()
    try:
        found = answers(torn)
    except IndexTrouble:
        return
    assert found == answers(whole)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("seed", range(60))
def test_what_is_read_before_it_was_compared_is_answered_or_its_damage_is_named(
    whole: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(DurableStorage, "verify", lambda *_: None)
    chance, torn = random.Random(seed), Generation(tmp_path / "torn", SCHEMA)
    shutil.copytree(whole.folder, torn.folder)
    for file in torn.folder.glob("*.seg"):
        content = bytearray(file.read_bytes())
        for _ in range(chance.choice([1, 5, 20])):
            content[chance.randrange(len(content))] = chance.choice([0, 255, chance.randrange(256)])
        file.write_bytes(content)
    with suppress(IndexTrouble):
        assert len(answers(torn)) == 3


def opened_though_torn(generation: Generation, file: Path) -> Snapshot:
    """With one bit changed, somewhere behind the middle, that opening does not stumble over."""
    whole = file.read_bytes()
    for at in range(len(whole) // 2, len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with suppress(IndexDamaged):
            return Snapshot(generation)
    raise AssertionError("Opening reads every byte.")


def test_of_a_large_segment_damage_is_found_while_it_is_read(
    whole: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "SMALL", 0)
    torn = Generation(tmp_path / "torn", SCHEMA)
    shutil.copytree(whole.folder, torn.folder)
    file = max(torn.folder.glob("*.seg"))
    snapshot = opened_though_torn(torn, file)
    for thread in threading.enumerate():
        if thread.name == "comparing":
            thread.join()
    with pytest.raises(IndexDamaged):
        snapshot.hits(QUESTIONS[0])


def test_of_what_is_whole_nothing_is_said(whole: Generation) -> None:
    whole.verify()
    assert len(answers(whole)) == 3
