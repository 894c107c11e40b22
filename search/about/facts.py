"""What the archive says of itself: how much, of whom, how exactly dated. Counted once for each state of the index."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from articles.models import Article, Event, Judgement, Organisation
from articles.periods import Period
from search.answering.collapsing import texts_of
from search.answering.facets import Counted, facet, held
from search.keeping.snapshot import Snapshot
from search.query.compiling import matching
from search.query.tree import All

OUTLETS = 12
"""That are named; all of them are a facet of the search."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`exact`: articles dated to the day; `inexact`: to a longer time; `inferred`: to one that their text alone tells.

    `confirmed`: organisations that a person has judged to be such.
    """

    articles: int
    texts: int
    months: list[Period]
    traditional: int
    exact: int
    inexact: int
    undated: int
    inferred: int
    outlets: Counted
    organisations: int
    confirmed: int
    events: int


_KEPT: WeakKeyDictionary[Snapshot, Facts] = WeakKeyDictionary()


def facts(snapshot: Snapshot) -> Facts:
    """Four queries the first time, and none until the index changes."""
    if snapshot not in _KEPT:
        _KEPT[snapshot] = _counted(snapshot)
    return _KEPT[snapshot]


def _counted(snapshot: Snapshot) -> Facts:
    documents = snapshot.matches(matching(All()))
    firsts, lasts = (snapshot.numbers(name).raw[documents] for name in ("first", "last"))
    dated = firsts != snapshot.numbers("first").written(0)
    exact = int((dated & (firsts == lasts)).sum())
    return Facts(
        articles=len(documents),
        texts=texts_of(snapshot, documents).different,
        months=_ends(list(held(snapshot, documents, "month"))),
        traditional=dict(facet(snapshot, "script", documents).values).get(Article.Script.HANT, 0),
        exact=exact,
        inexact=int(dated.sum()) - exact,
        undated=len(documents) - int(dated.sum()),
        inferred=Article.objects.published().filter(published_basis="inferred").count(),
        outlets=facet(snapshot, "outlet", documents, most=None),
        organisations=Organisation.objects.exclude(status=Judgement.REJECTED).count(),
        confirmed=Organisation.objects.filter(status=Judgement.CONFIRMED).count(),
        events=Event.objects.count(),
    )


def _ends(months: list[Period]) -> list[Period]:
    """The first and the last of them."""
    return [months[0], months[-1]] if months else []
