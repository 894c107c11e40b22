"""Loops over arrays as machine code, by numba: a function is compiled when it is first called, and kept for later runs.

A compiled function takes and gives arrays and numbers, and looks after their bounds itself: a list of a damaged file
must not lead it out of an array. What is kept is known by the file that the function stands in, and by all from which
that one has compiled functions: when any of them changes, it is compiled anew.
"""

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit
from numba.core.caching import FunctionCache, IndexDataCacheFile

logger = logging.getLogger(__name__)

Function = TypeVar("Function", bound=Callable[..., object])


class _Kept(FunctionCache):
    """What cannot be kept or read, on a full disk, is compiled by each process: no question fails for it."""

    def __init__(self, function: Function) -> None:
        super().__init__(function)  # type: ignore[no-untyped-call]
        called = (getattr(each, "_cache", None) for each in function.__globals__.values())
        self.stamps: frozenset[object] = frozenset({self._impl.locator.get_source_stamp()}).union(
            *(each.stamps for each in called if isinstance(each, _Kept))
        )
        """Of all the files."""
        base = self._impl.filename_base
        self._cache_file = IndexDataCacheFile(self._cache_path, base, self.stamps)  # type: ignore[no-untyped-call]

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        with self._forgiving():
            return super().load_overload(sig, target_context)  # type: ignore[no-untyped-call]

    def save_overload(self, sig: Any, data: Any) -> None:
        with self._forgiving():
            super().save_overload(sig, data)  # type: ignore[no-untyped-call]

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            logger.warning("loops.not_kept", extra={"cause": repr(error)})


def compiled(function: Function) -> Function:
    """Other threads run while it does. Numbers are added and multiplied in the order in which they are written."""
    made: Any = njit(nogil=True, error_model="numpy")(function)
    # Where no folder can be written, neither beside the source nor in the user's home, each process compiles anew.
    with suppress(RuntimeError):
        made._cache = _Kept(function)  # noqa: SLF001
    return cast("Function", made)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """While one process compiles all loops others wait, and load what it kept. The lock ends with the process."""
    folder = os.open(Path(__file__).parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
