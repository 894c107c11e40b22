"""Options that several commands share."""

from argparse import ArgumentParser, ArgumentTypeError


def add_jobs(parser: ArgumentParser) -> None:
    """`--jobs N`."""
    parser.add_argument(
        "--jobs", type=_some, metavar="N", help="processes that read (default: one a core; 1: none but this)"
    )


def _some(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise ArgumentTypeError("a number from 1 up")
    return int(typed)
