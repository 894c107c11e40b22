"""Compiled functions."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from search import columnar

UNCHANGING = "search.columnar.lists.words"
ROOT = Path(__file__).resolve().parents[3]
FIRST_CALL = """
from search.columnar.lists.ascending import common
import numpy as np
print(common(np.array([3, 5, 8]), np.array([5, 9]), 1).tolist())
"""


def compiled_functions() -> Iterator[Any]:
    for found in walk_packages(columnar.__path__, "search.columnar."):
        module = import_module(found.name)
        for each in vars(module).values():
            if hasattr(each, "py_func") and each.__module__ == module.__name__:
                yield each


@pytest.mark.parametrize("function", list(compiled_functions()), ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_a_compiled_function_calls_only_those_of_its_own_file_and_such_as_never_change(function: Any) -> None:
    called = (function.py_func.__globals__.get(name) for name in function.py_func.__code__.co_names)
    others = [each for each in called if hasattr(each, "py_func")]
    assert {each.__module__ for each in others} <= {function.__module__, UNCHANGING}


def test_where_nothing_can_be_kept_it_is_compiled_all_the_same(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(no_folder), "HOME": str(no_folder)}
    environment["NUMBA_CACHE_LOCATOR_CLASSES"] = "UserProvidedCacheLocator"
    said = subprocess.run(
        [sys.executable, "-c", FIRST_CALL], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout == "[8]\n"
