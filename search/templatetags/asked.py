"""What a search asked for, in words."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.showing.numbers import number_of_articles
from search.addressing.addresses import DAYS, NOT
from search.addressing.forms import SearchForm
from search.templatetags.search_links import HEADINGS

register = template.Library()

_NAMES = HEADINGS | {"from": gettext_lazy("first day"), "to": gettext_lazy("last day"), "period": gettext_lazy("dates")}


@register.simple_tag
def asked_in_words(form: SearchForm, count: int) -> SafeString:
    """How many articles there are for the words, and in which filters. Of a form without errors."""
    words = escape(number_of_articles(count))
    if form.typed:
        typed = f'<span lang="zh">{escape(form.typed)}</span>'
        words = escape(_("%(articles)s for “%(words)s”")) % {"articles": words, "words": typed}
    filters = "".join(f'<span class="asked">{each}</span> ' for each in _filters(form))
    return mark_safe(f"{words} {filters}")  # noqa: S308


@register.filter
def in_words(parameter: str) -> str | Promise:
    """What the page calls it; what only an address can say is called as it is there."""
    return _NAMES.get(parameter.removeprefix(NOT), parameter)


def _filters(form: SearchForm) -> Iterable[str]:
    """One phrase a parameter; of its values an article has any, or none."""
    labels: dict[str, list[str]] = {}
    for filter_ in form.chosen:
        lang = ' lang="zh-Hans"' if filter_.in_chinese else ""
        labels.setdefault(filter_.parameter, []).append(f"<span{lang}>{escape(filter_.label)}</span>")
    for name, several in labels.items():
        values = f" {escape(_('or'))} ".join(several)
        if name in DAYS:
            yield values
        else:
            sentence = _("not %(filter)s: %(values)s") if name.startswith(NOT) else _("%(filter)s: %(values)s")
            yield escape(sentence) % {"filter": escape(str(HEADINGS[name.removeprefix(NOT)])), "values": values}
