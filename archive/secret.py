"""The secret key of an archive that runs on one machine: made once, kept beside its data, never in the repository."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def local_secret_key(var: Path) -> str:
    """The key in `var/secret_key`, made (mode 0600) by whichever process comes first."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix="secret_key.", dir=var)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        try:
            # A link appears whole or not at all, and never over one that another process made meanwhile.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            Path(draft).unlink()
    return path.read_text(encoding="ascii")
