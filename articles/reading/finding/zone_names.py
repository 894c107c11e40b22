"""What a text may call a functional zone, of which each sort has a grammar of its own."""

import re
from collections.abc import Iterator

_BODY_OF_A_ZONE = re.compile("(?:管理委员会|管委会)$")
_PROVINCE_IN_FRONT = re.compile(
    "(?:河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|"
    "陕西|甘肃|青海|宁夏|新疆)省?"
    "(.+(?:新区|开发区|园区|管理区|示范区|试验区|合作区|高新区|经开区|保税区|度假区|产业园|工业园))"
)
_CITY_IN_FRONT = re.compile("(..+?)市(.{3,})")
# What is no name without the city or the province: of 秦皇岛市经济技术开发区, 海南自贸试验区, 陕西航空经济技术开发区.
_NAMELESS = (
    *(
        "经济",
        "高新",
        "工业",
        "产业",
        "城乡",
        "自由贸易",
        "自贸",
        "综合",
        "航空",
        "航天",
        "转型",
        "文化",
        "冶金",
        "东盟",
    ),
    *("-", "—"),
)
_SORTS = {
    re.compile(f"(..+?)(?:国家级?)?(?:{known})"): tuple(endings.split())
    for known, endings in {
        "高新技术(?:产业)?(?:开发|园)区|高新区": "高新区 国家高新区 高新技术产业开发区 高新技术开发区",
        "经济(?:技术)?开发区|经开区": "经开区 经济技术开发区 经济开发区 国家级经开区 国家级经济技术开发区",
    }.items()
}


def names_of_zone(name: str) -> Iterator[str]:
    """大通湖管理区 and 益阳高新区 for those of 益阳市 and 湖南; each of its sort's ways of naming it."""
    local = _local(_BODY_OF_A_ZONE.sub("", name))
    yield local
    for sort, endings in _SORTS.items():
        if found := sort.fullmatch(local):
            yield from (found[1] + ending for ending in endings)


def _local(name: str) -> str:
    province = _PROVINCE_IN_FRONT.fullmatch(name)
    if province and not province[1].startswith(_NAMELESS):
        name = province[1]
    city = _CITY_IN_FRONT.fullmatch(name)
    if city is None:
        return name
    return city[1] + city[2] if city[2].startswith(_NAMELESS) else city[2]
