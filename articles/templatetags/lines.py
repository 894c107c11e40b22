"""Lines of lists, of articles, events and names: in Python, because a template takes ten times as long for their
hundreds of small pieces.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.browsing.related import Together
from articles.models import Article, Event, Judgement
from articles.showing.addresses import address_of
from articles.showing.clauses import unbroken
from articles.showing.numbers import number_of_articles
from articles.templatetags.passages import evidence
from articles.templatetags.periods import date_link, event_date, label
from articles.templatetags.punctuation import full_width

register = template.Library()

_ARTICLE = """<article class="article-line">
  <h3{unbroken}><a href="{address}" lang="zh-Hans">{heading}</a>{remark}</h3>
  <p class="facts">{facts}</p>
  {evidence}
</article>"""


@register.simple_tag
def article_items(articles: Iterable[Article]) -> SafeString:
    """The items of a list; below each the `evidence` that it was given, why it stands there."""
    return mark_safe("".join([f"<li>{article_line(article)}</li>\n" for article in articles]))  # noqa: S308


@register.simple_tag
def article_line(article: Article) -> SafeString:
    """What an article is called, who published it when and where, and what it was given beside that."""
    passage = getattr(article, "evidence", None)
    line = _ARTICLE.format(
        address=escape(article.get_absolute_url()),
        unbroken=unbroken(article.heading),
        heading=full_width(escape(article.heading)),
        remark="" if article.title else label(_("supplied title")),
        facts="\n".join(_facts(article)),
        evidence=evidence(passage) if passage else "",
    )
    return mark_safe(line)  # noqa: S308


def _facts(article: Article) -> Iterable[str]:
    region = article.main_region
    for outlet in article.outlets.all():
        yield f'<a href="{address_of("outlet", outlet.name)}" lang="zh-Hans">{escape(outlet.name)}</a>'
    yield f"<span>{date_link(article)}</span>"
    if region and region.status != Judgement.REJECTED:
        yield f'<a href="{address_of("region", region.slug)}" lang="zh-Hans">{escape(region.name)}</a>'
    if names := getattr(article, "names_then", None):
        yield label(_("then %(names)s") % {"names": "、".join(names)})


@register.simple_tag
def event_items(events: Iterable[Event], *, counted: bool = False) -> SafeString:
    """The items of a list; `counted`: with how many articles tell of each."""
    return mark_safe("".join([f"<li>{_event_line(event, counted)}</li>\n" for event in events]))  # noqa: S308


def _event_line(event: Event, counted: bool) -> str:
    number = f' <span class="count">{escape(number_of_articles(event.held))}</span>' if counted and event.held else ""
    beside = [event.kind, event.region.name if event.region else ""]
    facts = "".join(f' · <span lang="zh-Hans">{escape(each)}</span>' for each in beside if each)
    title = f'<a href="{escape(event.get_absolute_url())}" lang="zh-Hans">{escape(str(event))}</a>'
    return f'{title}{number}\n<span class="soft">{event_date(event)}{facts}</span>'


@register.simple_tag
def name_items(rows: Iterable[Together], *, counted: bool = True) -> SafeString:
    """The items of a list; `counted`: with how many articles each has."""
    return mark_safe("".join([f"<li>{_name_line(row, counted)}</li>" for row in rows]))  # noqa: S308


def _name_line(row: Together, counted: bool) -> str:
    number = f' <span class="count">{row.articles}</span>' if counted else ""
    return f'<a href="{address_of(row.what, row.place)}" lang="zh-Hans">{escape(row.name)}</a>{number}'
