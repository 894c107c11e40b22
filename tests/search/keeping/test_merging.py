"""Few segments after many commits, and nobody waits for that."""

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from whoosh.fields import ID, Schema

from search.columnar.inverting.making import Maker
from search.keeping import merging
from search.keeping.generations import Generation, Generations
from search.keeping.merging import FEW, due, everything, merge, merge_later
from search.keeping.snapshot import Snapshot
from search.troubles import IndexDamaged

SCHEMA = Schema(identifier=ID(stored=True))


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return Generations(tmp_path, SCHEMA, {}).create()


@pytest.fixture
def many(generation: Generation) -> Generation:
    """As many segments as are too many, of one document each."""
    for n in range(FEW + 1):
        commit(generation, str(n))
    return generation


def commit(generation: Generation, *identifiers: str) -> None:
    generation.replace("identifier", identifiers, [{"identifier": identifier} for identifier in identifiers])


def sizes(generation: Generation) -> list[int]:
    return sorted(segment.doc_count() for segment in generation.index().segments)


def held(generation: Generation) -> set[str]:
    return {fields["identifier"] for fields in Snapshot(generation).every_stored()}


class Sized:
    """A segment, as far as choosing goes."""

    def __init__(self, documents: int, deleted: int = 0) -> None:
        self.documents, self.deleted = documents, deleted

    def doc_count(self) -> int:
        return self.documents

    def deleted_count(self) -> int:
        return self.deleted

    def has_deletions(self) -> bool:
        return self.deleted > 0


@pytest.mark.parametrize(
    ("segments", "chosen"),
    [
        ([100] * FEW, []),
        ([100] * (FEW + 1), [100] * (FEW + 1)),
        ([10_000, *[1] * FEW], [1] * FEW),
        ([10_000, 100, *[1] * (FEW - 1)], [1] * (FEW - 1)),
        ([10_000, 10, *[1] * (FEW - 1)], [*[1] * (FEW - 1), 10]),
        ([4**n for n in range(FEW + 1)], [1, 4]),
    ],
)
def test_the_smallest_are_joined_and_a_much_larger_one_is_left_alone(segments: list[int], chosen: list[int]) -> None:
    assert [segment.doc_count() for segment in due(list(map(Sized, segments)))] == chosen


def test_what_is_mostly_deleted_is_written_anew() -> None:
    hollow = Sized(10, 11)
    assert list(due([Sized(100, 99), hollow])) == [hollow]
    assert list(everything([Sized(5)])) == []


def test_a_document_is_written_a_few_times_in_ten_thousand_commits() -> None:
    segments, written = [], 0
    for _ in range(10_000):
        segments.append(Sized(1))
        while chosen := due(segments):
            joined = Sized(sum(each.documents for each in chosen))
            written += joined.documents
            segments = [each for each in segments if each not in chosen] + [joined]
    assert len(segments) <= FEW
    assert written < 20 * 10_000


def test_a_commit_joins_nothing_and_joining_leaves_few(many: Generation) -> None:
    assert sizes(many) == [1] * (FEW + 1)
    assert merge(many) == FEW + 1
    assert sizes(many) == [FEW + 1]
    assert held(many) == set(map(str, range(FEW + 1)))
    many.verify()
    assert not (many.folder / merging.SIDE).exists()


def test_everything_becomes_one_without_what_is_deleted(many: Generation) -> None:
    many.replace("identifier", ["0", "1"], [])
    commit(many, "large", "and", "more")
    merge(many, everything)
    [segment] = many.index().segments
    assert (segment.doc_count(), segment.deleted_count()) == (FEW + 2, 0)
    assert merge(many, everything) == 0


def test_an_empty_segment_goes_with_the_next_commit(generation: Generation) -> None:
    commit(generation, "a")
    generation.replace("identifier", ["a"], [])
    assert sizes(generation) == []


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What another writer does when segments have been joined and not yet swapped."""

    def arrange(happens: Callable[[], object]) -> None:
        of_segments = Maker.of_segments

        def and_then(self: Maker, sources: Any) -> Any:
            monkeypatch.setattr(Maker, "of_segments", of_segments)
            joined = of_segments(self, sources)
            happens()
            return joined

        monkeypatch.setattr(Maker, "of_segments", and_then)

    return arrange


@pytest.mark.parametrize("seed", range(5))
def test_changes_that_come_meanwhile_are_kept(many: Generation, meanwhile: Callable[..., None], seed: int) -> None:
    chance, expected = random.Random(seed), set(map(str, range(FEW + 1)))
    early, late = ({str(n) for n in chance.sample(range(FEW + 1), 3)} for _ in range(2))
    many.replace("identifier", early, [])
    expected -= early

    def change() -> None:
        many.replace("identifier", late, [{"identifier": "new"}])

    meanwhile(change)
    merge(many, everything)
    assert held(many) == expected - late | {"new"}
    assert sorted(held(many)) == sorted(fields["identifier"] for fields in Snapshot(many).every_stored())


def test_where_the_segments_are_gone_meanwhile_nothing_is_swapped(
    many: Generation, meanwhile: Callable[..., None]
) -> None:
    meanwhile(lambda: many.replace("identifier", map(str, range(FEW + 1)), [{"identifier": "other"}]))
    assert merge(many, everything) == 0
    assert held(many) == {"other"}


def test_what_comes_while_everything_is_joined_waits_for_the_next_time(
    many: Generation, meanwhile: Callable[..., None]
) -> None:
    meanwhile(lambda: commit(many, "late"))
    merge(many, everything)
    assert sizes(many) == [1, FEW + 1]


def test_only_one_joins_at_a_time(many: Generation, meanwhile: Callable[..., None]) -> None:
    seen: list[int] = []
    meanwhile(lambda: seen.append(merge(many)))
    assert (merge(many), seen) == (FEW + 1, [0])


def test_what_one_who_was_killed_left_behind_goes(many: Generation) -> None:
    side = many.folder / merging.SIDE
    side.mkdir()
    (side / "MAIN_0.terms").write_bytes(b"half")
    commit(many, "9")
    merge(many)
    assert not side.exists()


def test_what_is_damaged_is_not_joined_and_sealed_anew(many: Generation) -> None:
    file = min(many.folder.glob("*.seg"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(IndexDamaged):
        merge(many)


@pytest.mark.parametrize("large", [1, 1_000])
def test_in_the_background_a_thread_joins_few_and_a_process_many(
    many: Generation, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(merging, "LARGE", large)
    merge_later(many)
    with merging._at_it:
        assert sizes(many) == [FEW + 1]


def test_where_no_thread_can_be_had_the_next_commit_asks_again(
    many: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(Thread, "start", refuse)
        merge_later(many)
    merge_later(many)
    with merging._at_it:
        assert sizes(many) == [FEW + 1]


def test_of_a_process_that_is_ended_the_log_tells(
    many: Generation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(merging, "LARGE", 1)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    merge_later(many)
    with merging._at_it:
        assert [record.message for record in caplog.records] == ["index.not_joined"]


def test_in_the_background_no_trouble_is_raised(many: Generation) -> None:
    shutil.rmtree(many.folder)
    merge_later(many)
