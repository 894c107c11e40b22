"""Asking whoever sits at the terminal before something is done that cannot be undone."""

import sys

from django.core.management.base import BaseCommand, CommandError


def agreed(command: BaseCommand, question: str, *, yes: bool) -> bool:
    """Whether to go on. Raises CommandError where nobody can be asked and nobody has said `--yes`."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise CommandError(f"{question} Nothing was changed: nobody can be asked here; say it with --yes.")
    command.stdout.write(f"{question} Go on? [y/N] ", ending="")
    command.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
