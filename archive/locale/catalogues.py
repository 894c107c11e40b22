"""`python -m archive.locale.catalogues`: brings the catalogues in step with the sentences, and compiles them.

zh_Hans is translated by hand in its .po file. zh_Hant is derived from it with OpenCC and corrected by the table
`zh_Hant/corrections.tsv`; its files are never edited. English needs none: the msgids are English.
"""

import csv
from pathlib import Path

import polib
from opencc import OpenCC

from archive.locale.sentences import Sentence, sentences

HERE = Path(__file__).resolve().parent
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}


def po_path(language: str) -> Path:
    """Where a language's catalogue stands."""
    return HERE / language / "LC_MESSAGES" / "django.po"


def key_of(entry: polib.POEntry) -> Sentence:
    """The sentence that an entry translates."""
    return Sentence(entry.msgid, entry.msgid_plural or None, entry.msgctxt or None)


def simplified(old: polib.POFile) -> polib.POFile:
    """The sentences of today with the translations of yesterday; new ones are empty, forgotten ones gone."""
    known = {key_of(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=118)
    new.metadata = {"Language": "zh_Hans", **HEADER}
    for sentence, places in sentences().items():
        entry = _entry(sentence, places)
        if sentence in known:
            entry.msgstr, entry.msgstr_plural = known[sentence].msgstr, known[sentence].msgstr_plural
        new.append(entry)
    return new


def traditional(source: polib.POFile) -> polib.POFile:
    """The same in Traditional script."""
    with (HERE / "zh_Hant" / "corrections.tsv").open(encoding="utf-8", newline="") as table:
        corrections = list(csv.reader(table, delimiter="\t"))
    converter = OpenCC("s2t")

    def convert(text: str) -> str:
        text = converter.convert(text)
        for derived, better in corrections:
            text = text.replace(derived, better)
        return text

    new = polib.POFile(wrapwidth=118)
    new.metadata = {"Language": "zh_Hant", **HEADER}
    for entry in source:
        copy = _entry(key_of(entry), [place for place, _ in entry.occurrences])
        copy.msgstr = convert(entry.msgstr)
        copy.msgstr_plural = {number: convert(text) for number, text in entry.msgstr_plural.items()}
        new.append(copy)
    return new


def _entry(sentence: Sentence, places: list[str]) -> polib.POEntry:
    return polib.POEntry(
        msgid=sentence.msgid,
        msgid_plural=sentence.plural or "",
        msgctxt=sentence.context,
        msgstr_plural={0: ""} if sentence.plural else {},
        occurrences=[(place, "") for place in places],
    )


def main() -> None:
    """Write both catalogues and say what is still to be translated."""
    hans = simplified(polib.pofile(str(po_path("zh_Hans"))))
    for language, catalogue in (("zh_Hans", hans), ("zh_Hant", traditional(hans))):
        catalogue.save(str(po_path(language)))
        catalogue.save_as_mofile(str(po_path(language).with_suffix(".mo")))
    for entry in hans.untranslated_entries():
        print(f"to be translated: {entry.msgid!r} ({entry.occurrences[0][0]})")


if __name__ == "__main__":
    main()
