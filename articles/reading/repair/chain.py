"""The repairs in their order. Each leaves nothing for an earlier one to find, so one pass is enough."""

from articles.reading.repair import ideographs, invisible, pinyin, whitespace
from articles.reading.rules import Draft, Step

STEPS: tuple[tuple[str, Step], ...] = (
    ("invisible", invisible.removed),
    ("ideograph", ideographs.unified),
    ("whitespace", whitespace.normalised),
    ("pinyin", pinyin.removed),
)


def repaired(draft: Draft) -> Draft:
    for kind, step in STEPS:
        draft = draft.changed_by(kind, step)
    return draft
