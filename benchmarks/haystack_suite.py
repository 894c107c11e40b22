"""Run django-haystack's own tests of its Whoosh engine against this project's engine.

The tests come with Haystack's source distribution, which pip fetches in the version that is installed here; nothing of
it is kept. An assertion that fails does not end its test: each is counted by itself, and those that are expected to
fail, because they assert a defect of Haystack's engine or an inside of it, are named with the reason.

    python -m benchmarks.haystack_suite [--sdist FOLDER] [--engine DOTTED.NAME]
"""

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
import traceback
import unittest
from collections import defaultdict
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from types import TracebackType
from typing import Any

import django
from django.db.backends.signals import connection_created
from django.test.runner import DiscoverRunner

from benchmarks.haystack_defects import DEFECTS

SUITE = "test_haystack.whoosh_tests"


def fetched(into: Path) -> Path:
    """The unpacked source distribution."""
    package = f"django-haystack=={version('django-haystack')}"
    command = [sys.executable, "-m", "pip", "download", "--no-binary", ":all:", "--no-deps", "--quiet", package]
    subprocess.run([*command, "--dest", str(into)], check=True)
    with tarfile.open(next(into.glob("*.tar.gz"))) as archive:
        archive.extractall(into, filter="data")
    return next(path for path in into.iterdir() if path.is_dir())


def configured(sdist: Path, work: Path, engine: str) -> None:
    """Django with the suite's settings, but with this engine and with all files in `work`."""
    sys.path.append(str(sdist))
    os.environ["DJANGO_SETTINGS_MODULE"] = "test_haystack.settings"
    from django.conf import settings  # noqa: PLC0415 - its settings can be read only now

    settings.VAR_DIR = work
    settings.DATABASES["default"]["NAME"] = str(work / "tests.db")
    # Other engines want libraries of their own; the tests of this one never ask them.
    for name in set(settings.HAYSTACK_CONNECTIONS) - {"default", "simple", "whoosh", "filtered_whoosh"}:
        del settings.HAYSTACK_CONNECTIONS[name]
    for name in ("whoosh", "filtered_whoosh"):
        settings.HAYSTACK_CONNECTIONS[name] |= {"ENGINE": engine, "PATH": str(work / name)}
    connection_created.connect(allow_writing)
    django.setup()


def allow_writing(connection: Any, **_: Any) -> None:
    """Who writes the index holds a lock in PostgreSQL. The suite's rows are in SQLite, and nobody else's."""
    for function in ("pg_try_advisory_lock", "pg_advisory_unlock"):
        connection.connection.create_function(function, 1, lambda _: True)


class Soft(unittest.TestResult):
    """Keeps every failing assertion with the line of the test that holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.failed: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self.outcomes: dict[str, str] = {}

    def _note(self, test: unittest.TestCase, outcome: str) -> None:
        self.outcomes[_name(test)] = outcome

    def addSuccess(self, test: unittest.TestCase) -> None:  # noqa: N802
        self._note(test, "passes")

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:  # noqa: N802
        self._note(test, f"is skipped: {reason}")

    def addExpectedFailure(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        self._note(test, "fails, as it does with Haystack's own engine")

    def addUnexpectedSuccess(self, test: unittest.TestCase) -> None:  # noqa: N802
        self._note(test, "passes, which it does not with Haystack's own engine")

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        self._fail(test, err)

    def addError(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        self._fail(test, err)

    def _fail(self, test: unittest.TestCase, err: tuple[type, BaseException, TracebackType]) -> None:
        self.failed[_name(test)].append((_line(test, err[2]), f"{err[0].__name__}: {err[1]}; {err[1].__cause__!r}"))


def _name(test: unittest.TestCase) -> str:
    return test.id().removeprefix(f"{SUITE}.") if hasattr(test, "id") else str(test)


def _line(test: unittest.TestCase, trace: TracebackType | None) -> int:
    """The line of the suite's own file that failed, the innermost."""
    frames = [frame for frame in traceback.extract_tb(trace) if "whoosh_tests" in frame.filename]
    return frames[-1].lineno or 0 if frames else 0


def soften(result: Soft) -> None:
    """Let each failing assertion be noted, and the test go on."""
    for name in [name for name in vars(unittest.TestCase) if name.startswith("assert")]:
        if name not in ("assertRaises", "assertWarns", "assertLogs", "assertNoLogs"):
            setattr(unittest.TestCase, name, _softened(getattr(unittest.TestCase, name), result))


def _softened(assertion: Any, result: Soft) -> Any:
    def soft(test: unittest.TestCase, *args: Any, **options: Any) -> Any:
        try:
            return assertion(test, *args, **options)
        except AssertionError as error:
            if _is_to_fail(test):
                raise
            line = next((f.lineno for f in reversed(traceback.extract_stack()) if "whoosh_tests" in f.filename), 0)
            result.failed[_name(test)].append((line or 0, str(error).splitlines()[0]))
            return None

    return soft


def _is_to_fail(test: unittest.TestCase) -> bool:
    method = getattr(test, test.id().rsplit(".", 1)[1])
    return getattr(method, "__unittest_expecting_failure__", False)


def tests_of(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    """All of them, one by one."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from tests_of(part)
        else:
            yield part


def run() -> Soft:
    """Run the suite."""
    result = Soft()
    soften(result)
    runner = DiscoverRunner(verbosity=0, interactive=False)
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        runner.setup_test_environment()
        suite = runner.build_suite([SUITE])
        names = [_name(test) for test in tests_of(suite)]
        databases = runner.setup_databases()
        suite.run(result)
        runner.teardown_databases(databases)
    for name in names:
        result.outcomes.setdefault(name, "fails")
    return result


def report(result: Soft) -> int:
    """Print what came of it; say how many assertions failed that were not expected to, or passed that were not."""
    surprises = 0
    for name, failures in sorted(result.failed.items()):
        for line, message in failures:
            reason = DEFECTS.get((name, line))
            surprises += reason is None
            print(f"{'expected' if reason else 'FAILED  '} {name}:{line}: {reason or message}")
        result.outcomes[name] = "fails"
    lines = {(name, line) for name, failures in result.failed.items() for line, _ in failures}
    for name, line in sorted(set(DEFECTS) - lines):
        surprises += 1
        print(f"PASSED   {name}:{line}: expected to fail: {DEFECTS[name, line]}")
    counts: defaultdict[str, list[str]] = defaultdict(list)
    for name, outcome in sorted(result.outcomes.items()):
        counts[outcome].append(name)
    for outcome, names in sorted(counts.items()):
        print(f"{len(names):3} {'test' if len(names) == 1 else 'tests'}: {outcome}")
        if outcome != "passes":
            print("".join(f"        {name}\n" for name in names), end="")
    print(f"{sum(map(len, result.failed.values()))} assertions failed, {surprises} of them unexpectedly")
    return surprises


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sdist", type=Path, help="an unpacked source distribution, instead of fetching it")
    parser.add_argument("--engine", default="benchmarks.haystack_adapter.SuiteEngine")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        configured(asked.sdist or fetched(work / "sdist"), work, asked.engine)
        sys.exit(report(run()) > 0)


if __name__ == "__main__":
    main()
