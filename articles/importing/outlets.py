"""Who published: the outlets that articles print, found under whatever name, or made."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from articles.models import Article, Outlet, Redirect
from articles.reading.record import Record
from articles.sorting import pinyin_key


class Known(NamedTuple):
    """An outlet as it is called today."""

    pk: int
    name: str


def known_outlets(names: Iterable[str]) -> dict[str, Known]:
    """By the names printed those outlets that bear them, into which their bearers were merged, or that once bore them.
    One query, three more where a name is no outlet's of today.
    """
    wanted = set(names)
    found = _by_name(Outlet.objects.filter(name__in=wanted)) if wanted else {}
    if not (missing := wanted - found.keys()):
        return found
    merged = Redirect.objects.rows("outlet", missing)
    former = Outlet.history.filter(name__in=missing).order_by("history_id").values_list("name", "id")
    leading = dict(former) | merged
    rows = {row.pk: Known(row.pk, row.name) for row in Outlet.objects.filter(pk__in=leading.values())}
    return found | {name: rows[pk] for name, pk in leading.items() if pk in rows}


def _by_name(outlets: Iterable[Outlet]) -> dict[str, Known]:
    return {outlet.name: Known(outlet.pk, outlet.name) for outlet in outlets}


def made_outlets(names: Iterable[str]) -> dict[str, Known]:
    """New ones of these names. Another import may be as quick with the same. Three queries; none without names."""
    missing = sorted(names)
    if not missing:
        return {}
    Outlet.objects.bulk_create(
        [Outlet(name=name, pinyin=pinyin_key(name, 400)) for name in missing], ignore_conflicts=True
    )
    made = Outlet.objects.filter(name__in=missing)
    Outlet.history.bulk_history_create(made)
    return _by_name(made)


def save_outlets(pairs: Iterable[tuple[Article, Record]], known: Mapping[str, Known]) -> None:
    """Give articles without outlets theirs, of which some are `known`: one query, three more where an outlet is new."""
    printed = {article.pk: record.outlets for article, record in pairs}
    outlets = {**known, **made_outlets({name for its in printed.values() for name in its} - known.keys())}
    links = Article.outlets.through
    links.objects.bulk_create(
        links(article_id=article, outlet_id=pk)
        for article, its in printed.items()
        for pk in dict.fromkeys(outlets[name].pk for name in its)
    )
