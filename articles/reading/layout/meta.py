"""Lines about the article around them: 都市新闻 | 2022-12-18 21:59:43, 来源:株洲日报 编辑:李冰清, 记者/旷昆红."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from articles.reading.layout.boilerplate import without_furniture
from articles.reading.layout.credits import Credits, bare_names_in, credits_in, is_body
from articles.reading.layout.outlets import is_own, outlets_beside, outlets_in, outlets_named
from articles.reading.record import Credit
from articles.reading.tables.words import alternation, words_by_label

_LONGEST = 200
# \d also matches full-width digits.
_STAMP = re.compile(
    r"(?:(?:(?:发布|发表|更新|发稿|上传|录入|编辑|添加|创建|刊发|发文|成文|公开|稿件|新闻)?(?:时间|日期)|(?:发布|发表|更新|刊发|编辑)于)\s*[:：]?\s*)?"
    r"[\[【(（]?[12１２]\d{3}\s?(?:[-/.－／．]|年)\s?\d{1,2}\s?(?:[-/.－／．]|月)\s?\d{1,2}日?"
    r"(?:[\s-]*[T(（]?(?:星期|周)?[一二三四五六日天]?[)）]?\s*(?:上午|下午|晚|[AaPp][Mm])?\s*\d{1,2}[:：时]\d{2}分?(?:[:：]?\d{2}秒?)?)?"
    r"(?:\s*(?:上午|下午|[AaPp][Mm]))?[\])）】]?"
)
_DIGIT = re.compile(r"\d")
_CHINESE_STAMP = re.compile(r"[二〇○零一]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")
_TIME_LABEL = re.compile(r"(?:发布|发表|更新|发稿|上传|录入|添加|刊发|发文|公开)?(?:时间|日期)\s*[:：]")
_PAGE = re.compile(
    r"(?:第\s?[A-Z]?\d{1,3}|\b[A-Z]?\d{1,3})\s?版(?:\s*[:：]\s*[\u4e00-\u9fff]{2,6})?|第\d{1,5}期|(?<!\w)[A-D]\d{1,2}(?:\s[\u4e00-\u9fff]{2,4})?$"
)
_DOCUMENT = re.compile(
    r"(中共[\w]{3,24}|[\w]{4,24}(?:委员会|政府|局|办公室|党委|党组))文件|[\u4e00-\u9fff]{1,10}[〔\[（(]\d{4}[〕\])）]\s?\d{1,4}号"
)
_SPACED_LABEL = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?=\s*[:：])")
# A line about the article has a date, a mark or one of these words in it, or is nothing but names.
_HINT = re.compile(
    r"[:：/／|｜丨│┃]|记者|通讯员|编辑|评论员|[作读笔]者|[编校审]\s|文件|号$|[一二三四五六七八九〇○零]年|实习生|[文图摄]\s|摄影\s"
)
# Who did both is named before it.
_BOTH = re.compile(r"(?<=[\s])(?:文/图|图/文|文图|摄影报道)(?=\s|$)")
_BOTH_FIRST = re.compile(
    r"^[\s【（(]*(?:文\s?[/／、和]\s?图|图\s?[/／、和]\s?文|文\s?[/／、]\s?摄影?)(?:\s*[:：/／|]\s*|\s+)(?=[\u3400-\u9fff])"
)
_OTHER_BAR = re.compile("[｜丨│┃∣▏]")
_BARS = re.compile(r"\s*(?:[|｜丨│【】〖〗]|\[|\]|>>|＞＞|»)+\s*")
_SPACES = re.compile(r"\s{2,}|\u3000+")
_SECTION = re.compile(r"[\u4e00-\u9fff·]{2,8}")
_PICTOGRAMS = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u27bf\ufe0f]")
_WRAPPING = "【】[]()（）〔〕 \u3000,，;；·•—-*▪◆●"
_LONGEST_SOURCE, _LONGEST_UNKNOWN = 40, 12
_SENTENCE = re.compile("[,，。;；!！?？“”]")
_MOST_PARTS = 16


class Meta(NamedTuple):
    """What a line, or a part of one, says."""

    outlets: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    section: str | None = None
    is_dated: bool = False
    is_source: bool = False
    # The line tells where the article stood (a page, a number), or a writer without a name.
    is_placed: bool = False
    is_unnamed: bool = False
    of_editors: bool = False

    @property
    def tells(self) -> bool:
        return bool(self.people) or self.is_source or self.is_placed or self.is_unnamed or self.of_editors

    @property
    def role(self) -> str:
        """That of a line which says nothing else: who wrote, who answers for the page, where it came from; or meta."""
        if self.is_dated or self.section or self.is_placed:
            return "meta"
        if self.of_editors:
            return "meta" if self.outlets else "editors"
        if self.people or self.is_unnamed:
            return "meta" if self.is_source else "byline"
        return "source" if self.is_source else "meta"


# Pages of one site repeat many of their lines.
@lru_cache(maxsize=1024)
def meta_of(line: str) -> Meta | None:
    """What the line says, if nearly all of it is understood and at least one part is more than a mere word."""
    if len(line) > _LONGEST:
        return None
    if not (_HINT.search(line) or (_DIGIT.search(line) and (_STAMP.search(line) or _PAGE.search(line)))):
        people = bare_names_in(line)
        return Meta(people=people) if people else None
    if document := _DOCUMENT.fullmatch(line):
        return Meta(outlets=(document[1],) if document[1] else (), is_placed=True)
    line = _PICTOGRAMS.sub(" ", _OTHER_BAR.sub("|", line)).strip()
    line = _SPACED_LABEL.sub(_closed_up, _BOTH.sub(" ", _BOTH_FIRST.sub("文图:", line)))
    undated = _CHINESE_STAMP.sub("|", _STAMP.sub("|", line))
    unplaced = _PAGE.sub("|", undated)
    bare = _TIME_LABEL.sub("|", without_furniture(unplaced))
    understood = [piece for part in _BARS.split(_label_with_bar().sub(_marked, bare)) for piece in _parts_of(part)]
    known = [part for _, part in understood if part]
    tells = undated != line or unplaced != undated or any(part.tells for part in known)
    unknown = [piece for piece, part in understood if part is None]
    if not tells or len(understood) > _MOST_PARTS or not _may_be_left(unknown, undated != line, known):
        return None
    return _together(known, undated != line)


def _closed_up(label: re.Match[str]) -> str:
    """责 编: is 责编:."""
    return label[1] + label[2]


def _marked(label: re.Match[str]) -> str:
    """A function, because a replacement with a group in it is put together in Python at every call."""
    return f"{label[1]}:"


def _may_be_left(unknown: list[str], is_dated: bool, known: list[Meta]) -> bool:
    """One short word that nobody knows does not keep a date or a source from being one."""
    surely = is_dated + sum(part.tells for part in known)
    short = all(len(piece) <= _LONGEST_UNKNOWN and not _SENTENCE.search(piece) for piece in unknown)
    return not unknown or (len(unknown) == 1 and surely > 1 and short)


def _together(parts: list[Meta], is_dated: bool) -> Meta:
    named = [part for part in parts if part.people or part.of_editors]
    return Meta(
        tuple(dict.fromkeys(outlet for part in parts for outlet in part.outlets)),
        tuple(person for part in parts for person in part.people),
        next((part.section for part in parts if part.section), None),
        is_dated,
        any(part.is_source for part in parts),
        any(part.is_placed for part in parts),
        any(part.is_unnamed for part in parts),
        bool(named) and all(part.of_editors for part in named),
    )


def _parts_of(text: str) -> list[tuple[str, Meta | None]]:
    """What stands between labels, or else between wide spaces, unless the text makes sense as it is."""
    starts = [label.start() for label in _label().finditer(text)]
    if not starts and (whole := _understood(text)):
        return [(text, whole)]
    ends = [*starts[1:], len(text)]
    between = (text[start:end] for start, end in zip(starts, ends, strict=False))
    pieces = [text[: starts[0]], *between] if starts else _SPACES.split(text)
    return [(piece, _understood(piece)) for piece in pieces if piece.strip(_WRAPPING)]


# And where the lines differ, they name the same outlets and editors.
@lru_cache(maxsize=1024)
def _understood(part: str) -> Meta | None:
    part = part.strip(_WRAPPING)
    if labelled := _labelled().match(part):
        return _of_label(str(labelled.lastgroup), part[labelled.end() :].strip(_WRAPPING))
    if named := credits_in(part):
        return _of_credits(named)
    if people := bare_names_in(part):
        return Meta(people=people)
    if outlets := outlets_beside(part) or tuple(outlets_in(part)):
        return Meta(outlets=outlets)
    if is_body(part):
        return Meta(outlets=(part,))
    return Meta(section=part) if _SECTION.fullmatch(part) and not is_own(part) else None


def _of_label(label: str, value: str) -> Meta | None:
    if len(value) > _LONGEST_SOURCE or "。" in value:
        return None
    if label == "source" and is_own(value):
        return Meta(is_source=True)
    if label == "source" and (named := credits_in(value, bracketed=True)):
        return Meta(tuple(outlets_named(named.before)), named.people, is_source=True)
    if label == "section":
        return Meta(section=value or None)
    return Meta(outlets=tuple(outlets_named(value)), is_source=True) if label == "source" else Meta(is_placed=True)


def _of_credits(named: Credits) -> Meta | None:
    outlets = outlets_beside(named.before)
    if named.before and not outlets and not is_own(named.before):
        return None
    return Meta(outlets, named.people, is_unnamed=not named.people, of_editors=named.of_editors)


@cache
def _labelled() -> re.Pattern[str]:
    labels = words_by_label("labels.tsv")
    return re.compile("|".join(rf"(?P<{label}>{alternation(words)})\s*[:：]" for label, words in labels.items()))


@cache
def _label() -> re.Pattern[str]:
    """Any label with its mark."""
    return re.compile(rf"(?:{_any_label()})\s*[:：/／]")


@cache
def _label_with_bar() -> re.Pattern[str]:
    """编辑丨王伟: here the bar is the mark of the label before it."""
    return re.compile(rf"({_any_label()})\s*[|｜丨│]\s*(?=[\u3400-\u9fff])")


def _any_label() -> str:
    """Labels of sources, sections and roles; 文 and 图 only where no other character runs into them, which is asked
    behind them, because a search skips to labels only where each begins as it is.
    """
    roles = words_by_label("roles.tsv")
    longer = (*words_by_label("labels.tsv").values(), *(roles[label] for label in ("editors", "writers", "pictures")))
    listed = tuple(label for labels in longer for label in labels if len(label) > 1)
    apart = tuple(rf"{label}(?<![\u3400-\u9fff]{label})" for label in (*roles["joined"], "图", "摄"))
    return f"{alternation(listed)}|{alternation(apart)}"
