"""What each role is to see and do at the desk, as `tests/cases/desk.txt` says, beside what the desk itself has.

A line is a view, by its name, or an action of a list, by the names of the model and of the action. `-` is refused,
`see` shows and writes nothing, `do` writes.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver

ROLES = ("curator", "archivist", "administrator")
TABLE = Path(__file__).resolve().parent.parent / "cases" / "desk.txt"
LOGGING_IN = {"login", "logout"}
"""Views that know no roles."""
LEADING_ELSEWHERE = {"<path:object_id>/", r"(?P<url>.*)$"}
"""Views without a name: to the page of a row, and to a slash at the end."""


class Line(NamedTuple):
    """`view` is the name of a view, or of the model whose list has the action; `app_list` says of which app."""

    view: str
    action: str
    allowed: dict[str, str]

    def __str__(self) -> str:
        return f"{self.view} {self.action}".strip()

    @property
    def model(self) -> type[Model] | None:
        """Whose list, page or action it is."""
        return next((model for name, model in _kept().items() if f"{self.view}_".startswith(f"{name}_")), None)


def lines() -> list[Line]:
    """The table."""
    _head, *rows = (row.rsplit(maxsplit=3) for row in TABLE.read_text(encoding="utf-8").splitlines())
    named = ((*what.partition(" ")[::2], dict(zip(ROLES, allowed, strict=True))) for what, *allowed in rows)
    return [Line(view, action.strip(), allowed) for view, action, allowed in named]


def on_the_desk() -> Iterator[str]:
    """Every view and action that the admin has, as a line names it."""
    for view in _views(admin.site.get_urls()):
        if view.name == "app_list":
            yield from {f"app_list {model._meta.app_label}" for model in _kept().values()}
        elif view.name not in LOGGING_IN and str(view.pattern) not in LEADING_ELSEWHERE:
            yield view.name or str(view.pattern)
    for name, model in _kept().items():
        kept: Any = admin.site._registry[model]
        yield from (f"{name} {action}" for _call, action, _words in kept._get_base_actions())


def _kept() -> dict[str, type[Model]]:
    return {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}


def _views(patterns: Iterable[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern
