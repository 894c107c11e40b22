"""How many segments there are after many commits."""

from pathlib import Path

import pytest
from whoosh.fields import ID, Schema

from search.generations import Generation, Generations
from search.merging import MANY
from search.snapshot import Snapshot


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return Generations(tmp_path, Schema(identifier=ID(stored=True)), {}).create()


def commit(generation: Generation, *identifiers: str) -> None:
    generation.replace("identifier", identifiers, [{"identifier": identifier} for identifier in identifiers])


def sizes(generation: Generation) -> list[int]:
    return sorted(segment.doc_count() for segment in generation.index()._segments())


def test_most_commits_write_only_what_they_bring(generation: Generation) -> None:
    for n in range(MANY):
        commit(generation, str(n))
    assert sizes(generation) == [1] * MANY


def test_many_segments_of_a_size_become_one_of_the_next(generation: Generation) -> None:
    for n in range(2 * MANY + 3):
        commit(generation, str(n))
    assert sizes(generation) == [1, 1, 1, MANY, MANY]
    held = {fields["identifier"] for fields in Snapshot(generation).every_stored()}
    assert held == {str(n) for n in range(2 * MANY + 3)}


def test_a_large_segment_is_left_alone(generation: Generation) -> None:
    commit(generation, *(f"large {n}" for n in range(500)))
    for n in range(MANY + 1):
        commit(generation, str(n))
    assert sizes(generation) == [1, MANY, 500]


def test_what_is_deleted_does_not_come_back_and_an_empty_segment_goes(generation: Generation) -> None:
    for n in range(MANY):
        commit(generation, str(n))
    for n in range(MANY):
        generation.replace("identifier", [str(n)], [])
    assert sizes(generation) == []
