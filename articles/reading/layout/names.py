"""Names of people where names are printed: 王 茜 is 王茜, 买买提·艾力 one person, and 了解到 nobody."""

import re
from functools import cache

from articles.reading.tables.words import words, words_by_label

PARTING = re.compile(r"[\s、,，/;；|｜&＆]+")
# Longer than any name and what may be glued to it, outside of brackets: most of what is asked about is a headline.
_NO_NAME = re.compile("[\u3400-\u9fff]{11}(?![^(（]*[)）])")
_LATIN = re.compile(r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*)+")
_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,6}(?:[·•・‧][\u3400-\u9fff]{1,8}){1,3}"
    r"|[A-Z][A-Za-z.'’-]+(?:_[A-Z][A-Za-z.'’-]*)*"
)
# 刘亮_NN6021, 李冰清 PT012; 王伟 等; 王伟 报道; (实习生).
_NOT_PART = re.compile(
    r"[_\s]?[A-Za-z]{0,4}\d{2,}|[-_][A-Za-z]{1,6}\d*(?=\s|$)|\s?(?:文/图|图/文|文图)(?=\s|$)|[(（][^()（）]{0,12}[)）]|\s?等(?=\s|$)"
    r"|\s(?:综合|摄影|联合|发自.{2,4})?(?:报道|整理|编译|编辑)(?=\s|$)"
)
_WRAPPING = "[]【】()（）〔〕 \u3000:：/／,，、;；|｜丨。"
# No name has these in it, and many a sentence has.
_NEVER_IN_A_NAME = frozenset("的了是在我你他她它这那有不与及们个就都也很被把从对为")
# An office, a team or a site; 社 and 科 end names of people too, behind a family name.
_NO_PERSON = re.compile(r".{2,}[部处室组队间网报局厅站村镇乡县]|.+(?:中心|学校|公司|投稿|社区|编辑|记者)")
_PERHAPS_NO_PERSON = re.compile(".{2,}[社科所院委办校台]")
_NO_DOTTED_NAME = re.compile("[报网台社端]|记者|通讯|发布|频道|中心|新闻")


def names_in(text: str) -> list[str] | None:
    """The names in a place where only names are printed, or None where something else stands there too."""
    if _NO_NAME.search(text):
        return None
    plain = _NOT_PART.sub("", text.strip(_WRAPPING))
    plain = _LATIN.sub(lambda name: name[0].replace(" ", "_"), plain)
    tokens = _joined([token for token in PARTING.split(plain.strip(_WRAPPING)) if token])
    named = [token for token in tokens if token not in words("nobody.txt")]
    if not all(_NAME.fullmatch(token) and _is_no_sentence(token) and not is_no_person(token) for token in named):
        return None
    return [token.replace("_", " ") for token in named]


def personal_names_in(text: str) -> list[str]:
    """The names of a text of nothing else, each of them surely one; empty for any other text."""
    names = names_in(text) or []
    return names if all(is_personal(name) for name in names) else []


def is_personal(name: str) -> bool:
    """Whether it is built as a name is and is no everyday word."""
    return begins_as_name(name) and name not in words("not_names.txt")


def begins_as_name(name: str) -> bool:
    """Whether a family name and one or two characters make it, or a dot parts it."""
    if "·" in name:
        return _is_no_sentence(name)
    is_built_so = name[:2] in words("surnames.txt") or (name[:1] in words("surnames.txt") and len(name) <= 3)
    return 2 <= len(name) <= 4 and is_built_so and _is_no_sentence(name)


@cache
def surname_and_more() -> str:
    """A regular expression for the place where a name begins: 记者王伟."""
    return rf"(?=[{''.join(sorted(name for name in words('surnames.txt') if len(name) == 1))}][\u3400-\u9fff])"


def is_no_person(token: str) -> bool:
    """Whether it is a label or a role that has lost what belongs to it, or is called as offices and sites are."""
    if token in _labels() or _NO_PERSON.fullmatch(token):
        return True
    return _PERHAPS_NO_PERSON.fullmatch(token) is not None and not (len(token) <= 3 and begins_as_name(token))


@cache
def _labels() -> frozenset[str]:
    listed = (*words_by_label("labels.tsv").values(), *words_by_label("roles.tsv").values())
    return frozenset({"时间", "日期", "实习", "见习", "特约", "本报", *(word for words in listed for word in words)})


def _is_no_sentence(name: str) -> bool:
    if "·" in name:
        return _NO_DOTTED_NAME.search(name) is None
    return _NEVER_IN_A_NAME.isdisjoint(name)


def _joined(tokens: list[str]) -> list[str]:
    """戴 and 鹏, printed apart to fill the line, are one name; so are 王 and 小明, 诸葛 and 亮, 王 and 小 and 明."""
    names: list[str] = []
    singles = ""
    for token in [*tokens, ""]:
        if len(token) == 1:
            singles += token
            continue
        if len(singles) == 1 and len(token) == 2 and not _ends_open(names):
            token, singles = singles + token, ""
        names += _named_by(singles, names)
        singles = ""
        names += [token] if token else []
    return names


def _ends_open(names: list[str]) -> bool:
    return bool(names) and len(names[-1]) == 2 and names[-1] in words("surnames.txt")


def _named_by(singles: str, names: list[str]) -> list[str]:
    """Names out of characters set apart: two by two, the last three together where one would be left."""
    if len(singles) == 1 and _ends_open(names):
        names[-1] += singles
        return []
    pairs = [singles[place : place + 2] for place in range(0, len(singles), 2)]
    return [*pairs[:-2], pairs[-2] + pairs[-1]] if len(pairs) > 1 and len(pairs[-1]) == 1 else pairs
