"""Opening an index copies nothing of it."""

import random
from pathlib import Path

import pytest
from whoosh.fields import TEXT, Schema
from whoosh.filedb import structfile
from whoosh.query import Phrase

from search.columnar.mapped import MappedFile
from search.keeping.generations import Generation, Generations
from search.keeping.snapshot import Snapshot


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    generation = Generations(tmp_path, Schema(text=TEXT(stored=True)), {}).create()
    generation.replace("text", (), [{"text": f"alpha beta {n}"} for n in range(50)])
    return generation


def test_opening_and_searching_copies_no_file_into_memory(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(content: bytes = b"") -> None:
        raise AssertionError(f"{len(content)} bytes were copied")

    monkeypatch.setattr(structfile, "BytesIO", refuse)
    snapshot = Snapshot(generation)
    assert len(snapshot.scores(Phrase("text", ["alpha", "beta"])).documents) == 50
    assert snapshot.stored(7) == {"text": "alpha beta 7"}


def test_a_reader_keeps_its_files_when_a_commit_removes_them(generation: Generation) -> None:
    snapshot = Snapshot(generation)
    generation.replace("text", ["alpha"], [])
    for file in generation.folder.glob("*.seg"):
        file.unlink()
    assert snapshot.stored(49) == {"text": "alpha beta 49"}
    assert snapshot.count == 50


def test_a_mapped_file_reads_like_a_file(tmp_path: Path) -> None:
    file = MappedFile(memoryview(b"one\ntwo\nthree"), "x")
    assert file.read(4) == b"one\n"
    assert file.readline() == b"two\n"
    file.seek(-2, 2)
    assert (file.tell(), file.read(), file.read(1)) == (11, b"ee", b"")
    assert file.get(4, 3) == b"two"


def test_segments_have_names_of_their_own_whoever_seeds_the_common_generator(generation: Generation) -> None:
    for number in range(2):
        random.seed(1)
        generation.replace("text", (), [{"text": f"gamma {number}"}])
    assert Snapshot(generation).count == 52


def test_numbers_in_a_file_of_a_segment_lie_where_they_can_be_read(generation: Generation) -> None:
    index = generation.index()
    for segment in index.segments:
        compound = segment.open_compound_file(index.storage)
        assert {compound.range(name)[0] % 64 for name in compound.list()} == {0}
