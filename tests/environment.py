"""What must be decided before Django reads its settings (pyproject.toml loads this as a pytest plugin).

The tests keep their data in var/test, away from an archive that runs here; DATABASE_URL still chooses the server.
"""

import os
from pathlib import Path

VAR = Path(os.environ.setdefault("ARCHIVE_VAR", str(Path(__file__).resolve().parents[1] / "var" / "test")))
# WhiteNoise warns of a missing folder, and templates name static files plainly without a manifest.
(VAR / "static").mkdir(parents=True, exist_ok=True)
os.environ["ARCHIVE_DEBUG"] = "true"
