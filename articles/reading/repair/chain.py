"""The repairs in their order. Each leaves nothing for an earlier one to find but mojibake, which an invisible character
may have hidden, and which may hide anything: then all of them have their turn again.
"""

from itertools import chain

from articles.reading.repair import byte_shift, ideographs, inserted_commas, invisible, mojibake, pinyin, whitespace
from articles.reading.rules import Draft, Step

STEPS: tuple[tuple[str, Step], ...] = (
    ("mojibake", mojibake.reversed_),
    ("invisible", invisible.removed),
    ("ideograph", ideographs.unified),
    ("whitespace", whitespace.normalised),
    ("byte-shift", byte_shift.undone),
    ("pinyin", pinyin.removed),
    ("inserted-comma", inserted_commas.removed),
)
# Each pass shortens the text or makes it read better; no text is known that needs more than two.
_MOST_PASSES = 4


def repaired(draft: Draft) -> Draft:
    for _ in range(_MOST_PASSES):
        for kind, step in STEPS:
            draft = draft.changed_by(kind, step)
        if next(mojibake.reversed_(draft.text), None) is None:
            break
    return draft


def problems(text: str) -> tuple[str, ...]:
    """Where a repaired text is damaged still, a sentence for each place."""
    places = chain(byte_shift.damaged(text), mojibake.damaged(text))
    damaged = [f"damaged at “{around}”: the bytes do not say what stood there." for around in places]
    if byte_shift.unexamined(text):
        damaged.append(f"more than {byte_shift.MOST:,} places may be damaged: what lies behind them was not examined.")
    return tuple(damaged)
