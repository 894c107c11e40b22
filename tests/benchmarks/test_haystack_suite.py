import re
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.haystack_defects import DEFECTS
from benchmarks.haystack_suite import Soft, report


@pytest.fixture
def result() -> Soft:
    """All as expected."""
    made = Soft()
    for name, line in DEFECTS:
        made.failed[name].append((line, "differs"))
    return made


def test_expected_failures_are_no_surprise(result: Soft, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(result) == 0
    assert f"{len(DEFECTS)} assertions failed, 0 of them unexpectedly" in capsys.readouterr().out


def test_another_failure_is_a_surprise(result: Soft, capsys: pytest.CaptureFixture[str]) -> None:
    result.failed["test_forms.Some.test_thing"].append((7, "1 != 2"))
    assert report(result) == 1
    assert "FAILED   test_forms.Some.test_thing:7: 1 != 2" in capsys.readouterr().out


def test_an_expected_failure_that_passes_is_a_surprise(result: Soft, capsys: pytest.CaptureFixture[str]) -> None:
    (name, line), _ = next(iter(DEFECTS.items()))
    result.failed.pop(name)
    assert report(result) == sum(other == name for other, _ in DEFECTS)
    assert f"PASSED   {name}:{line}" in capsys.readouterr().out


def test_people_read_the_same_list() -> None:
    page = (Path(settings.BASE_DIR) / "docs/engine.md").read_text(encoding="utf-8")
    told = {(name, int(line)) for name, line in re.findall(r"^\| `(test_\w+)` \| (\d+) \|", page, re.MULTILINE)}
    assert told == {(name.rsplit(".", 1)[1], line) for name, line in DEFECTS}
