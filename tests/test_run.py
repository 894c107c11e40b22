"""What `make run` runs, as whole processes: from an empty folder, again, and after the worst."""

import signal
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from search.query.parsing import LONGEST
from tests.serving import Archive, kill, serving, until


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Started once from an empty folder; the tests of this module go through its life in order."""
    with serving(tmp_path_factory.mktemp("an archive")) as archive:
        yield archive


def test_the_first_run_serves_the_five_seeds(archive: Archive) -> None:
    assert "5 files: 5 imported" in archive.output
    assert archive.count("党建") == 5


def test_an_address_may_be_sent_as_it_is_typed(archive: Archive) -> None:
    answer = archive.get_as_typed("/api/search?q=党建")
    assert "200 OK" in answer
    assert '"count": 5' in answer


def test_the_longest_query_is_answered_with_all_that_may_stand_beside_it(archive: Archive) -> None:
    assert archive.count("𠮷" * LONGEST) == 0
    assert '"count": 5' in archive.get(f"/api/search?q={quote('党建')}&beside={'x' * 8000}")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_and_the_next_run_imports_nothing(archive: Archive, how: signal.Signals) -> None:
    archive.stop(how)
    assert until(lambda: not archive.processes()), archive.processes()
    archive.start()
    assert "5 files: 5 unchanged" in archive.output
    assert archive.count("党建") == 5


def test_after_kill_9_of_every_process_everything_is_there_and_nothing_twice(archive: Archive) -> None:
    assert len(archive.processes()) >= 4  # the server, its workers, the database
    archive.kill_everything()
    archive.start()
    assert "5 files: 5 unchanged" in archive.output
    assert archive.count("党建") == 5


def test_after_kill_9_of_the_database_alone_the_next_request_answers(archive: Archive) -> None:
    kill([process for process in archive.processes() if process.name() == "postgres"])
    assert archive.count("党建") == 5
    assert "党建" in archive.get("/")


def test_ctrl_c_in_a_terminal_reaches_all_processes_and_they_end_without_a_word(archive: Archive) -> None:
    archive.interrupt_as_a_terminal_does()
    assert until(lambda: not archive.processes()), archive.processes()
    assert archive.output.splitlines()[-1].endswith("(Ctrl-C stops it)")


def test_all_this_left_the_home_folder_alone(archive: Archive) -> None:
    assert list(archive.home.iterdir()) == []
