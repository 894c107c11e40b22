"""What a page or an answer shows of what was found: rows, passages, and names for what was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.core.paginator import Page, Paginator

from articles.glyphs import as_printed, texts_in_original_glyphs
from articles.models import Article
from articles.periods import Held, Period
from articles.reading.script import comparable_all
from articles.templatetags.languages import chinese
from search.answering.facets import Timeline
from search.answering.finding import Hit, Match, Question, find_in
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.preparing.prose import prose_of
from search.query.meaning import parts_of, to_mark
from search.query.tree import All, Node
from search.showing.listed import Listed, listed
from search.showing.naming import Facet, named
from search.showing.snippets import Snippet, marked, snippets


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One article, as found; of its subjects those that hold a term."""

    article: Listed
    title: Snippet
    subjects: list[Snippet]
    snippets: list[Snippet]
    score: float
    match: Match
    printed: int
    language: str
    """Of its title and passages."""


@dataclass(frozen=True, slots=True)
class Results:
    """`page` knows the pages around it; its rows are the hits. `partly`: those of the page that have most of what was
    asked for, and `partly_count` of all pages. `texts`: how many different ones the hits print, of which each is shown
    once if it `is_collapsed`.
    """

    count: int
    texts: int
    is_collapsed: bool
    partly_count: int
    partly: list[ShownHit]
    page: Page[ShownHit]
    facets: dict[str, Facet]
    months: dict[Period, Held]
    timeline: Timeline
    is_certain: bool
    """Whether only what is surely of the days was sought."""
    other_way: int
    took_ms: float

    @property
    def first_partly(self) -> int:
        """The number of the first of those in the list."""
        return (self.page.number - 1) * self.page.paginator.per_page + len(self.page.object_list) + 1

    @property
    def has_traditional(self) -> bool:
        """Whether the page has an article whose original is in Traditional characters."""
        return any(hit.article.script == Article.Script.HANT for hit in (*self.page.object_list, *self.partly))

    @property
    def uncertain(self) -> int:
        """How many may be of the days that are asked for, and are not surely so."""
        return abs(self.count - self.other_way)


def gather(question: Question, *, in_original: bool = False) -> Results:
    """Ask the index, then one query however many hits; a commit's first pages ask five more for names.
    One more for hits in the characters of their originals.

    Raises IndexTrouble.
    """
    start = perf_counter()
    snapshot = engine().snapshot()
    found = find_in(snapshot, question)
    page: Page[Any] = Paginator(range(found.entries), question.size).get_page(found.page)
    shown = _shown(snapshot, found.hits + found.partly, question.tree, in_original)
    page.object_list = [hit for hit in shown if hit.match != "partly"]
    partly = [hit for hit in shown if hit.match == "partly"]
    return Results(
        count=found.count,
        texts=found.texts,
        is_collapsed=question.one_of_reprints,
        partly_count=found.partly_count,
        partly=partly,
        page=page,
        facets=named(snapshot, found.alternatives, question.filters.values.get("region", ())),
        months=found.months,
        timeline=found.alternatives.timeline,
        is_certain=question.filters.within,
        other_way=found.alternatives.other_way,
        took_ms=(perf_counter() - start) * 1000,
    )


def _shown(snapshot: Snapshot, hits: list[Hit], tree: All, in_original: bool) -> list[ShownHit]:
    """A hit whose article has just gone is left out."""
    articles = listed(snapshot, (hit.identifier for hit in hits))
    printed = texts_in_original_glyphs({name: each.text for name, each in articles.items()}) if in_original else {}
    present = [(articles[hit.identifier], hit) for hit in hits if hit.identifier in articles]
    folded = comparable_all([text for article, _ in present for text in article.texts])
    whole, parts = _Sought(tree.parts), _Sought(parts_of(tree))
    return [
        _shown_hit(article, hit, parts if hit.match == "partly" else whole, folded, printed.get(hit.identifier))
        for article, hit in present
    ]


class _Sought:
    """What is marked in titles, subjects and texts."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.title, self.tags, self.text = to_mark(nodes, "title"), to_mark(nodes, "tag"), to_mark(nodes)


def _shown_hit(article: Listed, hit: Hit, sought: _Sought, folded: Iterator[str], printed: str | None) -> ShownHit:
    """`folded` goes on with the article's texts made comparable. `printed` is the text in its original's characters,
    where it is shown so: what is marked is found in the text.
    """
    title = marked(article.heading, sought.title, next(folded))
    subjects = [marked(name, sought.tags, next(folded)) for name in article.tag_names]
    passages = snippets(article.text, prose_of(article), sought.text, next(folded))
    if printed:
        title = title._replace(text=as_printed(title.text, article.text, printed))
        passages = [passage.taken_from(printed) for passage in passages]
    return ShownHit(
        article=article,
        title=title,
        subjects=[subject for subject in subjects if subject.marks],
        snippets=passages,
        score=hit.score,
        match=hit.match,
        printed=hit.printed,
        language=chinese(article.script) if printed else chinese(),
    )
