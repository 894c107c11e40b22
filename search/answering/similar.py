"""Articles that tell of the same as one: those with the most of its telling words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from math import log

from whoosh.query import Or, Term

from articles.models import Article
from search.analysis import long_words
from search.engine import engine
from search.keeping.snapshot import Snapshot
from search.preparing.prose import prose_of

WORDS = 25
"""Words that are asked for: the more an article has of one and the fewer others have it, the more it tells."""
_LONGEST = 20_000
"""Characters of an article in which they are looked for."""
LOOKED_AT = 50
"""Hits among which reprints are passed over."""
LEAST = 0.2
"""Of what the article itself reaches. In two years of broadcasts, what reaches more is about the same matter or of the
same kind; below, articles have hardly more in common than their trade."""


def similar_to(article: Article, count: int) -> list[Article]:
    """The best first; of reprints one, and none of the article's own. Three queries. Raises IndexTrouble."""
    identifiers = [identifier for identifier in _alike(article) if identifier != article.identifier]
    rows = Article.objects.published().filter(identifier__in=identifiers)
    family_of = dict(rows.values_list("identifier", "family"))
    families = {identifier: family_of[identifier] for identifier in identifiers if identifier in family_of}
    chosen = list(islice(_of_other_texts(families, article.family_id), count))
    found = {each.identifier: each for each in rows.filter(identifier__in=chosen).for_list()}
    return [found[identifier] for identifier in chosen if identifier in found]


def _of_other_texts(families: Mapping[str, int | None], own: int | None) -> Iterator[str]:
    """Of each family the first, of the own none; articles without a family stand for themselves."""
    met = {own}
    for identifier, family in families.items():
        if family is None or family not in met:
            yield identifier
        met.add(family)


def _alike(article: Article) -> list[str]:
    """Identifiers, the best first: the article's own among them, if it is in the index."""
    snapshot = engine().snapshot()
    asked = Or([Term("body", word, boost=weight) for word, weight in telling_words(snapshot, article).items()])
    found = snapshot.best(asked, LOOKED_AT).hits
    names = snapshot.texts("identifier", found.documents).tolist()
    least = LEAST * max(found.scores, default=0.0)
    return [name.decode() for name, score in zip(names, found.scores, strict=True) if score >= least]


def telling_words(snapshot: Snapshot, article: Article) -> dict[str, float]:
    """Each with its weight in a query, which the engine multiplies by how rare it is."""
    prose = (article.text[start:end] for start, end in prose_of(article))
    text = "\n".join([article.heading, *prose])[:_LONGEST]
    times = Counter(word for word in long_words(text) if len(word) > 1)
    weights = {word: 1 + log(number) for word, number in times.items()}
    holding = {word: snapshot.reader.doc_frequency("body", word) for word in weights}
    worth = {word: weights[word] * log(snapshot.count / held) for word, held in holding.items() if held > 1}
    return {word: weights[word] for word in sorted(worth, key=lambda word: (-worth[word], word))[:WORDS]}
