"""Whose a body is where its name only says 市, 区, 公司 or 校."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from articles.reading.finding.regions.main import Main
from articles.reading.finding.spotting import PlaceMention

# The kinds of places that a word may stand for, and how their names end.
_LEVELS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "省": (("province",), ("省",)),
    "自治区": (("province",), ("自治区",)),
    "市": (("prefecture", "county", "province"), ("市",)),
    "州": (("prefecture",), ("州",)),
    "盟": (("prefecture",), ("盟",)),
    "区": (("county", "functional-zone"), ("区",)),
    "县": (("county",), ("县",)),
    "旗": (("county",), ("旗",)),
    "镇": (("township",), ("镇",)),
    "乡": (("township",), ("乡",)),
    "街道": (("township",), ("街道",)),
    "办事处": (("township",), ("街道", "办事处")),
    "苏木": (("township",), ("苏木",)),
    "村": (("village",), ("村",)),
    "社区": (("village",), ("社区",)),
    "嘎查": (("village",), ("嘎查",)),
    "新区": (("functional-zone",), ("新区",)),
    "高新区": (("functional-zone",), ("高新区", "高新技术产业开发区")),
    "经开区": (("functional-zone",), ("经开区", "经济技术开发区")),
    "开发区": (("functional-zone",), ("开发区", "经开区", "高新区")),
    "经济开发区": (("functional-zone",), ("开发区", "经开区")),
    "示范区": (("functional-zone",), ("示范区",)),
    # Of 党工委 without anything before it.
    "": (("functional-zone", "township"), ("区", "街道", "镇", "乡", "园")),
    "园区": (("functional-zone",), ("园区", "高新区", "经开区", "开发区")),
}
# Of the bodies of a 区 those that only districts have, and those that only zones have.
_ONLY_OF = {
    **dict.fromkeys(
        ("法院", "检察院", "人民法院", "人民检察院", "人大", "政协", "监委", "人武部", "人民政府"), ("county",)
    ),
    **dict.fromkeys(("党工委", "工委", "管委会", "管理委员会"), ("functional-zone",)),
}
_PLACES = frozenset({kind for kinds, _ in _LEVELS.values() for kind in kinds})
_LEVEL_ENDINGS = tuple({ending for _, endings in _LEVELS.values() for ending in endings})
# The kinds of bodies that a word may stand for.
BODIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("公司", "集团", "集团公司"), ("enterprise",)),
    **dict.fromkeys(("学校", "校", "大学"), ("school",)),
    "学院": ("school",),
    "医院": ("hospital",),
    "院": ("hospital", "school", "public-institution"),
    "局": ("government-body",),
    "园区": ("park-zone",),
}
_COMPANIES = frozenset(["公司", "集团", "集团公司"])
_INSTITUTIONS = frozenset(["学校", "校", "大学", "学院", "医院"]) | _COMPANIES
_SENTENCE_ENDS = "。！？\n"
# How many of the names around are looked at, and how far a sentence can reach.
_MOST, _NEAR, _FAR = 200, 300, 600
_SMALL = (("township",), ("village",))


class Owner(NamedTuple):
    """A place or a body by its name; `place` is None where the gazetteer lacks it, or where it is a body."""

    start: int
    name: str
    kind: str
    place: Place | None

    @property
    def is_body(self) -> bool:
        return self.kind not in _PLACES


class Owners:
    """The places and bodies of one text that the words for them may stand for."""

    def __init__(
        self, text: str, places: Sequence[PlaceMention], named: Sequence[Owner], main: Main | None, gazetteer: Gazetteer
    ) -> None:
        self._text = text
        self._above = gazetteer.ancestors
        found = [_owner(text, mention, gazetteer) for mention in places]
        self._named = sorted([*found, *named], key=lambda owner: owner.start)
        self._starts = [owner.start for owner in self._named]
        line = [main.place, *gazetteer.ancestors(main.place.key)] if main else []
        acting = {owner.start for owner in named if owner.kind in ("party-committee", "government-body")}
        line = _by_who_acts(line, [place for place in places if not place.nested or place.start in acting])
        keys = self._line = {place.key for place in line}
        # A place under its former name is called so in the names of its bodies as well, and only so.
        printed: dict[str, Owner] = {}
        for owner in found:
            if owner.place and owner.place.key in keys:
                known = printed.setdefault(owner.place.key, owner)
                printed[owner.place.key] = owner if known.name == owner.place.name else known
        self._main = [printed.get(place.key) or Owner(-1, place.name, place.kind, place) for place in line]

    def of(self, word: str, position: int, rest: str = "") -> Iterator[Owner]:
        """Whom the word may stand for, the likeliest first: the nearest in the same sentence, that of the article's
        main region, the last before, the first behind. `rest`: what the body is called behind the word.
        """
        kinds, endings = _LEVELS.get(word, ((), ()))
        kinds = (
            next((only for begin, only in _ONLY_OF.items() if rest.startswith(begin)), kinds) if word == "区" else kinds
        )
        index = bisect_left(self._starts, position)
        first, last = max(index - _MOST, 0), index + _MOST
        earlier = self._named[first:index][::-1]
        before = _first(earlier, word, kinds, endings)
        # Of cities others are named beside the one it is about; of towns and villages a paragraph tells of one.
        ends, near = ("\n", _FAR) if kinds in _SMALL else (_SENTENCE_ENDS, _NEAR)
        bound = max(self._text.rfind(mark, max(position - near, 0), position) for mark in ends)
        main = _first(self._main, word, kinds, endings) or self._institution(word, before)
        if before and before.start > max(bound, position - near) and not self._is_aside(before, main, position):
            yield before
        if main:
            yield main
        elif inside := _first(filter(self._is_inside, earlier), word, kinds, endings):
            yield inside
        if before:
            yield before
        elif behind := _first(self._named[index:last], word, kinds, endings):
            yield behind

    def _is_inside(self, owner: Owner) -> bool:
        """Whether it lies in the place that the article is about."""
        if not (owner.place and self._main and self._main[0].place):
            return False
        return self._main[0].place.key in {place.key for place in self._above(owner.place.key)}

    def _institution(self, word: str, before: Owner | None) -> Owner | None:
        """The school, hospital or company that the article is about: the one that it names first, unless another
        oftener; of companies others may be named as often.
        """
        if word not in _INSTITUTIONS or before is None:
            return None
        first = _first(self._named, word, (), ())
        if first is None or (word in _COMPANIES and self._text.count(first.name) == self._text.count(before.name)):
            return None
        return first if self._text.count(first.name) >= self._text.count(before.name) else None

    def _is_aside(self, near: Owner, main: Owner | None, position: int) -> bool:
        """Whether an article about 宣威市 names 曲靖市, or the other way round, in a clause before."""
        if not (near.place and main and main.place) or near.place.key == main.place.key:
            return False
        if not self._text.startswith(near.name, near.start):
            # 潍坊 of 武警潍坊支队 is not called a city there.
            return True
        above = {place.key for place in self._above(near.place.key)}
        is_related = near.place.key in self._line or main.place.key in above
        return is_related and any(self._text.find(comma, near.start, position) >= 0 for comma in "，,")


def _by_who_acts(line: list[Place], places: Sequence[PlaceMention]) -> list[Place]:
    """The city above first, where a body of it comes before anything of the main one: 衡阳市教育局到耒阳市听课."""
    keys = [place.key for place in line]
    first = next((mention for mention in places if mention.key in keys), None)
    if first is None or not first.nested or not keys.index(first.key) or not line[0].name.endswith("市"):
        return line
    acting = line[keys.index(first.key)]
    return [acting, *(place for place in line if place.key != acting.key)] if acting.kind == "prefecture" else line


def _first(owners: Iterable[Owner], word: str, kinds: tuple[str, ...], endings: tuple[str, ...]) -> Owner | None:
    return next((owner for owner in owners if _fits(owner, word, kinds, endings)), None)


def _owner(text: str, mention: PlaceMention, gazetteer: Gazetteer) -> Owner:
    """By the name that is printed, so that bodies of 户县 are called so; by the whole one where a short form is."""
    printed = text[mention.start : mention.end]
    if mention.key not in gazetteer:
        return Owner(mention.start, printed, "village", None)
    place = gazetteer[mention.key]
    # 苏州 is short for 苏州市, and ends as prefectures do.
    is_prefix = place.name.startswith(printed)
    is_short = place.kind == "functional-zone" or is_prefix or not printed.endswith(_LEVEL_ENDINGS)
    name = place.name if is_short or is_contracted(printed, place) else printed
    return Owner(mention.start, name, place.kind, place)


def is_contracted(printed: str, place: Place) -> bool:
    """Whether it is short for a name that the place still bears: 东乌旗, but not 户县."""
    return any(alias.name == printed and alias.valid_from is alias.valid_to is None for alias in place.aliases)


def _fits(owner: Owner, word: str, kinds: tuple[str, ...], endings: tuple[str, ...]) -> bool:
    if owner.kind in kinds:
        return owner.name.endswith(endings)
    return owner.kind in BODIES.get(word, ()) and _is_called(owner.name, owner.kind, word)


def _is_called(name: str, kind: str, word: str) -> bool:
    """A group's companies say 公司 of themselves, and 集团 of the group; colleges 学院, and 学校 of the university."""
    if kind == "school":
        return name.endswith(word) if word in ("学院", "院") else "大学" not in name[:-2]
    if kind == "enterprise":
        return "集团" in name if word == "集团" else not name.endswith("集团")
    return True
