"""One thing that waits for a judgement, ready for the page: what is suggested, and what speaks for it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.curating.reviewing.confidence import Standing
from articles.curating.reviewing.kinds import Kind
from articles.curating.reviewing.queue import Queue
from articles.models import Article, Event, Region
from articles.showing.context import Context, damaged_places, first_of, in_context
from articles.showing.evidence import Passage, Words
from articles.templatetags.periods import date_words, event_words


class Shown(NamedTuple):
    """`says`: what is suggested; `more`: what else is known of that; `page`: where it can be changed."""

    row: Any
    article: Article
    says: str
    more: list[str]
    page: str
    context: Context
    rule: str
    standing: Standing
    alike: int


def shown(queue: Queue, row: Any) -> Shown:
    """With how many are alike. At most four queries."""
    kind = queue.kind
    article = row if isinstance(row, Article) else row.article
    says, more, subject = _SAID[kind.name](row)
    rule = kind.way_of(row)
    page = reverse(f"admin:articles_{_PAGES.get(kind.name, f'{subject._meta.model_name}_change')}", args=[subject.pk])
    context = _CONTEXTS[kind.name](row)
    return Shown(row, article, says, more, page, context, rule, queue.standings.get(rule, Standing()), queue.alike(row))


def words_of(kind: Kind, row: Any) -> str:
    """What is suggested by a row, in short. At most one query."""
    return _SAID[kind.name](row)[0]


_PAGES = {"damage": "article_correct"}
"""Of what is changed elsewhere than on the page of its row."""
_Said = tuple[str, list[str], Any]
"""What is suggested, what else is known of it, and the row whose page says more."""


def _region(mention: Any) -> _Said:
    region: Region = mention.region
    above = Region.objects.above([region])
    return region.name, [" › ".join(each.name for each in above), region.get_kind_display()], region


def _organisation(mention: Any) -> _Said:
    body = mention.organisation
    return body.name, [str(body.region or ""), body.get_kind_display()], body


def _event(mention: Any) -> _Said:
    event: Event = mention.event
    return event.title, [event_words(event), event.kind, str(event.region or "")], event


def _date(article: Article) -> _Said:
    return (
        date_words(article) or _("unknown"),
        [article.get_published_basis_display(), article.get_published_precision_display()],
        article,
    )


_SAID: dict[str, Callable[[Any], _Said]] = {
    "tag": lambda suggestion: (suggestion.tag.name, [], suggestion.tag),
    "region": _region,
    "organisation": _organisation,
    "event": _event,
    "date": _date,
    "title": lambda article: (article.title_supplied, [], article),
    "damage": lambda article: ("、".join(damaged_places(article.problems)) or _("damaged"), article.problems, article),
}


def _of_mention(mention: Any) -> Context:
    return in_context(mention.article.text, (mention.start, mention.end))


def _of_suggestion(suggestion: Any) -> Context:
    """Its sentence as it was, for the text may have been corrected since."""
    around = first_of(suggestion.article.text, [suggestion.sentence])
    marks: Sequence[Sequence[int]] = suggestion.marks
    sentence = Passage(suggestion.sentence, tuple(Words(*mark) for mark in marks))
    return around._replace(sentence=sentence) if suggestion.sentence else around


_CONTEXTS: dict[str, Callable[[Any], Context]] = {
    "tag": _of_suggestion,
    "region": _of_mention,
    "organisation": _of_mention,
    "event": _of_mention,
    "date": lambda article: first_of(article.text, article.published_evidence),
    "title": lambda article: first_of(article.text, []),
    "damage": lambda article: first_of(article.text, damaged_places(article.problems)),
}
