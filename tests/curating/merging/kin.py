"""Rows of each kind that are one: three of them, whose articles overlap, with everything that follows a row."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Model

from articles.curating.merging.kinds import KINDS, Kind
from articles.models import (
    Article,
    ArticleTag,
    Event,
    Holding,
    Mention,
    Occasion,
    Organisation,
    Outlet,
    Redirect,
    Region,
    RegionAlias,
    Register,
    Tag,
    TagAlias,
)
from tests.cast import a_happening, a_region, an_article, an_organisation, mention, print_in

TEXT = "县委开会，县委会又开会，中共县委还开会。"
FOLLOWING: list[Any] = [
    *(Tag, TagAlias, ArticleTag, Organisation, Mention, Event, Event.organisations.through, Outlet),
    *(Article.outlets.through, RegionAlias, Redirect),
]
COUNTED = {Holding: ["of", "row", "first", "last", "articles"], Register: ["of", "kind", "initial", "rows"]}


class Kin(NamedTuple):
    """`rows[0]` is the one that stays; `chosen`: an answer to every conflict."""

    kind: Kind
    rows: list[Any]
    chosen: dict[str, int]

    @property
    def keys(self) -> list[int]:
        return [row.pk for row in self.rows]


def articles() -> list[Article]:
    return [an_article(f"第{n}篇", TEXT, on=date(2021, 5, n)) for n in range(1, 5)]


def tags() -> Kin:
    rows = [Tag.objects.create(name=name, pinyin="dang3") for name in ("支部建设", "支部的建设", "支部工作")]
    a, b, c, d = articles()
    person = User.objects.create_user("curator")
    for article, row, fields in (
        *((a, rows[0], {}), (b, rows[0], {"rule": "import"}), (b, rows[1], {"person": person})),
        *((c, rows[1], {"rule": "import"}), (c, rows[2], {}), (d, rows[2], {})),
    ):
        ArticleTag.objects.create(article=article, tag=row, **fields)
    TagAlias.objects.create(tag=rows[1], name="建支部")
    return Kin(KINDS["tag"], rows, {})


def organisations() -> Kin:
    county = a_region("甲县")
    rows = [
        an_organisation("县委", kind="party-committee", status="confirmed", aliases=["县党委"]),
        an_organisation("县委会", county, kind="party"),
        an_organisation("中共县委", county, kind="party-committee", aliases=["县党委", "党委"]),
    ]
    a, b, c, d = articles()
    for article, words, row, fields in (
        *((a, "县委", rows[0], {}), (b, "县委会", rows[1], {}), (c, "县委会", rows[1], {"status": "rejected"})),
        *((c, "县委会", rows[0], {}), (d, "中共县委", rows[2], {}), (d, "中共县委", rows[1], {})),
    ):
        mention(article, words, row, **fields)
    event = a_happening("会议", date(2021, 5, 1))
    event.organisations.set(rows)
    a_happening("又一次会议", date(2021, 5, 2)).organisations.set(rows[1:])
    mention(a, "开会", event)
    return Kin(KINDS["organisation"], rows, {"kind": rows[1].pk, "status": rows[0].pk})


def events() -> Kin:
    county = a_region("甲县")
    rows = [
        a_happening("县委会议", date(2021, 5, 1), kind="会议"),
        a_happening("县委开会", date(2021, 5, 2), kind="座谈"),
        a_happening("县委又开会", region=county),
    ]
    a, b, c, _ = articles()
    for article, row, fields in (
        *((a, rows[0], {}), (b, rows[1], {}), (b, rows[0], {}), (c, rows[2], {"status": "confirmed"})),
        *((c, rows[0], {}),),
    ):
        mention(article, "开会", row, **fields)
    bodies = an_organisation("县委"), an_organisation("县政府")
    rows[0].organisations.add(bodies[0])
    rows[1].organisations.set(bodies)
    return Kin(KINDS["event"], rows, {"kind": rows[1].pk, "date": rows[1].pk})


def outlets() -> Kin:
    for names, article in zip(
        (("甲报",), ("甲报", "甲日报"), ("甲日报", "甲县报"), ("甲县报",)), articles(), strict=True
    ):
        print_in(article, *names)
    return Kin(KINDS["outlet"], [Outlet.objects.get(name=name) for name in ("甲报", "甲日报", "甲县报")], {})


def region_aliases() -> Kin:
    county: Region = a_region("甲市")
    mention(articles()[0], "县委", county)
    spans = (None, None, ""), (date(1990, 1, 1), None, "志"), (date(1991, 1, 1), date(2000, 1, 1), "")
    rows = [
        RegionAlias.objects.create(region=county, name="甲县", valid_from=first, valid_to=last, source=source)
        for first, last, source in spans
    ]
    return Kin(KINDS["regionalias"], rows, {"valid_from": rows[1].pk})


MAKERS: dict[str, Callable[[], Kin]] = {
    "tag": tags,
    "organisation": organisations,
    "event": events,
    "outlet": outlets,
    "regionalias": region_aliases,
}


def state() -> dict[str, list[dict[str, Any]]]:
    """Every row that a merger may touch, with its key and with what the database counts."""
    found = {model.__name__: list(model.objects.order_by("pk").values()) for model in FOLLOWING}
    for model, columns in COUNTED.items():
        # Numbers that have become nought may stay.
        rows = model.objects.order_by(*columns).exclude(**{columns[-1]: 0}).values(*columns)  # type: ignore[attr-defined]
        found[model.__name__] = list(rows)
    found["Occasion"] = list(
        Occasion.objects.exclude(events=0).order_by("first", "last").values("first", "last", "events")
    )
    return found


def stands(row: Model) -> bool:
    return type(row)._default_manager.filter(pk=row.pk).exists()
