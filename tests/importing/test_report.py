"""The report of an import: lines on a screen, JSON in a file."""

import json
import re
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.importing.report import line_of
from articles.models import Arrival, Article
from tests.importing.files import write

pytestmark = pytest.mark.django_db


def told(*words: str, **choices: object) -> str:
    """What the command says; the exit status may be what it will."""
    out = StringIO()
    with suppress(CommandError):
        call_command("import_articles", *words, stdout=out, stderr=out, **choices)
    return out.getvalue()


def columns(text: str) -> int:
    """Of a terminal."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def test_reasons_stand_under_each_other_whatever_the_files_are_called() -> None:
    lines = [line_of(Arrival(name=name, outcome="refused", reason="why")) for name in ("a.txt", "望城区新闻.txt")]
    assert len({columns(line) for line in lines}) == 1


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in line_of(Arrival(name="a\x1b[2J\n.txt", outcome="refused", reason="why"))


def test_every_file_has_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    first, second, counts = told(str(tmp_path)).splitlines()
    assert re.match("imported .* a.txt", first.replace(str(tmp_path) + "/", " "))
    assert re.match("refused .* b.txt .*empty", second.replace(str(tmp_path) + "/", " "))
    assert counts == "2 files: 1 imported, 1 refused"


def test_a_quiet_import_tells_only_of_what_was_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    assert "a.txt" not in told(str(tmp_path), verbosity=0)
    assert "b.txt" in told(str(tmp_path), verbosity=0)


def test_the_report_names_the_batch_every_file_and_the_counts(tmp_path: Path) -> None:
    (folder := tmp_path / "in").mkdir()
    write(folder, "a.txt")
    write(folder, "b.txt", b"")
    told(str(folder), batch="五月", report=str(tmp_path / "report.json"))
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["batch"], report["dry_run"]) == ("五月", False)
    assert [entry["outcome"] for entry in report["entries"]] == ["imported", "refused"]
    assert report["entries"][0]["identifier"] == Article.objects.get(batch__name="五月").identifier
    assert report["counts"] == {"imported": 1, "refused": 1}


def test_a_report_on_standard_output_stands_there_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_articles", str(write(tmp_path, "a.txt")), report="-", dry_run=True)
    assert json.loads(capsys.readouterr().out)["dry_run"] is True


def test_a_report_of_nothing_is_whole(tmp_path: Path) -> None:
    (folder := tmp_path / "in").mkdir()
    told(str(folder), report=str(tmp_path / "report.json"))
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["entries"] == []
