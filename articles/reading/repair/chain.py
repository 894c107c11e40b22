"""The repairs in their order. Each leaves nothing for an earlier one to find, so one pass is enough."""

from articles.reading.repair import byte_shift, ideographs, inserted_commas, invisible, pinyin, whitespace
from articles.reading.rules import Draft, Step

STEPS: tuple[tuple[str, Step], ...] = (
    ("invisible", invisible.removed),
    ("ideograph", ideographs.unified),
    ("whitespace", whitespace.normalised),
    ("byte-shift", byte_shift.undone),
    ("pinyin", pinyin.removed),
    ("inserted-comma", inserted_commas.removed),
)


def repaired(draft: Draft) -> Draft:
    for kind, step in STEPS:
        draft = draft.changed_by(kind, step)
    return draft


def problems(text: str) -> tuple[str, ...]:
    """Where a repaired text is damaged still, a sentence for each place."""
    damaged = [f"damaged at “{around}”: the bytes do not say what stood there." for around in byte_shift.damaged(text)]
    if byte_shift.unexamined(text):
        damaged.append(f"more than {byte_shift.MOST:,} places may be damaged: what lies behind them was not examined.")
    return tuple(damaged)
