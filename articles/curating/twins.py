"""Tags that may be one subject, as pairs: found for a curator, who decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Tag, TagAlias

Keys = tuple[int, int]
"""Of two tags, the older one first."""

WHY: dict[str, Promise] = {
    "written": _("written alike, but for marks"),
    "said": _("read alike"),
    "borne": _("by nearly the same articles"),
}
"""What makes a pair; the surest first."""

BORNE_ALIKE = """
SELECT one.tag_id AS one, other.tag_id AS other FROM articles_articletag AS one
JOIN articles_articletag AS other ON other.article_id = one.article_id AND other.tag_id > one.tag_id
GROUP BY one.tag_id, other.tag_id
HAVING count(*) > 1 AND 10 * count(*) >= 9 * greatest(
  (SELECT count(*) FROM articles_articletag AS its WHERE its.tag_id = one.tag_id),
  (SELECT count(*) FROM articles_articletag AS its WHERE its.tag_id = other.tag_id))
"""
"""Pairs of which nine articles in ten that have the more frequent one have the other as well."""
_SHARED = """
SELECT pair.one, pair.other, count(*) FROM unnest(%s::bigint[], %s::bigint[]) AS pair (one, other)
JOIN articles_articletag AS one ON one.tag_id = pair.one
JOIN articles_articletag AS other ON other.tag_id = pair.other AND other.article_id = one.article_id
GROUP BY pair.one, pair.other
"""


class Pair(NamedTuple):
    """`stays`: the one with more articles, of equals the older one; `uses` of each, `shared` by both."""

    stays: Tag
    goes: Tag
    shared: int
    why: list[Promise]


def pairs() -> dict[Keys, list[str]]:
    """All of them, the surest first, with what makes each. Four queries."""
    found: defaultdict[Keys, list[str]] = defaultdict(list)
    ways = {"written": _of_one_spelling(), "said": _of_one_sound(), "borne": _asked(BORNE_ALIKE)}
    for why in WHY:
        for one, other in ways[why]:
            found[one, other].append(why)
    return found


def told(found: dict[Keys, list[str]]) -> Iterator[Pair]:
    """With their tags. Two queries."""
    tags = Tag.objects.annotate(uses=Count("article_tags")).in_bulk({key for keys in found for key in keys})
    shared = {(one, other): number for one, other, number in _asked(_SHARED, *map(list, zip(*found, strict=True)))}
    for keys, why in found.items():
        stays, goes = sorted((tags[key] for key in keys), key=_most_used_first)
        yield Pair(stays, goes, shared.get(keys, 0), [WHY[each] for each in why])


def _most_used_first(tag: Any) -> tuple[int, int]:
    return -tag.uses, tag.pk


def _of_one_spelling() -> Iterator[Keys]:
    """By their names and other words: “三会一课” and 三会一课. Script, width, case and spaces are folded already."""
    keys = [*Tag.objects.values_list("pk", "key"), *TagAlias.objects.values_list("tag", "key")]
    return _alike((pk, "".join(filter(str.isalnum, key))) for pk, key in keys)


def _of_one_sound() -> Iterator[Keys]:
    """Mistyped, or converted by other rules: 两学一作, 计画."""
    return _alike(Tag.objects.values_list("pk", "pinyin"))


def _alike(traits: Iterable[tuple[int, str]]) -> Iterator[Keys]:
    """An empty one is like none."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for pk, trait in traits:
        bearers[trait].add(pk)
    bearers.pop("", None)
    for several in bearers.values():
        yield from combinations(sorted(several), 2)


def _asked(question: str, *given: list[int]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        rows: list[tuple[int, ...]] = cursor.fetchall()
    return rows
