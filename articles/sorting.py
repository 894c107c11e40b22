"""How Chinese names are put in order: by pinyin, kept in a column, because the database's collations know none."""

from pypinyin import Style, lazy_pinyin


def pinyin_key(name: str, longest: int = 300) -> str:
    """A sort key of lower-case syllables with tone digits, cut to `longest` characters: 长沙 is `chang2 sha1`."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)).lower()[:longest]
