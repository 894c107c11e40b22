"""The names in a text that may stand for places: they cut no word, and are no part of a person's name."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from articles.reading.finding.borders import cuts_a_word
from articles.reading.finding.gazetteer import Match
from articles.reading.finding.verdicts import Tell, Verdict
from articles.reading.tables.words import words

# What begins with the last character of 天元区 and leaves the name whole: 天元区委, 茶陵县城.
_OF_A_UNIT = re.compile(
    "(?<=[省市区县州旗盟镇乡村])(?:委|长|府|政府|政协|直|属|人大|人民|纪委|纪检|团委|总工会|妇联|检察|法院|公安)"
    "|(?<=县)[城域里内境情外]"
)
# There are twenty of these.
_SORT_OF_ZONE = re.compile(
    "(?:中国)?(?:自由贸易|自贸)(?:试验区|区|港)|(?:国家)?(?:级)?(?:高新|经济|新|开发|综合保税|保税)区"
)
_UNITS = frozenset("省市区县州旗盟镇乡村")
_CUT_OFF = frozenset("省市州")
# Family names that are words oftener.
_NO_SURNAMES = frozenset(
    "于和从向时任应成常都全来到由对与及并以在是有为用经过让使把被给同安万方项解许后前单关查区曲水家计"
)
_SURNAMES = frozenset(name for name in words("surnames.txt") if len(name) == 1) - _NO_SURNAMES
# What stands before a person's name, and behind it.
_ROLE = re.compile(
    ".*(?:记者|通讯员|摄影|实习生|书记|主任|同志|民|员|长|师|任|理|士|生|者|志|家|主|人|是|[^\u4e00-\u9fff])"
)
_ACT = re.compile(
    "[^\u4e00-\u9fff·]|说|介绍|告诉|表示|指出|坦言|认为|称|透露|回忆|讲|带|同志|先生|女士|老师|等|和|与|一行|赴|摄|[在对]|$"
)
_COUNTRIES = (
    "韩国|日本|朝鲜|美国|英国|法国|德国|俄罗斯|俄|越南|泰国|印度|缅甸|老挝|柬埔寨|马来西亚|新加坡|印尼|巴基斯坦|伊朗|伊拉克"
    "|叙利亚|以色列|巴西|阿根廷|墨西哥|加拿大|澳大利亚|意大利|西班牙|土耳其|乌克兰|埃及|首尔|东京"
)
_ABROAD = re.compile(f"(?:{_COUNTRIES})(?:省|州|市)?$")
# Most names have none of these around them, and a look at one character is cheaper than a pattern.
_ENDS_OF_ABROAD = frozenset("省州市").union(name[-1] for name in _COUNTRIES.split("|"))
# 别尔哥罗德州: the end of a name that is spelt by its sound, unless a place of ours ends there.
_SOUNDS = "尔斯克罗特德维布拉夫诺哥伊亚巴卡扎顿涅茨鲁瓦里奥贝萨米科基塔姆洛彼列莫别伏波阿"
_SPELT_BY_SOUND = re.compile(f"[{_SOUNDS}]{{3}}")
_ENDS_OF_ZONES = frozenset("区港")


def candidates(text: str, hits: Sequence[Match], tell: Tell) -> list[Match]:
    """Of the hits those that stand as names, overlapping ones too, in their order."""
    ends = {hit.end for hit in hits}
    return [kept for hit in hits if (kept := _standing(text, hit, ends, tell))]


def _standing(text: str, hit: Match, ends: AbstractSet[int], tell: Tell) -> Match | None:
    start, end, _ = hit
    last = text[end - 1]
    if last in _ENDS_OF_ZONES and _SORT_OF_ZONE.fullmatch(text, start, end):
        return None
    if last in _UNITS and _OF_A_UNIT.match(text, end):
        return hit
    if cuts_a_word(text, start, end):
        # 浏阳市民: the city, and its people.
        if end - start > 2 and last in _CUT_OFF and not cuts_a_word(text, start, end - 1):
            return hit._replace(end=end - 1)
        tell(Verdict(start, end, "region", False, "cut-word", "it begins or ends in the middle of a word"))
        return None
    if end - start == 2 and _is_given_name(text, start, end):
        tell(Verdict(start, end, "region", False, "person", "a family name stands before it"))
        return None
    if start and text[start - 1] in _ENDS_OF_ABROAD and _ABROAD.search(text, max(start - 6, 0), start):
        tell(Verdict(start, end, "region", False, "abroad", "a place abroad stands before it"))
        return None
    if _is_spelt_by_sound(text, start, end, ends):
        tell(Verdict(start, end, "region", False, "abroad", "the end of a name that is spelt by its sound"))
        return None
    return hit


def _is_spelt_by_sound(text: str, start: int, end: int, ends: AbstractSet[int]) -> bool:
    if start > 2 and start not in ends and _SPELT_BY_SOUND.match(text, start - 3):
        return True
    return bool(_SPELT_BY_SOUND.match(text, start) and _SPELT_BY_SOUND.match(text, end - 1, end + 2))


def _is_given_name(text: str, start: int, end: int) -> bool:
    """记者王长春, ，李海南说: a family name behind a role or a stop, and before an act or a stop."""
    if not start or text[start - 1] not in _SURNAMES:
        return False
    return bool(_ROLE.fullmatch(text, max(start - 4, 0), start - 1) or start == 1) and bool(_ACT.match(text, end))
