"""What the documents say exists does exist: commands, targets, files, links."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from articles.reading.tables.words import words_by_label

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = sorted(path for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md"))
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def words_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def code_of(document: Path) -> str:
    """What stands in code spans and code blocks, without the comments."""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", words_of(document), re.DOTALL))
    return re.sub(r"(?<!\S)# .*", "", code)


@each_document
def test_every_make_target_named_exists(document: Path) -> None:
    assert set(re.findall(r"\bmake ([a-z]+)", code_of(document))) <= TARGETS


@each_document
def test_every_command_and_option_named_exists(document: Path) -> None:
    commands = get_commands()
    for name, rest in re.findall(r"manage\.py ([a-z_]+)([^`\n]*)", code_of(document)):
        assert name in commands, f"manage.py {name}"
        app = commands[name]
        parser = load_command_class(app, name).create_parser("manage.py", name) if isinstance(app, str) else None
        known = parser.format_help() if parser else ""
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in known, f"manage.py {name} {option}"


@each_document
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", words_of(document)):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@each_document
def test_every_path_named_exists(document: Path) -> None:
    named = re.findall(
        r"`((?:archive|articles|jobs|search|templates|static|seeds|tests|docs)/[\w./-]*)`", words_of(document)
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_make_help_names_every_target_a_person_calls() -> None:
    # By itself, even where the tests were started by make.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    text = subprocess.run(["make", "help"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in text.splitlines()[1:]} == TARGETS


def test_every_column_named_is_known() -> None:
    table = words_by_label("columns.tsv")
    rows = re.findall(r"^\| (`[a-z`, ]+`) \| ([^|]*) \|$", words_of(ROOT / "docs" / "importing.md"), re.MULTILINE)
    assert rows
    for parts, names in rows:
        usual = {word for part in re.findall("[a-z]+", parts) for word in table[part]}
        assert set(re.findall("[\u4e00-\u9fff]+", names)) <= usual, parts
