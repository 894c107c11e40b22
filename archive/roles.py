"""Who may do what at the desk. This table alone says it: the groups are made as it says whenever tables are migrated.

A person of the staff has one role or several. Whoever is to have other rights gets a group of their own, beside these.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.utils.translation import gettext_lazy as _

ROLES = {"curator": _("curator"), "archivist": _("archivist"), "administrator": _("administrator")}
"""Tags, names and review; imports, batches and articles; both of them, and accounts."""

_TABLE = """
                        curator  archivist  administrator
articles.article        vc       vcd        vcd
articles.credit         vacd     vacd       vacd
articles.articletag     vacd     vacd       vacd
articles.mention        vc       v          vc
articles.tag            vacd     v          vacd
articles.tagalias       vacd     v          vacd
articles.organisation   vacd     v          vacd
articles.event          vacd     v          vacd
articles.outlet         vacd     v          vacd
articles.region         vacd     v          vacd
articles.regionalias    vacd     v          vacd
articles.misnomer       vac      v          vac
articles.taggingrule    vac      v          vac
articles.merger         v        v          v
articles.family         v        v          v
articles.repair         v        v          v
articles.batch          v        vcd        vcd
articles.arrival        v        v          v
articles.upload         -        vad        vad
articles.original       v        vd         vd
jobs.job                v        vc         vc
search.mark             v        v          v
search.savedsearch      vcd      vcd        vcd
search.word             vacd     v          vacd
auth.user               -        -          vacd
auth.group              -        -          vacd
axes.accessattempt      -        -          vd
"""
_ACTIONS = {"v": "view", "a": "add", "c": "change", "d": "delete"}


def rights() -> dict[str, frozenset[str]]:
    """The permissions of each role, as `articles.change_tag`."""
    roles, *rows = (line.split() for line in _TABLE.strip().splitlines())
    return {role: frozenset(_permissions(rows, column)) for column, role in enumerate(roles, 1)}


def _permissions(rows: Iterable[list[str]], column: int) -> Iterator[str]:
    for row in rows:
        app, name = row[0].split(".")
        yield from (f"{app}.{_ACTIONS[letter]}_{name}" for letter in row[column].strip("-"))


def make_groups(sender: AppConfig, using: str, apps: Any = installed, **of_the_signal: Any) -> None:
    """A group a role, with just its permissions; called when tables have been migrated, however far.

    Django makes the permissions of one app after the other only then, so those that are given here are asked for first.
    """
    for app in sorted({name.partition(".")[0] for names in rights().values() for name in names}):
        create_permissions(installed.get_app_config(app), verbosity=0, using=using, apps=apps)
    try:
        groups, permissions = (apps.get_model("auth", name).objects.using(using) for name in ("Group", "Permission"))
    except LookupError:  # not migrated that far
        return
    made = {f"{row.content_type.app_label}.{row.codename}": row for row in permissions.select_related("content_type")}
    for role, wanted in rights().items():
        group, _new = groups.get_or_create(name=role)
        group.permissions.set(made[name] for name in wanted & made.keys())
