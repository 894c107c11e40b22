"""All loops that are compiled."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from search import columnar, words


def compiled_functions() -> Iterator[Any]:
    """As numba has them."""
    for package in (columnar, words):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for each in vars(module).values():
                if hasattr(each, "py_func") and each.__module__ == module.__name__:
                    yield each
