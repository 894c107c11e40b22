"""The hits of a page. In Python, because a page has a thousand small pieces of them, for which a template takes twenty
times as long.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.tag import tag_key
from articles.showing.addresses import address_of
from articles.showing.clauses import unbroken
from articles.templatetags.languages import chinese
from articles.templatetags.passages import between_dots, marked_up
from articles.templatetags.periods import date_link_in, label
from search.addressing.forms import SearchForm
from search.answering.filtering import Days
from search.showing.listed import Listed
from search.showing.results import ShownHit
from search.showing.snippets import Snippet

register = template.Library()

_SOME = "0123456789ab"
"""An identifier."""

_ITEM = """<li id="result-{identifier}"><article class="article-line">
  <h3{unbroken}><a href="{address}" lang="{language}">{title}</a>{remark}</h3>
  <p class="facts">{facts}</p>
  {passages}
</article></li>
"""


@register.simple_tag
def hit_items(hits: Iterable[ShownHit], form: SearchForm, first: int) -> SafeString:
    """The items of a list of hits, numbered from the first on: each leads to its article as a hit of the search."""
    address, page = escape(form.address.of_hit("")), _Page.now(form.address.filters.spans)
    return mark_safe("".join([_item(hit, page, f"{address}{at}") for at, hit in enumerate(hits, first)]))  # noqa: S308


class _Page(NamedTuple):
    """What is the same for all hits, looked up once: the days that are asked for, and where addresses begin."""

    days: Sequence[Days]
    language: str | None
    script_prefix: str

    @classmethod
    def now(cls, days: Sequence[Days]) -> "_Page":
        """In the language and at the place of this request."""
        return cls(days, get_language(), get_script_prefix())


def _item(hit: ShownHit, page: _Page, query: str) -> str:
    article = hit.article
    return _ITEM.format(
        identifier=article.identifier,
        address=_of_article("article", article.identifier, page) + query,
        # A title that was written for the archive is no text of the original.
        unbroken=unbroken(hit.title.text),
        language=chinese() if hit.title.text == article.heading else hit.language,
        title=marked_up(hit.title),
        remark="" if article.title else label(_("supplied title")),
        facts="\n".join(_facts(hit, page)),
        passages="".join([*_former(hit), *(_passage(passage, hit.language) for passage in hit.snippets)]),
    )


def _facts(hit: ShownHit, page: _Page) -> Iterable[str]:
    article = hit.article
    for outlet in article.outlet_names:
        yield f'<a href="{address_of("outlet", outlet)}" lang="zh-Hans">{escape(outlet)}</a>'
    doubt = "" if _is_within(article, page.days) else label(_("may be of these days"))
    yield f"<span>{date_link_in(page.language, page.script_prefix, article)}{doubt}</span>"
    if article.region and article.region.status != "rejected":
        address = address_of("region", article.region.slug)
        yield f'<a href="{address}" lang="zh-Hans">{escape(article.region.name)}</a>'
    for subject in hit.subjects:
        address = address_of("tag", tag_key(subject.text))
        yield f'<a class="label" href="{address}" lang="zh-Hans">{marked_up(subject)}</a>'
    if hit.printed > 1:
        words = _("1 of %(number)d reprints") % {"number": hit.printed}
        yield f'<a href="{_of_article("article-reprints", article.identifier, page)}">{escape(words)}</a>'
    if hit.match == "characters":
        yield label(_("found across the borders of words"))


def _is_within(article: Listed, days: Sequence[Days]) -> bool:
    """Surely, and not only possibly; of days of which none are asked for, too."""
    first, last = article.published_first or date.min, article.published_last or date.max
    return not days or any(start <= first and last <= end for start, end in days)


def _of_article(name: str, identifier: str, page: _Page) -> str:
    """The address of one of its pages."""
    before, behind = _around_identifier(name, page.script_prefix)
    return f"{before}{identifier}{behind}"


@lru_cache(maxsize=16)
def _around_identifier(name: str, script_prefix: str) -> tuple[str, str]:
    """Kept, because working out an address takes longer than showing a hit."""
    before, _, behind = reverse(name, args=[_SOME]).partition(_SOME)
    return escape(before), escape(behind)


def _former(hit: ShownHit) -> Iterable[str]:
    for passage in hit.former:
        said = label(_("as read before it was corrected"))
        yield f'<p class="snippet"><span lang="{chinese()}">{between_dots(passage)}</span>{said}</p>'


def _passage(passage: Snippet, language: str) -> str:
    return f'<p class="snippet" lang="{language}">{between_dots(passage)}</p>'
