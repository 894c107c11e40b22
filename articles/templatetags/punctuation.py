"""Half-width punctuation of Chinese text, set in full width where it is shown.

Only its look is asked for: what is copied, cited and searched stays as printed.
"""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BEFORE = f"[{_HAN}》」』”’）】〉]"
_BEHIND = f"[{_HAN}《「『“‘（【〈]"
# Brackets are left as they are: half of a pair might stand beside Latin letters.
_MARKS = re.compile(
    rf"<[^>]*>|&#?\w+;|((?:(?<={_BEFORE})|(?<={_BEFORE}</a>)|(?<={_BEFORE}</mark>))[,:;?!]+"
    rf"|[,:;?!]+(?=(?:<[^>]*>)*{_BEHIND}))"
)
"""Tags and references to characters are passed over; the group is what stands beside Chinese on one side at least."""


@register.filter(is_safe=True)
def full_width(markup: str) -> SafeString:
    """Of HTML that is safe."""
    return mark_safe(_MARKS.sub(_wide, markup))  # noqa: S308


def _wide(match: re.Match[str]) -> str:
    return f'<span class="wide">{match[1]}</span>' if match[1] else match[0]
