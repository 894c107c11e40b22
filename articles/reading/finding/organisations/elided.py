"""Names of which a text only says that they are the city's or the company's: 市审计局, 公司党委."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from articles.reading.finding.organisations.bodies import Body, Named
from articles.reading.finding.organisations.customary import LEAGUE, customary, in_full, of_the_league, unwrapped
from articles.reading.finding.organisations.owners import Owner, Owners
from articles.reading.finding.organisations.vocabulary import head_of
from articles.reading.record import Span

_PARTY = ("party-committee", "party-branch")
# What of a party body's name stands behind that of the enterprise or school it belongs to.
_PARTY_BODY = re.compile("(?:机关|联合|第.)?(?:党委|党组|党支部|党总支|纪委|团委)$")
_SCHOOL = re.compile("(\\w{2,12}?(?:大学|学院))(?:\\w{1,12}?学院)?(?=\\w)")
_COLLEGE = re.compile("(\\w{2,12}?大学)(\\w{1,12}?学院)")
_HOSPITAL = re.compile("\\w{2,14}?医院(?=\\w)")
VILLAGE = re.compile("\\w{1,6}?(?:村|社区|嘎查)")
"""The village or community with which a name begins."""


def as_owners(found: Sequence[Named]) -> Iterator[Owner]:
    colleges = {college[2]: college[0] for _, name, _ in found if (college := _COLLEGE.match(name))}
    for body, name, _ in found:
        yield Owner(body.start, colleges.get(name, name), body.kind, None)
        if body.kind in _PARTY and (party := _PARTY_BODY.search(name)) and (head := head_of(name[: party.start()])):
            yield Owner(body.start, name[: party.start()], head.kind, None)
        if body.kind in _PARTY and (school := _SCHOOL.match(name)):
            # 河北大学生命科学学院 and 河北大学 of 河北大学生命科学学院研究生第二党支部.
            yield Owner(body.start, school[0], "school", None)
            yield Owner(body.start, school[1], "school", None)
        elif college := _COLLEGE.match(name):
            yield Owner(body.start, college[1], "school", None)
        if body.kind in _PARTY and (hospital := _HOSPITAL.match(name)):
            yield Owner(body.start, hospital[0], "hospital", None)
        if village := VILLAGE.match(name):
            yield Owner(body.start, village[0], "village", None)


def named_by_owner(text: str, body: Body, word: Span, owners: Owners, printed: AbstractSet[str]) -> Named | None:
    """Of a body of which the text only says that it is the city's, the company's: 市审计局, 公司党委. One that it
    names in full elsewhere is likelier meant than any other.
    """
    may_be = list(owners.of(text[slice(*word)], body.start, text[word[1] : body.end]))
    names = [_of_owner(text, body, word, owner) for owner in may_be]
    return next((named for named in names if named.name in printed), names[0]) if names else None


def _of_owner(text: str, body: Body, word: Span, owner: Owner) -> Named:
    if text.startswith(LEAGUE, body.start) and word[0] > body.start:
        return Named(body, of_the_league(owner.name, text[word[1] : body.end]), owner.place)
    rest = unwrapped(text[word[1] : body.end])
    if owner.is_body:
        return Named(body, owner.name + in_full(rest), None)
    if body.kind == "association" and rest in ("委会", "民委员会", "支两委"):
        return Named(body, owner.name + text[word[0] : body.end], owner.place)
    return Named(body, customary(owner.name, rest, body.kind), owner.place)
