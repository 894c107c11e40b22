"""What a text calls a body in short once it has named it: announced （以下简称“泰嘉”）, or not."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from articles.reading.finding.organisations.bodies import Body
from articles.reading.finding.organisations.fronts import PLACES_OWN, text_of
from articles.reading.finding.organisations.parts import Part, Surroundings, parts_before
from articles.reading.finding.organisations.vocabulary import heads
from articles.reading.tables.lexicon import lists, word_bits

_ANNOUNCED = re.compile('[（(](?:以下|下文|以后|后文)?(?:统称|简称|下称)[:：为]?[“"‘「]?(\\w{2,12}?)[”"’」]?[)）]')
_PARTY = ("party-committee", "party-branch")
_COMPANY = re.compile("\\w{3,30}公司(?=党(?:委|支部|总支)$)")
_MOST = 200
# The bits of a word that hardly stands for anything but a name.
_RARE = 17.0


def called_in_short(around: Surroundings, bodies: Sequence[Body]) -> Iterator[Body]:
    """Every mention of a body by a short form of its name; those within other names are told as well."""
    names: dict[str, Body] = {}
    for body in bodies:
        for short in _short_names(around, body):
            names.setdefault(short, body)
        if len(names) > _MOST:
            break
    for short, body in names.items():
        name = body.name or around.text[body.start : body.end]
        kind = body.kind
        if (company := _company(name)) and kind in _PARTY and len(short) < len(company):
            name, kind = company, "enterprise"
        if kind in _PARTY and short in name and not _is_announced(around.text, body, short):
            name, kind = short, "enterprise"
        start = around.text.find(short)
        while start >= 0:
            yield Body(start, start + len(short), kind, (), "short-name", name=name)
            start = around.text.find(short, start + 1)


def _printed(around: Surroundings, body: Body) -> str:
    return around.text[body.start : body.end]


def _company(name: str) -> str | None:
    """平定县某某有限公司 of the branch in it."""
    found = _COMPANY.match(name)
    return found[0] if found else None


def _is_announced(text: str, body: Body, short: str) -> bool:
    found = _ANNOUNCED.match(text, body.end)
    return found is not None and found[1] == short


def _short_names(around: Surroundings, body: Body) -> Iterator[str]:
    if around.text.startswith(("（", "("), body.end) and (found := _ANNOUNCED.match(around.text, body.end)):
        yield found[1]
    if body.owner or body.tail:
        return
    if body.kind == "enterprise" and body.rule == "structure":
        yield from _of_an_enterprise(around, body)
    elif body.kind in _PARTY and body.rule == "structure" and (company := _company(_printed(around, body))):
        yield from _of_an_enterprise(around, body._replace(end=body.start + len(company)))
    elif body.kind == "party-branch" or (body.kind == "party-committee" and not body.places):
        yield from _of_a_party_body(around, body)


def _of_an_enterprise(around: Surroundings, body: Body) -> Iterator[str]:
    """泰嘉 of 湖南泰嘉新材料科技股份有限公司, 宇环数控 of 宇环数控机床股份有限公司."""
    text, parts = around.text, _parts(around, body.start, body.end)
    rest = list(dropwhile(lambda part: part.role in ("place", "country", "known", "whole"), parts))
    # A word may be a brand behind a place: 云岭 of 湖南云岭新材料公司, but not 瓦房店 of 瓦房店轴承集团.
    behind_a_place = len(rest) < len(parts)
    proper = list(takewhile(lambda part: part.role == "proper" or (behind_a_place and _is_rare(text, part)), rest))
    if not proper or proper[-1].end - proper[0].start < 2:
        return
    following = rest[len(proper) : len(proper) + 1]
    if text[proper[0].start].isdigit() or (following and text_of(text, following[0]) in PLACES_OWN):
        return
    yield text[proper[0].start : proper[-1].end]
    if following and following[0].role not in ("head", "owner"):
        yield text[proper[0].start : following[0].end]


def _is_rare(text: str, part: Part) -> bool:
    return part.role == "word" and (word_bits(text[part.start : part.end]) or _RARE) >= _RARE


def _of_a_party_body(around: Surroundings, body: Body) -> Iterator[str]:
    """飞翼股份 of 飞翼股份党支部, where the enterprise has an unknown word for its name."""
    text = around.text
    parts = _parts(around, body.start, body.end)
    if len(parts) > 1 and parts[-1].role == "head" and parts[0].role == "proper":
        owner = text[body.start : parts[-1].start]
        ends_as_one = owner.endswith(_heads())
        if 1 < len(owner) <= 8 and not lists(owner) and not ends_as_one and owner[-1] not in "村区":
            yield owner


@cache
def _heads() -> tuple[str, ...]:
    return tuple(heads())


def _parts(around: Surroundings, start: int, end: int) -> list[Part]:
    return list(takewhile(lambda part: part.start >= start, parts_before(around, end)))[::-1]
