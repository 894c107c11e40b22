"""Loops over arrays as machine code, by numba: a function is compiled when it is first called, and kept for later runs.

A compiled function takes and gives arrays and numbers, and looks after their bounds itself: a list of a damaged file
must not lead it out of an array. What is kept is known by the file that the function stands in, so it calls compiled
functions of its own file only, or such as never change (`lists.words`): of a change elsewhere nobody would tell it.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Other threads run while it does. Numbers are added and multiplied in the order in which they are written."""
    try:
        return _made(function, cache=True)
    except RuntimeError:
        # No folder can be written, neither beside the source nor in the user's home: each process compiles anew.
        return _made(function, cache=False)


def _made(function: Function, *, cache: bool) -> Function:
    return cast("Function", njit(cache=cache, nogil=True, error_model="numpy")(function))
