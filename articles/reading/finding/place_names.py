"""What a text may call a place: its name, the name without its 市 or 县, other names and former ones."""

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from articles.reading.finding.zone_names import names_of_zone
from articles.reading.tables.words import words

Form = Literal["full", "alias", "former", "short", "bound"]
FULL: Form = "full"
ALIAS: Form = "alias"
FORMER: Form = "former"
SHORT: Form = "short"
"""湖南, 长沙: of provinces and prefectures, which a text may leave at that."""
BOUND: Form = "bound"
"""岳麓, 雷打石, 资源: of counties and townships; it says nothing unless a place above is named too."""


class Alias(NamedTuple):
    """Another name. One with a last day is a former name: from then on the place was called otherwise."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def form(self) -> Form:
        return FORMER if self.valid_to else ALIAS


class Place(NamedTuple):
    """`key` is the caller's: a code, a primary key, a slug. `kind`: province, prefecture, county, township, village,
    functional-zone. `parent` is the key of the place above; `covers` are those of places that a zone is laid over, and
    `joint_with` of those that one and the same administration runs (株洲高新区, 天元区).
    """

    key: str
    name: str
    kind: str
    parent: str | None
    code: str | None
    aliases: tuple[Alias, ...] = ()
    covers: tuple[str, ...] = ()
    joint_with: tuple[str, ...] = ()


_KINDS_BY_ENDING = (("村", "village"), ("社区", "village"), ("嘎查", "village"), ("区", "functional-zone"))


@lru_cache(maxsize=1024)
def suggested(key: str) -> Place:
    """The place that was met in a text below another and is in no table; raises KeyError for any other key."""
    parent, _, name = key.rpartition("/")
    if not parent:
        raise KeyError(key)
    kind = next((kind for ending, kind in _KINDS_BY_ENDING if name.endswith(ending)), "township")
    return Place(key, name, kind, parent, None)


# Names that no rule shortens as people do.
_IRREGULAR = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
    "神农架林区": "神农架",
    "六枝特区": "六枝",
}
_PEOPLES = (
    "(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克|俄罗斯|塔塔尔|各族|民族|(?:"
    "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克|俄罗斯|塔塔尔|达斡尔|鄂伦春|赫哲|满|回|藏|苗|彝|壮|布依|朝鲜|侗|瑶|白|土家|"
    "哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|撒拉|毛南|仡佬|阿昌|普米|怒|乌孜别克|德昂|保安|裕固|"
    "京|独龙|门巴|珞巴|基诺)族)+"
)
_AUTONOMOUS = re.compile(f"(..+?)(?:{_PEOPLES}|族)?(?:自治)?([州县旗乡镇])")
# The divisions also count prisons, parks and companies as townships; their names are found with the organisations.
_TOWNSHIP_ENDINGS = ("镇", "乡", "街道", "街道办事处", "苏木", "农场", "林场", "牧场")
# Of 新区街道, 工业园区镇: what is left of the name is no name.
_WORDS_FOR_A_PLACE = (
    "新区",
    "开发区",
    "园区",
    "工业区",
    "矿区",
    "城区",
    "郊区",
    "林区",
    "社区",
    "特区",
    "街道",
    "农场",
)
_GENERIC = words("generic_names.txt")
_PLAIN = {
    "province": re.compile("(..+)[省市]"),
    "prefecture": re.compile("(..+)(?:市|地区|盟)"),
    "county": re.compile("(..+?)(?:新区|[市县区旗])"),
}


def forms_of(place: Place) -> dict[str, Form]:
    """Every name once, in the first of its forms."""
    name, kind = place.name, place.kind
    forms: dict[str, Form] = {name: FULL} if _says_something(name, kind) else {}
    for alias in place.aliases:
        forms.setdefault(alias.name, alias.form)
    if kind == "functional-zone":
        for alias in (Alias(name), *place.aliases):
            for plainer in names_of_zone(alias.name):
                forms.setdefault(plainer, alias.form)
        return forms
    for plainer in plainer_names(name):
        forms.setdefault(plainer, ALIAS)
    for short in short_names(name, kind):
        forms.setdefault(short, BOUND if kind == "county" else SHORT)
    return forms


def _says_something(name: str, kind: str) -> bool:
    return name not in _GENERIC and (kind != "township" or name.endswith(_TOWNSHIP_ENDINGS)) and len(name) > 1


def short_names(name: str, kind: str) -> list[str]:
    """湖南 for 湖南省, 长沙 for 长沙市, 湘西 for 湘西土家族苗族自治州, 芷江 for 芷江侗族自治县; none of towns."""
    if name in _IRREGULAR:
        return [_IRREGULAR[name]]
    if kind not in _PLAIN:
        return []
    found = _autonomous(name) or _PLAIN[kind].fullmatch(name)
    return [found[1]] if found and not found[1].endswith(_WORDS_FOR_A_PLACE) else []


def whole_names_of_towns(short: str) -> list[str]:
    """雷打石镇, 雷打石街道 … for 雷打石; none for 泰山路, because the road is named oftener than the street.

    Every second word is short for a town: such names can be looked up, and are never looked for in a text.
    """
    if len(short) < 2 or short.endswith((*_WORDS_FOR_A_PLACE, "路", "街", "道", "巷")):
        return []
    return [short + ending for ending in ("镇", "乡", "街道", "苏木")]


def plainer_names(name: str) -> list[str]:
    """湘西州, 芷江县, 中村乡 without their peoples; 王府街道 for 王府街道办事处, 香港特区 for 香港特别行政区."""
    if name.endswith("街道办事处"):
        return [name.removesuffix("办事处")]
    if name.endswith("特别行政区"):
        return [name.replace("特别行政区", "特区")]
    autonomous = _autonomous(name)
    return [autonomous[1] + autonomous[2]] if autonomous else []


def _autonomous(name: str) -> re.Match[str] | None:
    return _AUTONOMOUS.fullmatch(name) if "族" in name or "自治" in name else None
