"""The container files keep what they promise, as far as can be seen without a Docker engine."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = ROOT / "docker-compose.yml"
TOOLS_OF_A_BUILD = re.compile(r"\b(apt-get|apt|apk|pip|gcc|make|build-essential|git)\b")


class Instruction(NamedTuple):
    """One line of a Dockerfile, its continuations joined."""

    word: str
    rest: str


def instructions() -> list[Instruction]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.M))
    return [Instruction(*line.split(None, 1)) for line in joined.splitlines() if line.strip()]


def last_stage() -> list[Instruction]:
    found = instructions()
    last = max(place for place, instruction in enumerate(found) if instruction.word == "FROM")
    return found[last:]


def only(word: str) -> str:
    """What the last instruction of that name in the last stage says."""
    return [instruction.rest for instruction in last_stage() if instruction.word == word][-1]


@pytest.fixture(scope="module")
def compose() -> Any:
    return YAML(typ="safe").load(COMPOSE)


# ---- Dockerfile ----


def test_the_image_is_built_in_stages() -> None:
    assert [instruction.word for instruction in instructions()].count("FROM") > 1


def test_every_base_is_pinned_to_a_minor_version() -> None:
    bases = [instruction.rest.split()[0] for instruction in instructions() if instruction.word == "FROM"]
    assert [base for base in bases if not re.search(r":\d+\.\d+", base)] == []


def test_the_last_stage_has_no_tools_of_a_build() -> None:
    runs = [instruction.rest for instruction in last_stage() if instruction.word == "RUN"]
    assert [run for run in runs if TOOLS_OF_A_BUILD.search(run)] == []


def test_the_archive_does_not_run_as_root() -> None:
    assert only("USER") not in ("root", "0")


def test_no_secret_is_a_setting_of_the_image() -> None:
    settings = [instruction.rest for instruction in instructions() if instruction.word in ("ENV", "ARG")]
    assert not re.search(r"SECRET|PASSWORD|DATABASE_URL", " ".join(settings))


def test_what_is_copied_into_the_image_is_chosen() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    chosen = [line[1:] for line in lines if line.startswith("!")]
    assert next(line for line in lines if not line.startswith("#")) == "*"
    assert not {".env", "var", ".git", "tests"} & set(chosen)
    assert [name for name in chosen if name not in ("LICENSE", "NOTICE") and not (ROOT / name).exists()] == []


class Health(BaseHTTPRequestHandler):
    """Answers as the archive does: 200 on /healthz for the allowed host alone."""

    def do_GET(self) -> None:
        self.send_response(200 if (self.path, self.headers["Host"]) == ("/healthz", "archive.example.org") else 400)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Health)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def health_check(port: int, hosts: str) -> int:
    """The exit status of the image's own check."""
    program, *arguments = json.loads(only("HEALTHCHECK").split("CMD", 1)[1])
    assert program == "python"
    environment = os.environ | {"PORT": str(port), "ALLOWED_HOSTS": hosts, "no_proxy": "127.0.0.1"}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize("hosts", ["archive.example.org", " .archive.example.org , b.example.org"])
def test_a_healthy_container_is_told_so(port: int, hosts: str) -> None:
    assert health_check(port, hosts) == 0


def test_an_unhealthy_container_is_told_so(port: int) -> None:
    assert health_check(port, "elsewhere.example.org") != 0


# ---- docker-compose.yml ----


def test_compose_keeps_to_the_published_schema() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_archive_starts_after_a_healthy_database(compose: Any) -> None:
    services = compose["services"]
    for name in ("prepare", "web", "worker"):
        assert services[name]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "healthcheck" in services["database"]


def test_every_volume_that_is_used_has_a_name(compose: Any) -> None:
    used = {volume.split(":")[0] for service in compose["services"].values() for volume in service["volumes"]}
    assert used == set(compose["volumes"])


def test_the_database_is_pinned_and_not_open_to_the_world(compose: Any) -> None:
    database = compose["services"]["database"]
    assert re.search(r":\d+\.\d+", database["image"])
    assert "ports" not in database


def test_secrets_come_from_the_environment_and_their_absence_is_explained() -> None:
    text = COMPOSE.read_text(encoding="utf-8")
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"):
        uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", text)
        assert uses
        assert all(use.startswith(f":?Set {name} in .env to ") for use in uses)


def test_the_example_names_what_compose_demands_and_gives_no_secret_away() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    demanded = set(re.findall(r"\$\{([A-Z_]+):\?", COMPOSE.read_text(encoding="utf-8")))
    assert demanded <= set(re.findall(r"^([A-Z_]+)=", example, re.M))
    assert re.findall(r"^(?:SECRET_KEY|POSTGRES_PASSWORD)=.+", example, re.M) == []
