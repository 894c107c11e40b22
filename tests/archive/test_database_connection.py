"""Django's connection: starts the embedded server when first needed, and tells in one sentence why it can't connect."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from archive.database import database_settings
from archive.postgresql.embedded.server import EmbeddedPostgres
from archive.postgresql.errors import DatabaseUnavailable
from archive.postgresql.refusals import sentence
from tests.archive.servers import ROOT, ask, lives

CONFIGURED = """
import os, signal, sys, threading
from pathlib import Path
import django
from django.conf import settings
from django.core.management import call_command
from archive.database import database_settings
settings.configure(DATABASES={"default": database_settings(None, Path(sys.argv[1]))}, INSTALLED_APPS=[
    "django.contrib.contenttypes", "django.contrib.auth"])
django.setup()
from django.db import connection

def answer(question="SELECT 7"):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]

def server():
    return int((Path(sys.argv[1]) / "pg/data/postmaster.pid").read_text().split()[0])

"""
LAZY = """
call_command("check")
assert not (Path(sys.argv[1]) / "pg").exists()
"""
FIRST_QUESTION = """
assert answer() == 7
"""
KILLED_BETWEEN = """
assert answer() == 7
os.kill(server(), signal.SIGKILL)
connection.close()
assert answer() == 7
"""
THREADS = """
answers = []
def ask():
    answers.append(answer("SELECT pg_postmaster_start_time()::text"))
    connection.close()
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(answers) == 8 and len(set(answers)) == 1, answers
"""
TEST_DATABASE = """
from django.contrib.auth.models import User
from django.test.utils import setup_databases, teardown_databases
before = setup_databases(verbosity=0, interactive=False, parallel=2)
assert answer("SELECT current_database()") == "test_postgres"
assert User.objects.create(username="a").pk
teardown_databases(before, verbosity=0, parallel=2)
"""
PROGRAMS = {"lazy": LAZY, "first": FIRST_QUESTION, "killed": KILLED_BETWEEN, "threads": THREADS, "tests": TEST_DATABASE}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_django_process_finds_its_server_and_leaves_none_behind(name: str, tmp_path: Path) -> None:
    words = [sys.executable, "-W", "error", "-c", CONFIGURED + PROGRAMS[name], str(tmp_path)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert name == "lazy" or not lives(EmbeddedPostgres(tmp_path / "pg"))


def connection_to(url: str) -> BaseDatabaseWrapper:
    return ConnectionHandler({"default": database_settings(url, Path("var"))})["default"]


def refusal(url: str) -> str:
    """What a person reads who has this DATABASE_URL."""
    connection: Any = connection_to(url)
    with pytest.raises(DatabaseUnavailable) as trouble:
        connection.get_new_connection(connection.get_connection_params())
    assert "secret" not in str(trouble.value)
    assert "\n" not in str(trouble.value)
    return str(trouble.value)


def test_a_server_that_does_not_answer_is_told() -> None:
    assert refusal("postgres://u:secret@127.0.0.1:1/news") == (
        "The database server at 127.0.0.1, port 1 (database news) does not answer: "
        "start it, or correct the host and port in DATABASE_URL."
    )


def test_an_unknown_host_is_told() -> None:
    assert "no.such.host.invalid, port 5432 (database news) is unknown" in refusal(
        "postgres://u:secret@no.such.host.invalid/news"
    )


@pytest.fixture
def strict(server: EmbeddedPostgres) -> str:
    """The URL of a server that asks everyone but its owner for a password."""
    server.ensure()
    ask(server, "CREATE ROLE reader LOGIN PASSWORD 'right'")
    hosts = server.area.data / "pg_hba.conf"
    hosts.write_text("local all archive trust\nlocal forbidden all reject\nlocal all all scram-sha-256\n")
    ask(server, "SELECT pg_reload_conf()")
    return "postgres://{}@" + str(server.area.socket).replace("/", "%2F") + "/{}"


REFUSED = {
    ("reader:secret", "postgres"): "refused the password of reader: correct it in DATABASE_URL.",
    ("reader", "postgres"): "asks for the password of reader: add it to DATABASE_URL.",
    ("archive:secret", "nosuch"): "has no database nosuch: create it, or correct DATABASE_URL.",
    ("reader:secret", "forbidden"): "does not let reader into forbidden",
}


@pytest.mark.parametrize(("who", "where"), REFUSED)
def test_a_refusal_says_what_to_correct(strict: str, who: str, where: str) -> None:
    assert REFUSED[who, where] in refusal(strict.format(who, where))


def test_the_right_password_is_let_in(strict: str) -> None:
    connection: Any = connection_to(strict.format("reader:right", "postgres"))
    connection.get_new_connection(connection.get_connection_params()).close()


def test_a_refusal_in_words_we_do_not_know_is_handed_on() -> None:
    said = psycopg.OperationalError("FATAL:  Passwort-Authentifizierung\nfehlgeschlagen")
    assert sentence(said, {"dbname": "news", "host": "db"}).endswith(
        "did not let the current user into news (FATAL: Passwort-Authentifizierung fehlgeschlagen): "
        "correct DATABASE_URL or the server."
    )


def test_a_refusal_of_the_embedded_server_is_told_too(server: EmbeddedPostgres) -> None:
    entry = database_settings(None, server.area.folder.parent) | {"NAME": "nosuch"}
    connection: Any = ConnectionHandler({"default": entry})["default"]
    with pytest.raises(DatabaseUnavailable, match="has no database nosuch"):
        connection.get_new_connection(connection.get_connection_params())
