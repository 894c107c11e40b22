"""Why a file became no article, or an article stays as it is, in the language of whoever looks.

What reads knows no gettext, and reports for programs keep to English: a reason is kept as it was said, and told from
this table.
"""

import re
from functools import cache

from django.utils.translation import gettext, gettext_noop

SENTENCES = (
    gettext_noop("matches no file"),
    gettext_noop("does not exist"),
    gettext_noop("is a broken link"),
    gettext_noop("is a link that leads back to itself"),
    gettext_noop("is a folder loop: it leads back to a folder above it"),
    gettext_noop("may not be read by this user"),
    gettext_noop("is neither a file nor a folder"),
    gettext_noop("cannot be read (%(fault)s)"),
    gettext_noop("holds the same bytes as %(name)s"),
    gettext_noop("is larger than %(size)s MB"),
    gettext_noop("is damaged, or not what its name says (%(fault)s)"),
    gettext_noop("is encrypted"),
    gettext_noop("is a sparse file"),
    gettext_noop("is a link or a device, not a file"),
    gettext_noop("has a name that leads out of the archive"),
    gettext_noop("is an archive within an archive: unpack it first"),
    gettext_noop("is a .zip in a pipe, which cannot be read: name the file"),
    gettext_noop("holds more than %(count)s files; the rest of it was not read"),
    gettext_noop("unpacks to more than %(size)s MB; the rest of it was not read"),
    gettext_noop("unpacks to more than %(count)s times its size; the rest of it was not read"),
    gettext_noop("is longer than %(size)s MB; the rest of the file was not read"),
    gettext_noop("names no column for the text (name it: --columns text=…); its columns are: %(names)s"),
    gettext_noop("is no row of a table (%(fault)s)"),
    gettext_noop("has %(count)s fields where the header names %(named)s"),
    gettext_noop("nothing is read from these columns, which are kept in the originals: %(names)s"),
    gettext_noop("left out: %(parts)s"),
    gettext_noop("%(count)s records that are no answers"),
    gettext_noop("%(count)s answers other than 200"),
    gettext_noop("%(count)s answers that are neither page nor text"),
    gettext_noop("cannot be read: %(fault)s in the rules; please report it with the file"),
    gettext_noop("cannot be stored: %(fault)s"),
    gettext_noop("The file has %(size)s bytes; the most that is read is %(most)s."),
    gettext_noop("The file is empty or holds nothing but white space."),
    gettext_noop("The file holds nothing but a byte order mark or white space."),
    gettext_noop("The file is not text: it holds control characters or bytes that spell nothing."),
    gettext_noop("The file holds no letter of Chinese."),
    gettext_noop("The file reads as nonsense in every encoding known for Chinese."),
    gettext_noop("The file is of a kind that is not read (%(kind)s)."),
    gettext_noop("The file holds no text beside headings, code and front matter."),
    gettext_noop("The document is encrypted: save it without a password."),
    gettext_noop("The document has the form of Word before 2007: save it as .docx."),
    gettext_noop("The document is damaged or no .docx at all."),
    gettext_noop("The document holds no text."),
    gettext_noop("The document unpacks to more than any article holds."),
    gettext_noop("PDF is not read: save the text as .txt or .docx."),
    gettext_noop("RTF is not read: save it as .docx."),
    gettext_noop("The row is not well-formed JSON."),
    gettext_noop("The row is not a JSON object of columns and values."),
    gettext_noop("The column of the text is empty."),
    gettext_noop("No column holds the text; the columns are: %(names)s."),
    gettext_noop("The page is empty."),
    gettext_noop("The page shows no text of an article."),
    gettext_noop("The page has more than %(count)s elements: no article has."),
    gettext_noop("The page shows more than %(count)s characters: no article does."),
    gettext_noop("was corrected while it was read"),
    gettext_noop("cannot be read any more: %(reason)s"),
    gettext_noop("has no place any more for a person's correction: %(words)s"),
    gettext_noop("has no place any more for what a person judged: %(words)s"),
)
"""As they are said, with a name for whatever they name. `reason` and `parts` hold sentences again."""

_HOLE = re.compile(r"%\\\((\w+)\\\)s")


def in_words(reason: str) -> str:
    """In the language of now; as it is, where nobody says such a thing any more."""
    for pattern, sentence in _patterns():
        if found := pattern.fullmatch(reason):
            named = found.groupdict()
            if "reason" in named:
                named["reason"] = in_words(named["reason"])
            if "parts" in named:
                named["parts"] = "、".join(map(in_words, named["parts"].split(", ")))
            return gettext(sentence) % named
    return reason


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(_HOLE.sub(r"(?P<\1>.+)", re.escape(each)), re.DOTALL), each) for each in SENTENCES]
