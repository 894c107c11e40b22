"""How Chinese names are put in order: by pinyin, kept in a column, because the database's collations know none."""

from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin

from articles.reading.tables.words import lines


def _read_otherwise() -> dict[str, list[list[str]]]:
    """Names of places in which pypinyin reads a character wrongly, with the reading of each of theirs."""
    readings: dict[str, list[list[str]]] = {}
    for line in lines("place_readings.tsv"):
        character, reading, names = line.split("\t")
        for name in names.split():
            read = readings.get(name) or pinyin(name)
            readings[name] = [[reading] if each == character else told for each, told in zip(name, read, strict=True)]
    return readings


load_phrases_dict(_read_otherwise())


_OPENING = "“”‘’「」『』《》〈〉（）()【】〔〕[]\"' "
"""What a name may stand in: “雪龙2”号 is looked for under X."""


def pinyin_key(name: str, longest: int = 300) -> str:
    """A sort key of lower-case syllables with tone digits, cut to `longest` characters: 长沙 is `chang2 sha1`."""
    said = name.lstrip(_OPENING) or name
    return " ".join(lazy_pinyin(said, style=Style.TONE3, neutral_tone_with_five=True)).lower()[:longest]


_ON_TO_THE_NEXT = "([a-z]*[0-5] )?"


def sounding_like(typed: str) -> str | None:
    """A pattern of the sort keys of names in which letters are read one after another, each syllable whole or begun: of
    dangj, dj and dangjian it finds `dang3 jian4`. None where anything but letters was typed.
    """
    letters = "".join(typed.lower().split())
    return f"(^| ){_ON_TO_THE_NEXT.join(letters)}" if letters.isascii() and letters.isalpha() else None
