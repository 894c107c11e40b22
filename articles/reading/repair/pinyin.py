"""Readings in brackets that an annotator left behind its characters: 項(xiàng)目 is 項目, 這里(zhèlǐ) is 這里.

Removed only where the bracket holds a reading of the very character before it, with its tone or without any; or, with
tones, of the word before it.
Left alone: 社會工作部(簡稱), 歐美同學會(OAS), 第一(di), 上海(shanghai), and what reads another character.
"""

import re
from collections.abc import Iterator

from articles.reading.rules import Edit
from articles.reading.tables.readings import LETTER, MOST_LETTERS, ends_read_one_by_one, is_toned, reads, spelt

_LONGEST_WORD = 5
_BEHIND = rf"[ \u3000]?({LETTER}{{1,{MOST_LETTERS * _LONGEST_WORD}}})[ \u3000]?[)）]"
_BRACKET = re.compile(rf"[(（]{_BEHIND}")
# It looks behind from within, because a search skips to the bracket only where the pattern begins with it.
_ANNOTATED = re.compile(rf"[(（](?<=[^\x00-\x7f].){_BEHIND}(?:{_BRACKET.pattern})*")


def removed(text: str) -> Iterator[Edit]:
    kept, done = "", 0
    for annotated in _ANNOTATED.finditer(text):
        # What is kept, and not what stands there: in 擔(dān)當(dāndāng) the second bracket reads the whole word.
        start = annotated.start()
        kept = (kept + text[max(done, start - _LONGEST_WORD) : start])[-_LONGEST_WORD:]
        done = start
        # Readings right behind one another belong to the same characters, up to the first that does not.
        for bracket in _BRACKET.finditer(text, *annotated.span()):
            if not (reads(kept[-1], bracket[1]) or _reads_the_word(kept, bracket[1])):
                break
            yield Edit(bracket.start(), bracket.end(), "")
            done = bracket.end()


def _reads_the_word(before: str, letters: str) -> bool:
    return is_toned(letters) and ends_read_one_by_one(before, spelt(letters))
