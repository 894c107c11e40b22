"""What a page prints about its article, one fact a line: the date, 来源:…, 作者:…, 责编:…."""

import re
from collections.abc import Iterable, Iterator

from articles.reading.tables.words import alternation, words_by_label

_ROLES = words_by_label("roles.tsv")
SOURCES = ("来源", "來源", "稿源", "文章来源", "稿件来源", "信息来源", "新闻来源", "出处", "转自")
WRITERS = _ROLES["writers"]
# Between the texts of two elements, which a page may show apart though no space stands between them.
_APART = "\x1f"
_GAP = rf"[\s{_APART}]*"
_KNOWN = alternation((*SOURCES, *_ROLES["editors"], *WRITERS))
_MARK = re.compile(
    r"(?P<date>(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?"
    rf"(?:[T\s{_APART}]{{0,4}}\d{{1,2}}[:：时]\d{{2}}分?(?:[:：]\d{{2}}秒?)?)?)"
    rf"|(?P<label>{_KNOWN}){_GAP}[:：/／]{_GAP}"
    rf"|(?P<writer>{alternation(WRITERS)})[ \u3000]+(?=[\u4e00-\u9fff])"
    rf"|(?:^|(?<=[\s{_APART}|｜\u3000]))[\u4e00-\u9fff]{{2,6}}{_GAP}[:：]"
)
_VALUE_END = re.compile(rf"[{_APART}|｜\[\]【】()（）]|\s{{2,}}|\u3000")
_LONGEST = 300
# A line that says more than this beside its facts is a headline or a sentence with a date in it.
_MOST_BESIDE = 20


def facts_in(pieces: Iterable[str]) -> Iterator[str]:
    """The facts of one shown line, as lines of their own; none of a line of prose."""
    line = _APART.join(pieces)
    if len(line) > _LONGEST or "。" in line:
        return
    marks = list(_MARK.finditer(line))
    if marks and len(line[: marks[0].start()].strip()) > _MOST_BESIDE:
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        label = mark["label"] or mark["writer"]
        value = _VALUE_END.split(line[mark.end() : following.start() if following else len(line)].strip())[0]
        if mark["date"]:
            if len(value) <= _MOST_BESIDE:
                yield mark["date"].replace(_APART, " ")
        elif label and value.strip():
            yield f"{label}:{value.strip()}"
