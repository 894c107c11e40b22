"""Facets as lists of links to the same search with one thing changed. In Python, because a page has hundreds of them
and a template takes ten times as long.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import quote_plus

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.templatetags.languages import language_tag
from search.addressing.addresses import NOT, Address
from search.addressing.fields import Choice
from search.addressing.forms import SearchForm
from search.showing.naming import Facet, Value
from search.showing.places_shown import Placed, flat, tree, with_whereabouts

register = template.Library()

SHORT = 8
"""Values that are shown at once."""
SHORT_TREE = 12


@register.inclusion_tag("search/facet.html")
def search_facet(form: SearchForm, name: str, facet: Facet, heading: str) -> dict[str, Any]:
    """One facet of a form without errors."""
    items, is_open = _Items(form.address, name, form.cleaned_data[name]), form.cleaned_data["all"] == name
    shown, rest = _tree(facet.values, items) if name == "region" else _row(facet.values, items)
    whole = f"{form.address.search.replacing({'all': [name]})}#facet-{name}" if rest or not facet.is_whole else ""
    return {
        "name": name,
        "heading": heading,
        "shown": items.listed(shown),
        "rest": items.listed(rest) if is_open else "",
        "whole": "" if is_open else whole,
        "is_open": is_open,
        "in_chinese": name != "script",
    }


def _tree(values: list[Value], items: "_Items") -> tuple[list[Placed], list[Placed]]:
    """At once, and behind these."""
    shown, rest = tree(values, items.chosen_paths, SHORT_TREE)
    return shown, with_whereabouts(rest, values)


def _row(values: list[Value], items: "_Items") -> tuple[list[Placed], list[Placed]]:
    shown = [value for at, value in enumerate(values) if at < SHORT or value.value in items.chosen]
    return flat(shown), flat(value for value in values[SHORT:] if value.value not in items.chosen)


class _Items:
    """Of a facet of which some values are chosen. A place is chosen instead of what it lies in, and what lies in it."""

    def __init__(self, address: Address, name: str, chosen: Sequence[Choice]) -> None:
        self._address, self._name = address, name
        self.chosen = {choice.value for choice in chosen}
        self.chosen_paths = {choice.path: choice.value for choice in chosen if choice.path}
        self._to_have, self._to_lack = (self._opened(each) for each in (name, NOT + name))
        self._not = f' lang="{language_tag(get_language() or "")}">{escape(_("not"))}'

    def _opened(self, parameter: str) -> tuple[str, str]:
        before, behind = self._address.open_at(parameter)
        return f"{escape(before)}{parameter}=", escape(behind)

    def listed(self, values: Iterable[Placed]) -> SafeString:
        """The items of a list."""
        return mark_safe("".join(map(self._item, values)))  # noqa: S308

    def _item(self, placed: Placed) -> str:
        value, label = placed.value, escape(placed.value.label)
        count = f'<span class="count">{value.count}</span>'
        level = f' class="level-{placed.level}"' if placed.level else ""
        whereabouts = f' <span class="soft">{escape(placed.whereabouts)}</span>' if placed.whereabouts else ""
        if value.value in self.chosen:
            return f"<li{level}><strong>{label}</strong>{whereabouts} {count}</li>"
        quoted = quote_plus(value.value)
        without = f"{self._to_lack[0]}{quoted}{self._to_lack[1]}"
        return (
            f'<li{level}><a href="{self._having(value, quoted)}">{label}</a>{whereabouts} {count}'
            f' <a class="not" href="{without}"{self._not}<span class="visually-hidden"> {label}</span></a></li>'
        )

    def _having(self, value: Value, quoted: str) -> str:
        along = [
            path
            for path in self.chosen_paths
            if value.path and (path.startswith(value.path) or value.path.startswith(path))
        ]
        if not along:
            return f"{self._to_have[0]}{quoted}{self._to_have[1]}"
        gone = {self.chosen_paths[path] for path in along}
        kept = [chosen for chosen in self._address.values[self._name] if chosen not in gone]
        return escape(str(self._address.replacing({self._name: [*kept, value.value]})))
