"""What a page or an answer shows of what was found: rows, passages, and names for what was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator

from articles.models import Article
from articles.periods import Held, Period
from articles.reading.script import comparable_all
from articles.showing.glyphs import as_printed, texts_in_original_glyphs
from articles.templatetags.languages import chinese
from search.answering.facets import Timeline
from search.answering.finding import Hit, Match, Question, find_in
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.preparing.prose import lead_of, prose_of
from search.query.meaning import parts_of, to_mark
from search.query.tree import All, Node
from search.showing.former import former_passages
from search.showing.listed import Listed, listed
from search.showing.naming import Facet, named
from search.showing.snippets import Snippet, marked_each, snippets


class ShownHit(NamedTuple):
    """One article, as found; of its subjects those that hold a term. `former`: what it read before it was corrected,
    where nothing else of it holds one.
    """

    article: Listed
    title: Snippet
    subjects: list[Snippet]
    snippets: list[Snippet]
    score: float
    match: Match
    printed: int
    language: str
    """Of its title and passages."""
    former: Sequence[Snippet] = ()

    @property
    def has_marks(self) -> bool:
        """Whether it shows what it was found by."""
        return bool(self.title.marks or self.subjects or any(passage.marks for passage in self.snippets))


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
    One more for hits in the characters of their originals, two for those found by what they read before alone.

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
    whole = [each for each in present if each[1].match != "partly"]
    shown = [*_found_by(whole, tree.parts), *_found_by(present[len(whole) :], parts_of(tree))]
    return [_as_printed(hit, printed[hit.article.identifier]) if printed else hit for hit in shown]


def _found_by(found: Sequence[tuple[Listed, Hit]], sought: Sequence[Node]) -> Iterator[ShownHit]:
    """With what is marked, or else what was read before; two queries more where there is any hit of the second kind."""
    shown = list(_with_marks(found, sought))
    former = former_passages({hit.article.identifier for hit in shown if not hit.has_marks}, to_mark(sought))
    yield from (hit._replace(former=former.get(hit.article.identifier, ())) for hit in shown)


def _with_marks(found: Sequence[tuple[Listed, Hit]], sought: Sequence[Node]) -> Iterator[ShownHit]:
    """What is `sought` is marked in titles, subjects and texts, each looked for in those of all articles at once."""
    if not found:
        return
    titles, texts = ([getattr(article, of) for article, _ in found] for of in ("heading", "text"))
    names = [name for article, _ in found for name in article.tag_names]
    folded = comparable_all([*titles, *names, *texts])
    marked_titles = marked_each(titles, list(islice(folded, len(titles))), to_mark(sought, "title"))
    marked_names = iter(marked_each(names, list(islice(folded, len(names))), to_mark(sought, "tag")))
    in_text = to_mark(sought)
    for (article, hit), title in zip(found, marked_titles, strict=True):
        subjects = [name for name in islice(marked_names, len(article.tag_names)) if name.marks]
        passages = snippets(article.text, prose_of(article), in_text, next(folded), lead_of(article))
        yield ShownHit(article, title, subjects, passages, hit.score, hit.match, hit.printed, chinese())


def _as_printed(hit: ShownHit, printed: str) -> ShownHit:
    """In the characters of the original, where its text in these is known: what is marked was found in the text."""
    article = hit.article
    if not printed:
        return hit
    return hit._replace(
        title=hit.title._replace(text=as_printed(hit.title.text, article.text, printed)),
        snippets=[passage.taken_from(printed) for passage in hit.snippets],
        language=chinese(article.script),
    )
