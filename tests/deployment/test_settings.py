"""Settings are safe in production and described for whoever sets them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "ARCHIVE_PRODUCTION": "true",
    "SECRET_KEY": "k3y-of-the-tests-with-more-than-fifty-different-characters-0123456789",
    "ALLOWED_HOSTS": "archive.example.org",
    "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
}
READS = re.compile(r'(?:\benv\.\w+\(|required_in_production\(|os\.environ\.get\(|os\.environ\[)\s*"([A-Z_]+)"')

READ_BY_NUMBA = {"NUMBA_CACHE_DIR"}
"""`tests/search/columnar/test_compiling.py` shows it."""

OF_ONE_PAGE = {"styleguide", "trouble"}
"""Sheets that are not for every page."""


def described() -> set[str]:
    """The names in the first column of the tables of docs/settings.md."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), re.M))


def read_by_the_archive() -> set[str]:
    files = (file for folder in ("archive", "articles", "search") for file in (ROOT / folder).rglob("*.py"))
    return {name for file in files for name in READS.findall(file.read_text(encoding="utf-8"))}


def read_by_compose() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def manage(*words: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py in an environment of its own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *words],
        env=inherited | {"ARCHIVE_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_every_variable_that_is_read_is_described() -> None:
    assert sorted((read_by_the_archive() | read_by_compose() | READ_BY_NUMBA) - described()) == []


def test_every_variable_that_is_described_is_read() -> None:
    assert sorted(described() - read_by_the_archive() - read_by_compose() - READ_BY_NUMBA) == []


def test_the_settings_are_among_what_is_read() -> None:
    assert {"SECRET_KEY", "ARCHIVE_VAR", "SECURE_HSTS_SECONDS", "PORT"} <= read_by_the_archive()


def test_the_check_for_deployment_is_silent_in_production(tmp_path: Path) -> None:
    run = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **PRODUCTION)
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
    assert "0 silenced" in run.stdout


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(missing: str, tmp_path: Path) -> None:
    run = manage("check", var=tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert run.returncode == 1
    assert run.stderr.startswith(f"Set {missing}: ")
    assert len(run.stderr.strip().splitlines()) == 1


def test_production_writes_no_secret_of_its_own(tmp_path: Path) -> None:
    manage("check", var=tmp_path, **PRODUCTION)
    assert not (tmp_path / "secret_key").exists()


def test_debugging_cannot_be_switched_on_in_production(tmp_path: Path) -> None:
    run = manage("diffsettings", var=tmp_path, **PRODUCTION, ARCHIVE_DEBUG="true")
    assert "DEBUG = True" not in run.stdout


SAFE_COOKIES = {
    "SESSION_COOKIE_SECURE": "True",
    "CSRF_COOKIE_SECURE": "True",
    "CSRF_COOKIE_HTTPONLY": "True",
    "SESSION_COOKIE_AGE": str(2 * 60 * 60),
    "AXES_FAILURE_LIMIT": "3",
    "AXES_COOLOFF_TIME": "datetime.timedelta(seconds=3600)",
}


def test_cookies_and_logins_are_guarded_in_production(tmp_path: Path) -> None:
    chosen = {"ARCHIVE_SESSION_HOURS": "2", "ARCHIVE_LOGIN_FAILURES": "3", "ARCHIVE_LOGIN_PAUSE_MINUTES": "60"}
    run = manage("diffsettings", "--all", var=tmp_path, **PRODUCTION, **chosen)
    said = dict(line.lstrip("# ").split(" = ", 1) for line in run.stdout.splitlines() if " = " in line)
    assert {name: said[name].removesuffix("  ###") for name in SAFE_COOKIES} == SAFE_COOKIES


@pytest.mark.parametrize(("told", "believed"), [("true", "True"), ("false", "False")])
def test_a_proxy_is_believed_in_production_where_it_is_said_to_be_there(
    tmp_path: Path, told: str, believed: str
) -> None:
    run = manage("diffsettings", var=tmp_path, **PRODUCTION, BEHIND_PROXY=told)
    assert f"BEHIND_PROXY = {believed}" in run.stdout
    assert ("SECURE_PROXY_SSL_HEADER" in run.stdout) is (told == "true")


def test_static_files_are_collected_without_a_database(tmp_path: Path) -> None:
    run = manage("collectstatic", "--noinput", var=tmp_path, **PRODUCTION)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "static" / "staticfiles.json").exists()


def test_all_sheets_of_a_page_are_served_as_one(tmp_path: Path) -> None:
    for _ in range(2):  # what was joined is joined anew
        manage("collectstatic", "--noinput", var=tmp_path, **PRODUCTION)
    static = tmp_path / "static"
    names = json.loads((static / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    served = (static / names["css/site.css"]).read_text(encoding="utf-8")
    sheets = [path for path in (ROOT / "static/css").glob("*.css") if path.stem not in OF_ONE_PAGE]
    assert "@import" not in served
    assert [path.name for path in sheets if path.read_text(encoding="utf-8") not in served] == ["site.css"]
