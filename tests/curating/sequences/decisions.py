"""What people have decided in the course of a sequence, and where the archive breaks its word."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from articles.curating.correcting import Correction
from articles.models import Article, ArticleTag, Mention, Organisation, Tag

Place = tuple[str, int, int]
"""Article, start and end of the words."""


@dataclass
class Decisions:
    """By identifiers and names, which outlive every reading and merger."""

    titles: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    given: set[tuple[str, str]] = field(default_factory=set)
    """An article, and the name of a tag that somebody gave it."""
    taken: set[tuple[str, str]] = field(default_factory=set)
    """The same of one that somebody took from it."""
    judged: dict[Place, set[str]] = field(default_factory=dict)
    """What was said of the names that stand there; after a merger one of two judgements may stand for both."""
    refused: set[str] = field(default_factory=set)
    """Names of which somebody said that they are no organisations."""

    def give(self, articles: Iterable[Article], tag: Tag) -> None:
        pairs = {(article.identifier, tag.name) for article in articles}
        self.taken -= self._pairs_of(tag, {identifier for identifier, _ in pairs})
        self.given |= pairs

    def take(self, articles: Iterable[Article], tag: Tag) -> None:
        identifiers = {article.identifier for article in articles}
        self.given -= self._pairs_of(tag, identifiers)
        self.taken |= {(identifier, tag.name) for identifier in identifiers}

    def _pairs_of(self, tag: Tag, identifiers: set[str]) -> set[tuple[str, str]]:
        """Under whichever name it goes."""
        return {
            (identifier, name)
            for identifier, name in self.given | self.taken
            if identifier in identifiers and tag in Tag.objects.called(name)
        }

    def judge(self, mention: Mention) -> None:
        place = (mention.article.identifier, mention.start, mention.end)
        there = Mention.objects.filter(article=mention.article_id, start=mention.start, end=mention.end)
        self.judged[place] = set(there.exclude(person=None).values_list("status", flat=True))

    @contextmanager
    def following(self, correction: Correction) -> Iterator[None]:
        """What was judged moves with its words, but for what the correction says that it cuts."""
        article = correction.article
        judged = article.mentions.exclude(person=None)
        cut = [mention.pk for mention in correction.cut]
        staying = Counter(judged.exclude(pk__in=cut).values_list("status", flat=True))
        yield
        assert Counter(judged.all().values_list("status", flat=True)) == staying
        self.texts[article.identifier] = correction.draft.text
        self.judged = {place: said for place, said in self.judged.items() if place[0] != article.identifier}
        for mention in judged.all():
            self.judge(mention)

    def broken(self) -> Iterator[str]:
        """A sentence for each decision that no longer holds."""
        titles = dict(Article.objects.values_list("identifier", "title"))
        for identifier, title in self.titles.items():
            if titles.get(identifier) != title:
                yield f"{identifier} is called {titles.get(identifier)}, not {title}"
        texts = dict(Article.objects.values_list("identifier", "text"))
        yield from (f"{name} reads otherwise" for name, text in self.texts.items() if texts.get(name) != text)
        borne = set(ArticleTag.objects.values_list("article__identifier", "tag"))
        for identifier, name in self.given:
            if not any((identifier, tag.pk) in borne for tag in Tag.objects.called(name)):
                yield f"{identifier} has lost {name}"
        for identifier, name in self.taken:
            if any((identifier, tag.pk) in borne for tag in Tag.objects.called(name)):
                yield f"{identifier} has {name} again"
        for (identifier, start, end), judgements in self.judged.items():
            there = Mention.objects.filter(article__identifier=identifier, start=start, end=end)
            if not there.filter(status__in=judgements).exclude(person=None).exists():
                yield f"nobody judged {identifier}[{start}:{end}] any more"
        for name in self.refused:
            if Organisation.objects.filter(name=name).exclude(status="rejected").exists():
                yield f"{name} is an organisation again"
