"""The text cases of tests/cases/reading."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "cases" / "reading"


def cases(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
