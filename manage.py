#!/usr/bin/env python3
"""The archive's command line: `python manage.py help` lists what it can do."""

import os
import sys

from archive.troubles import sentence_for


def main() -> None:
    """Run one command; a trouble whose cause a person can mend is told in a sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  Django may be missing

    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output, `head` for example, has had enough; nothing may be flushed into its closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as trouble:
        sentence = sentence_for(trouble)
        if sentence is None:
            raise
        sys.exit(sentence)


if __name__ == "__main__":
    main()
