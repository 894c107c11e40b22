"""What may be suggested: places, tags, bodies and newspapers that have articles, and what titles often say."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from whoosh.query import Every

from articles.models import Judgement, Organisation, Outlet, Region, RegionAlias, Tag, TagAlias
from articles.sorting import pinyin_key
from search.keeping.snapshot import Snapshot
from search.suggesting.phrases import phrases

Kind = Literal["region", "tag", "organisation", "outlet", "phrase"]


class Subject(NamedTuple):
    """`value` is what the search is filtered by, `beside` tells it from others of its name."""

    value: str
    label: str
    beside: str
    articles: int


Called = tuple[str, str]
"""A name, and its sort key."""
Found = Iterable[tuple[Subject, list[Called]]]


def subjects(kind: Kind, snapshot: Snapshot) -> list[tuple[Subject, list[Called]]]:
    """With all their names, those with the most articles first. Two or three queries, for phrases none."""
    if kind == "phrase":
        said = phrases(snapshot).items()
        return [(Subject(text, text, "", articles), [(text, pinyin_key(text))]) for text, articles in said]
    counts: dict[str, int] = dict(snapshot.column(kind).most_frequent(snapshot.matches(Every())))
    return sorted(_NAMED[kind](counts), key=lambda found: -found[0].articles)


def _regions(counts: Mapping[str, int]) -> Found:
    rows = Region.objects.exclude(status=Judgement.REJECTED)
    names = dict(rows.values_list("path", "name"))
    others = _others(RegionAlias.objects.filter(region__slug__in=counts).values_list("region__slug", "name"))
    for slug, path, name, key in rows.filter(slug__in=counts).values_list("slug", "path", "name", "pinyin"):
        subject = Subject(slug, name, names.get(path[: -Region.steplen], ""), counts[slug])
        yield subject, [(name, key), *others.get(slug, ())]


def _tags(counts: Mapping[str, int]) -> Found:
    others = _others(TagAlias.objects.values_list("tag__key", "name"))
    for key, name, sort_key in Tag.objects.filter(key__in=counts).values_list("key", "name", "pinyin"):
        yield Subject(name, name, "", counts[key]), [(name, sort_key), *others.get(key, ())]


def _organisations(counts: Mapping[str, int]) -> Found:
    """Bodies of one name are one: a search by it finds them all."""
    rows = Organisation.objects.exclude(status=Judgement.REJECTED).order_by()
    told: dict[str, tuple[Subject, list[Called]]] = {}
    for name, key, aliases, region in rows.values_list("name", "pinyin", "aliases", "region__name").iterator():
        if name in told:
            subject, called = told[name]
            told[name] = subject._replace(beside=""), called
        elif name in counts:
            others = [(alias, pinyin_key(alias)) for alias in aliases]
            told[name] = Subject(name, name, region or "", counts[name]), [(name, key), *others]
    return told.values()


def _outlets(counts: Mapping[str, int]) -> Found:
    for name, key in Outlet.objects.filter(name__in=counts).values_list("name", "pinyin"):
        yield Subject(name, name, "", counts[name]), [(name, key)]


def _others(pairs: Iterable[tuple[str, str]]) -> dict[str, list[Called]]:
    others: dict[str, list[Called]] = {}
    for value, name in pairs:
        others.setdefault(value, []).append((name, pinyin_key(name)))
    return others


_NAMED: dict[str, Callable[[Mapping[str, int]], Found]] = {
    "region": _regions,
    "tag": _tags,
    "organisation": _organisations,
    "outlet": _outlets,
}
