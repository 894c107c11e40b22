"""Words that point to a place: a bare 新区 or 高新区 to the zone that is named, 全区 and 我市 to the article's own."""

import re
from collections import Counter

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.regions.evidence import Settled

_ZONE = re.compile("高新区|经开区|开发区(?<!(?:技术|产业|经济)开发区)|新区")
# 169家国家级高新区, 各开发区: a sort of zone and no zone.
_GENERIC = re.compile(
    "(?:[0-9０-９一二两三四五六七八九十百余多]|家|个|级|各|类|大|国家|全国|全省|全市|部分|多数|有关|城市|老|新|和|等)$"
)
_SORTS = {
    "高新区": ("高新区", "高新技术产业开发区"),
    "经开区": ("经开区", "经济技术开发区", "经济开发区"),
    "开发区": ("开发区", "经开区"),
    "新区": ("新区",),
}
_LEVEL = {
    "省": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "区": "county",
    "县": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
    "街道": "township",
}
_OWN = re.compile("[全我本该](街道|[省市州盟区县旗镇乡])(?![一-鿿]?[场间别块])")
# What stands before is looked at last, so that the pattern begins with a class.
_BODY = re.compile(
    "([街省市州区县旗镇乡](?<![一-鿿].)(?:(?<=街)道|(?<!街)))(?:委|政府|人大|政协|纪委|直|级|里"
    "|教育|公安|民政|财政|住建|住房|人社|人力|市场监|卫健|卫生|应急|农业|水利|交通|文旅|文化|司法|审计|税务|自然|生态|商务"
    "|工信|工业|发改|发展|退役|总工会|工商联|妇联|残联|法院|检察院|人民|人武部|供销|融媒|消防|疾控|气象|城管|综合|红十字)"
)


def zones_pointed_at(text: str, settled: list[Settled], gazetteer: Gazetteer) -> list[Settled]:
    """For each bare 新区, 高新区 and 开发区 the zone of that sort that was named last before it, or first behind it."""
    named = sorted(place for place in settled if gazetteer[place.key].kind == "functional-zone")
    if not named or not _ZONE.search(text):
        return []
    spoken = [(place.start, place.key, text[place.start : place.end], gazetteer[place.key].name) for place in named]
    taken = {place.end for place in named}
    found, at, last = [], 0, dict[str, str]()
    for word in _ZONE.finditer(text):
        while at < len(spoken) and spoken[at][0] < word.start():
            _remember(last, spoken[at])
            at += 1
        if word.end() in taken or _GENERIC.search(text, max(word.start() - 3, 0), word.start()):
            continue
        key = last.get(word[0]) or next(
            (key for _, key, *names in spoken[at : at + 5] if _is_sort(word[0], names)), None
        )
        if key:
            found.append(Settled(word.start(), word.end(), key, "pointer"))
    return found


def _remember(last: dict[str, str], spoken: tuple[int, str, str, str]) -> None:
    _, key, *names = spoken
    for word in _SORTS:
        if _is_sort(word, names):
            last[word] = key


def _is_sort(word: str, names: list[str]) -> bool:
    return any(name.endswith(ending) for name in names for ending in _SORTS[word])


# What makes news of the whole country or the world of it; local papers say 全国 and 总书记 too.
_NATION = re.compile(
    "我国|各国|各地|外交部|联合国|国家主席|国务院(?:副?总理|常务会议|新闻办)|全国(?:人大常委会|政协)|中共中央政治局常委|双边|两国"
)


def levels_pointed_at(text: str) -> Counter[str]:
    """How often the text speaks of its own city, county or town without a name: 全区, 我市, 县委; and of the whole
    country and its leaders, as "nation".
    """
    levels = Counter(_LEVEL[found[1]] for pattern in (_OWN, _BODY) for found in pattern.finditer(text))
    levels["nation"] = len(_NATION.findall(text))
    return levels
