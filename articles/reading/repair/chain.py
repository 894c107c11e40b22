"""The repairs in their order. Where one may have uncovered what an earlier one looks for, all have their turn again."""

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
# What these take away may have parted what belongs together.
_UNCOVERING = frozenset({"mojibake", "byte-shift", "inserted-comma"})
# Each pass shortens the text or makes it read better; no text is known that needs more than three.
_MOST_PASSES = 4


def repaired(draft: Draft) -> Draft:
    for _ in range(_MOST_PASSES):
        uncovered, received = False, draft
        for kind, step in STEPS:
            before, draft = draft, draft.changed_by(kind, step)
            uncovered |= draft is not before and kind in _UNCOVERING
        # An invisible character may have hidden mojibake.
        if draft is received or not (uncovered or next(mojibake.reversed_(draft.text), None)):
            break
    return draft


def problems(text: str) -> tuple[str, ...]:
    """Where a repaired text is damaged still, a sentence for each place."""
    places = chain(byte_shift.damaged(text), mojibake.damaged(text))
    damaged = [f"damaged at “{around}”: the bytes do not say what stood there." for around in places]
    if mojibake.too_many(text):
        damaged.append(f"more than {mojibake.MOST:,} places may have been read wrongly: none of them was examined.")
    if byte_shift.unexamined(text):
        damaged.append(f"more than {byte_shift.MOST:,} places may be damaged: what lies behind them was not examined.")
    return tuple(damaged)
