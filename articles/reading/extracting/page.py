"""What a newspaper would print of an article: plain lines, so that one layout reads them all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPACES = re.compile(r"[ \t\xa0]+")
_ALONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts in the order of printing; each string is one line, what is empty is not printed.

    `title` is what the file itself names the title; without one, it is for the layout to find. `about`: when and by
    whom, above the text; `foot`: who answers for it, below.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    subtitles: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines, one below the other, the title not a second time where the text begins with it."""
        head = [*_tidy([self.title]), *_tidy(self.subtitles), *_tidy(self.about)]
        body = list(_tidy(self.paragraphs))
        while body and body[0] in head:
            del body[0]
        return "\n".join([*head, *body, *(line for line in _tidy(self.foot) if line not in body)])


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold more than white space."""
    return [line for line in map(str.strip, _LINE_ENDS.split(text)) if line]


def _tidy(lines: Iterable[str]) -> Iterator[str]:
    """Each as one line without the half of a character that no encoding can spell; none that is empty."""
    for line in lines:
        one = _SPACES.sub(" ", _LINE_ENDS.sub(" ", _ALONE.sub("\ufffd", line))).strip()
        if one:
            yield one
