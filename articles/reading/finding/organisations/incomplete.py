"""Names of which only the end is printed: 联合党委, 管委会 behind 党工委, 民政局 in a row."""

from collections.abc import Sequence

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.parts import Part
from articles.reading.finding.organisations.sufficiency import TAILS, is_of_an_institution
from articles.reading.finding.organisations.vocabulary import Head, customary_names

# What stands behind a party committee without saying again whose it is: 区党工委、管委会.
_PAIRED = frozenset(["管委会", "管理委员会", "政府", "人民政府"])
# Bodies of two characters that one place after the other has: 县妇联、残联.
_NEXT = frozenset(
    [
        "法院",
        "人大",
        "政协",
        "监委",
        "纪委",
        "团委",
        "妇联",
        "残联",
        "文联",
        "科协",
        "侨联",
        "工商联",
        "总工会",
        "人武部",
        "编办",
    ]
)
# Committees that only zones, towns and streets have: 党工委书记.
_OF_THE_MAIN_PLACE = ("党工委",)
_TITLES = ("部长", "书记", "副部长", "副书记", "常务副", "主任", "副主任")
_OF_THE_PARTY = ("party-branch", "party-committee")


def tail_of(text: str, body: Body, parts: Sequence[Part], head: Head) -> Body | str:
    """The end of a name that may stand elsewhere."""
    if head.needs == "office" and not parts and text.startswith(_TITLES, body.end):
        return body._replace(rule="office-of-a-committee", tail=True)
    if not parts and head.word in _OF_THE_MAIN_PLACE and text.startswith(_TITLES, body.end):
        return body._replace(rule="elided-owner", owner=(body.start, body.start))
    if not parts and head.word in _PAIRED and text[max(body.start - 1, 0)] in "、和":
        return body._replace(rule="second-of-a-pair", tail=True)
    if is_of_an_institution(text, parts, head):
        return body._replace(rule="branch-of-an-institution", tail=True)
    if head.kind in _OF_THE_PARTY and len(parts) == 1 and parts[0].role == "head" and parts[0].end - parts[0].start > 1:
        return body._replace(rule="branch-of-the-one-named", tail=True)
    if _may_be_next(text, body, parts, head):
        return body._replace(rule="next-in-a-row", tail=True)
    if head.needs in ("name", "words") and (parts or head.kind in TAILS) and body.end - body.start > 2:
        return body._replace(rule="tail-of-a-name", tail=True)
    return "nothing before it that names"


def _may_be_next(text: str, body: Body, parts: Sequence[Part], head: Head) -> bool:
    """民政局 of 市教育局、民政局, 宣传部 of 县委组织部、宣传部: the place is said of the first only."""
    if text[max(body.start - 1, 0)] not in "、和与及":
        return False
    if text[body.start : body.end] in customary_names():
        return True
    if any(part.role != "everyday" for part in parts):
        return False
    if head.needs == "office" or head.kind == "government-body":
        return body.end - body.start > 2 or head.word in _NEXT
    return not parts and head.word in _NEXT
