"""Longer names that are no organisations: roads and rivers, squares, documents, brands. A place inside is nested."""

import re
from collections.abc import Iterator, Sequence

from articles.reading.finding.borders import cuts_a_word
from articles.reading.finding.gazetteer import Match
from articles.reading.finding.spotting import LongName, Sort
from articles.reading.tables.lexicon import simplified_words
from articles.reading.tables.words import alternation, words

_TITLE = re.compile("《[^《》\n]{2,80}》")
# What is quoted and short, without a sentence's marks, is a name: “长沙大讲堂”; a place alone is not.
_QUOTED = re.compile("“[^“”，,。；;：:！!？?\n]{3,16}”")
_BRACKETED = re.compile("[(（][^()（）\n]{1,12}·[^()（）\n]{1,12}[)）]")
_OUTLET = re.compile(
    "[\u4e00-\u9fff]{0,2}(?:日报|晚报|早报|晨报|快报|时报|都市报|商报|导报|电视台|广播电台|新闻网|融媒体中心|融媒体?|卫视|客户端)"
)
_BEFORE_OUTLET = re.compile("(?:掌上|智慧|文明|清廉|平安|法治|今日|看|无线|云上|爱上|大美|新)$")
# 江苏省十四届人大, 香港特别行政区第六届政府: a body by its term.
_TERM = re.compile(
    "第?[一二三四五六七八九十百]{1,4}届(?:人大|人民代表大会|政协|政府|党委|[省市县区]委|委员会|常委会|纪委|党代会)"
)
# 中国地质大学(北京) is a name.
_BEFORE_CAMPUS = ("大学(", "大学（", "学院(", "学院（")
# 班列（西安）集结中心 has the city amid its name; 高新区（天元区） has two names.
_AMID_A_NAME = re.compile("[)）](?:集结|国际|会展|自由|自贸|综合|创新|研究|科技|产业|数据|中心|实验|博览|展览|交易)")
_HAN_AND_BRACKET = re.compile("[一-龥A-Z](?<![省市区县州])[(（]$")
# 贵阳东、桂林西: stations.
_STATION = re.compile("[东西南北](?=[、和等至][^，。；\n]{0,20}?站)")
# A road, a river, a station: with at most three characters between, none of which does or counts anything.
_NOT_BETWEEN = "的了在是和与及到将向从对把为被给让使进出去来上下开修建新改通设有等各全多个这那该本省市县区乡镇村人"
# No 州, which ends the short names of cities: 苏州河.
_UNITS = frozenset("省市县区镇乡村道旗")
# These are also parts of other words: 长沙路演, 湘西山歌.
_BRIEF_SITES = "湖河江山岛港路街巷站桥舰"
_BETWEEN = 3
_SITE = re.compile(
    f"[^\\W\\da-zA-Z_{_NOT_BETWEEN}]{{0,{_BETWEEN}}}?(?:{alternation(words('sites.txt'))}|([{_BRIEF_SITES}]))"
)

# With which the words for sites begin: behind most places none stands so near.
_BEGINNINGS = frozenset(_BRIEF_SITES).union(word[0] for word in words("sites.txt"))


def sites_in(text: str, names: Sequence[Match]) -> list[LongName]:
    """In the order of the text; none overlaps another."""
    spans = [*_by_marks(text, names), *_by_tails(text, names)]
    kept: list[LongName] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _by_marks(text: str, names: Sequence[Match]) -> Iterator[LongName]:
    alone = {match.span for match in names}
    sorts: tuple[tuple[re.Pattern[str], Sort], ...] = ((_TITLE, "document"), (_QUOTED, "brand"), (_BRACKETED, "brand"))
    for pattern, sort in sorts:
        for found in pattern.finditer(text):
            if (found.start() + 1, found.end() - 1) not in alone:
                yield LongName(found.start(), found.end(), sort)


def _by_tails(text: str, names: Sequence[Match]) -> Iterator[LongName]:
    # 浙江 in 浙江杭州火车站 says where the station is: it is called after the last.
    starts = {match.start for match in names}
    for match in names:
        if outlet := _OUTLET.match(text, match.end):
            before = _BEFORE_OUTLET.search(text, max(match.start - 2, 0), match.start)
            yield LongName(before.start() if before else match.start, outlet.end(), "brand")
        elif text.endswith(_BEFORE_CAMPUS, 0, match.start):
            yield LongName(match.start - 1, match.end + 1, "site")
        elif text.endswith("驻", 0, match.start) and text.startswith("部队", match.end):
            yield LongName(match.start - 1, match.end + 2, "organisation")
        elif term := _TERM.match(text, match.end):
            yield LongName(match.start, term.end(), "organisation")
        elif _AMID_A_NAME.match(text, match.end) and _HAN_AND_BRACKET.search(
            text, max(match.start - 2, 0), match.start
        ):
            yield LongName(match.start - 1, match.end + 1, "site")
        elif station := _STATION.match(text, match.end):
            yield LongName(match.start, station.end(), "site")
        elif match.end not in starts and (site_ends := site_end(text, match.end)):
            yield LongName(match.start, site_ends, "site")


def site_end(text: str, end: int) -> int:
    """Where a road, river or square ends that is called after the place before `end`; 0 where none is."""
    if _BEGINNINGS.isdisjoint(text[end : end + _BETWEEN + 1]) or not (found := _SITE.match(text, end)):
        return 0
    last = found.end()
    # 荷塘区金钩山: what is called after a district is called so in full.
    if found[1] and (text[end - 1] in _UNITS or _is_part_of_a_word(text, end, last)):
        return 0
    return last


def _is_part_of_a_word(text: str, end: int, last: int) -> bool:
    """Whether the 江 or 路 belongs to a word other than one of the place's own, such as 岳麓山."""
    own = any(text[first:last] in simplified_words() for first in range(max(end - 3, 0), end - 1))
    return not own and cuts_a_word(text, last - 1, last)
