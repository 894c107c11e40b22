"""The tokens of tokens.css, and how well colours can be told apart (WCAG 2.2, relative luminance and contrast)."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_DARK = "@media screen and (prefers-color-scheme: dark)"
_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)


class Pair(NamedTuple):
    """What is written or drawn in one colour on another, and the contrast it needs."""

    over: str
    ground: str
    least: float


_TEXT, _SHAPE = 4.5, 3.0
PAIRS = [
    *(Pair(ink, ground, _TEXT) for ink in ("ink", "ink-soft", "accent") for ground in ("paper", "paper-raised")),
    *(Pair(ink, "paper-sunken", _TEXT) for ink in ("ink", "ink-soft", "accent")),
    *(Pair("ink", ground, _TEXT) for ground in ("mark", "removed", "added")),
    *(Pair(ink, "mark", _TEXT) for ink in ("ink-soft", "accent")),
    Pair("accent-ink", "accent-ground", _TEXT),
    *(Pair(shape, ground, _SHAPE) for shape in ("rule-strong", "focus") for ground in ("paper", "paper-raised")),
    Pair("focus", "paper-sunken", _SHAPE),
]
"""Every colour on every ground on which a sheet puts it."""


class Tokens(NamedTuple):
    """By name, without the dashes: those of light, and with these those that are otherwise in the dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    @property
    def colours(self) -> list[str]:
        """Names."""
        return [name for name, value in self.light.items() if _COLOUR.fullmatch(value)]


def tokens(sheet: Path) -> Tokens:
    """Of the style sheet."""
    css = sheet.read_text(encoding="utf-8")
    before, _, rest = css.partition(_DARK)
    dark, _, behind = rest.partition("\n}\n")
    light = dict(_TOKEN.findall(before + behind))
    return Tokens(light, light | dict(_TOKEN.findall(dark)))


def contrast(one: str, other: str) -> float:
    """Of two colours as #rrggbb: 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
