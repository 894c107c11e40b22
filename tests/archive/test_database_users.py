"""As whom the embedded server runs: root, in a namespace or as nobody; an ordinary user; and whose data it may use."""

import os
from pathlib import Path

import pytest

from archive.postgresql.embedded import programs
from archive.postgresql.embedded.area import NOBODY
from archive.postgresql.embedded.programs import ROOT_RUNS_IT_AS, Runner, programs_folder
from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.embedded.sockets import SHORT
from archive.postgresql.errors import DatabaseUnavailable
from tests.archive.servers import a_user_of, ask, line_of, lives, server_number

USER = 12345
NAMESPACE, AS_NOBODY = ROOT_RUNS_IT_AS
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def require(runner: Runner, folder: Path) -> None:
    if not runner.reaches(programs_folder(), folder):
        pytest.skip(f"needs a system where `{runner.prefix[0]}` is allowed and the checkout can be reached that way")


def mode_and_owner(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_mode, found.st_uid, found.st_gid


@needs_root
def test_under_root_every_file_stays_roots_and_nothing_else_changes(server: EmbeddedPostgres, tmp_path: Path) -> None:
    require(NAMESPACE, tmp_path)
    surroundings = [tmp_path, *tmp_path.parents, programs_folder(), *programs_folder().parents, Path("/etc/passwd")]
    before = [(path, mode_and_owner(path)) for path in surroundings]
    passwd = Path("/etc/passwd").read_bytes()
    server.ensure()
    assert {path.lstat().st_uid for path in server.area.folder.rglob("*")} == {0}
    assert [(path, mode_and_owner(path)) for path in surroundings] == before
    assert Path("/etc/passwd").read_bytes() == passwd


@needs_root
def test_under_root_the_server_itself_is_not_root_in_its_namespace(server: EmbeddedPostgres, tmp_path: Path) -> None:
    require(NAMESPACE, tmp_path)
    server.ensure()
    mapped = Path(f"/proc/{server_number(server)}/uid_map").read_text().split()
    assert mapped == [str(NOBODY), "0", "1"]


@needs_root
def test_where_namespaces_are_barred_nobody_runs_it(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require(AS_NOBODY, SHORT)
    server = EmbeddedPostgres(open_folder / "pg")
    with monkeypatch.context() as barred:
        barred.setattr(programs, "ROOT_RUNS_IT_AS", (Runner(0, ("false",)), AS_NOBODY))
        server.ensure()
        assert server.area.data.stat().st_uid == NOBODY
        assert ask(server, "SELECT 7") == 7
        assert server.stop()
    server.ensure()
    assert Path(f"/proc/{server_number(server)}").stat().st_uid == NOBODY


@needs_root
def test_a_folder_that_nobody_cannot_reach_is_told(server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch) -> None:
    server.area.folder.parent.chmod(0o700)
    monkeypatch.setattr(programs, "ROOT_RUNS_IT_AS", (Runner(0, ("no-such-program",)), AS_NOBODY))
    with pytest.raises(DatabaseUnavailable, match=r"cannot reach .* as an ordinary user: "):
        server.ensure()


@needs_root
@pytest.mark.parametrize("user", [1, USER], ids=["with a name", "without a name"])
def test_an_ordinary_user_runs_it(open_folder: Path, user: int) -> None:
    require(Runner(user, ("setpriv", f"--reuid={user}", "--clear-groups", "--", *NAMESPACE.prefix)), SHORT)
    os.chown(open_folder, user, user)
    open_folder.chmod(0o700)
    server = EmbeddedPostgres(open_folder / "pg")
    with a_user_of(server, user) as first, a_user_of(server, user) as second:
        assert int(line_of(first)) == int(line_of(second))
        assert {path.lstat().st_uid for path in server.area.folder.rglob("*")} == {user}
    assert not lives(server)


@needs_root
def test_one_user_is_refused_anothers_folder(open_folder: Path) -> None:
    server = EmbeddedPostgres(open_folder / "pg")
    server.area.folder.mkdir()
    with a_user_of(server, USER) as stranger:
        assert "belongs to another user (number 0): run as that user" in line_of(stranger)


@needs_root
def test_root_is_refused_a_users_folder_and_leaves_nothing_of_its_own_in_it(open_folder: Path) -> None:
    server = EmbeddedPostgres(open_folder / "pg")
    server.area.folder.mkdir()
    os.chown(server.area.folder, USER, USER)
    with pytest.raises(DatabaseUnavailable, match=f"belongs to another user \\(number {USER}\\)"):
        server.ensure()
    assert not any(server.area.folder.iterdir())


@needs_root
def test_a_missing_permission_is_told(open_folder: Path) -> None:
    with a_user_of(EmbeddedPostgres(open_folder / "pg"), USER) as stranger:
        assert "cannot be used (Permission denied: " in line_of(stranger)
