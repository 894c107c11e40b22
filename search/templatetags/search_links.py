"""Facets as lists of links to the same search with one thing changed. In Python, because a page has hundreds of them
and a template takes ten times as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import quote_plus

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
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
HEADINGS = {
    "region": gettext_lazy("Place"),
    "outlet": gettext_lazy("Outlet"),
    "organisation": gettext_lazy("Organisation"),
    "event": gettext_lazy("Kind of event"),
    "tag": gettext_lazy("Tag"),
    "script": gettext_lazy("Script of the original"),
}
"""Of the facets, in the order of the page."""

_FACET = """<section class="facet{whole}" aria-labelledby="facet-{name}">
  <h2 id="facet-{name}">{heading}</h2>
  <ul{lang}>{shown}</ul>{below}
</section>
"""
_REST = """
  <details open>
    <summary>{more}</summary>
    <ul{lang}>{rest}</ul>
  </details>"""
_NOT_ALL = """
  <p class="soft note">{words}</p>"""
_SHOW_ALL = """
  <p class="note"><a href="{address}">{words}<span class="visually-hidden">: {heading}</span></a></p>"""


@register.simple_tag
def search_facets(form: SearchForm, facets: Mapping[str, Facet]) -> SafeString:
    """The facets of a form without errors; one of which there is nothing to choose is left out."""
    return mark_safe("".join(_facet(form, name, facets[name]) for name in HEADINGS if facets[name].values))  # noqa: S308


def _facet(form: SearchForm, name: str, facet: Facet) -> str:
    items, is_open = _Items(form.address, name, form.cleaned_data[name]), form.cleaned_data["all"] == name
    shown, rest = _tree(facet.values, items) if name == "region" else _row(facet.values, items)
    heading, lang = escape(str(HEADINGS[name])), "" if name == "script" else ' lang="zh-Hans"'
    below = ""
    if is_open and rest:
        below = _REST.format(more=escape(_("More")), lang=lang, rest=items.listed(rest))
        below += "" if facet.is_whole else _NOT_ALL.format(words=escape(_("Only the most frequent are listed.")))
    elif not is_open and (rest or not facet.is_whole):
        address = escape(f"{form.address.search.replacing({'all': [name]})}#facet-{name}")
        below = _SHOW_ALL.format(address=address, words=escape(_("Show all")), heading=heading)
    return _FACET.format(
        whole=" whole" if is_open else "", name=name, heading=heading, lang=lang, shown=items.listed(shown), below=below
    )


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
        self._not = f'<span lang="{language_tag(get_language() or "")}">{escape(_("not"))}</span>'

    def _opened(self, parameter: str) -> tuple[str, str]:
        before, behind = self._address.open_at(parameter)
        return f"{escape(before)}{parameter}=", escape(behind)

    def listed(self, values: Iterable[Placed]) -> str:
        """The items of a list."""
        return "".join(map(self._item, values))

    def _item(self, placed: Placed) -> str:
        value, label = placed.value, escape(placed.value.label)
        count = f'<span class="count">{value.count}</span>'
        level = f' class="level-{placed.level}"' if placed.level else ""
        whereabouts = f' <span class="soft">{escape(placed.whereabouts)}</span>' if placed.whereabouts else ""
        if value.value in self.chosen:
            return f"<li{level}><strong>{label}</strong>{whereabouts} {count}</li>"
        quoted = _quoted(value.value)
        without = f"{self._to_lack[0]}{quoted}{self._to_lack[1]}"
        return (
            f'<li{level}><a href="{self._having(value, quoted)}">{label}</a>{whereabouts} {count}'
            f' <a class="not" href="{without}">{self._not}<span class="visually-hidden"> {label}</span></a></li>'
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


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """As an address has it. Kept, because most pages tell of the same places, outlets and tags."""
    return quote_plus(value)
