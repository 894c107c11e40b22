"""What must be decided before Django reads its settings (pyproject.toml loads this as a pytest plugin).

The tests keep their data in var/test, away from an archive that runs here; DATABASE_URL still chooses the server.
"""

import os
from pathlib import Path

from hypothesis import settings

VAR = Path(os.environ.get("ARCHIVE_VAR") or Path(__file__).resolve().parents[1] / "var" / "test")
os.environ["ARCHIVE_VAR"] = str(VAR)
# WhiteNoise warns of a missing folder, and templates name static files plainly without a manifest.
(VAR / "static").mkdir(parents=True, exist_ok=True)
os.environ["ARCHIVE_DEBUG"] = "true"

# The same tests say the same of the same commit. No deadline: the first text to be read pays for the tables.
settings.register_profile("archive", derandomize=True, deadline=None)
# To look for what nobody thought of: pytest --hypothesis-profile=search
settings.register_profile("search", max_examples=1_000, deadline=None)
settings.load_profile("archive")
