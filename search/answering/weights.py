"""What counts how much, as `manage.py tune_ranking` has found it."""

import json
from dataclasses import dataclass
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word counts in each field, a pair of characters, what stands near, and a single character."""

    title: float
    subject: float
    lead: float
    body: float
    pairs: float
    near: float
    characters: float

    @classmethod
    def kept(cls) -> "Weights":
        """As the file has them."""
        return cls(**json.loads(WEIGHTS_FILE.read_text(encoding="ascii")))


WEIGHTS = Weights.kept()
