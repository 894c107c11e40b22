"""Troubles that a person can mend are told in one sentence; faults of the program keep their traceback."""

import errno
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from archive.troubles import sentence_for


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/data"), "The disk is full (/data)"),
        (OSError(errno.EACCES, "Permission denied", "/data"), "No permission to write or read /data"),
        (OSError(errno.EADDRINUSE, "Address already in use"), "make run PORT=8001"),
        (ImproperlyConfigured("Set SECRET_KEY."), "Set SECRET_KEY."),
        (OperationalError("No database answers.\nDETAIL: …"), "No database answers."),
    ],
)
def test_a_trouble_from_outside_is_a_sentence(trouble: Exception, words: str) -> None:
    sentence = sentence_for(trouble)
    assert sentence is not None
    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.django_db
def test_a_disk_that_fills_up_under_the_database_is_a_sentence() -> None:
    with pytest.raises(OperationalError) as trouble, connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$")
    assert "The database's disk is full" in (sentence_for(trouble.value) or "")


@pytest.mark.parametrize("fault", [KeyError("x"), OSError(errno.EPIPE, "Broken pipe"), ValueError("y")])
def test_a_fault_of_the_program_is_not_hidden(fault: Exception) -> None:
    assert sentence_for(fault) is None


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py as a person would, with nothing of this session's environment that chooses data."""
    inherited = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "ARCHIVE_VAR"}}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_port_in_use_is_said_before_anything_is_prepared(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        done = manage("serve", "--prepare", "--port", port, ARCHIVE_VAR=str(tmp_path / "var"))
    assert done.returncode == 1
    assert "The port is in use" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "var" / "pg").exists()


@pytest.mark.parametrize(
    "url",
    [
        "postgres://nobody:secret@127.0.0.1:1/none",
        "postgres://nobody:secret@no-such-host.invalid/none",
        "mysql://root@127.0.0.1/none",
        "not a url",
    ],
)
def test_a_wrong_database_url_is_a_sentence_without_the_password(tmp_path: Path, url: str) -> None:
    done = manage("migrate", DATABASE_URL=url, ARCHIVE_VAR=str(tmp_path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = manage("check", ARCHIVE_VAR=str(tmp_path / "closed" / "var"))
    assert done.returncode == 1
    assert "No permission" in done.stderr
    assert "Traceback" not in done.stderr
