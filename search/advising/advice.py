"""What to do where little is found: how the query was understood, what of it finds how much, what may have been meant.

Documents are counted in the snapshot, and thinking of other spellings ends before it takes long.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from search.addressing.addresses import Address
from search.addressing.fields import Choice
from search.addressing.forms import Chosen, SearchForm
from search.advising.counting import Counting
from search.advising.places import beside, namesakes, place_named
from search.advising.spellings import meant
from search.advising.strings import Strings
from search.analysis import long_words
from search.engine import engine
from search.query.changing import replaced
from search.query.tree import ANY, All, Any, Near, Not, Term, asked_terms
from search.suggesting.shelves import Shelves, newest
from search.suggesting.suggest import completions

FEW = 3
"""Whoever finds fewer articles is advised."""
MOST_PARTS = 8
_MOST_TERMS = 3
"""Terms that other spellings are thought of for."""
_MOST_MEANT = 4
_MOST_TRIED = 8
"""Queries with other spellings whose articles are counted."""
EFFORT = 8000
"""Of `Strings`, for thinking of them: some hundredths of a second, however many segments there are."""
_SHORT = 4
"""Characters of a term that is not looked at word by word."""


@dataclass(frozen=True, slots=True)
class Way:
    """Another search, and how many articles it finds."""

    label: str
    articles: int
    address: Address


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the query: what it finds alone, which what is excluded does not, and what all the rest finds."""

    label: str
    alone: Way | None
    rest: Way | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter in use, and how many articles are found without it."""

    chosen: Chosen
    articles: int


@dataclass(frozen=True, slots=True)
class Advice:
    """`anywhere`: how many are found without any filter, where there are several. `namesakes`: places that one term may
    mean; where it can be one alone, or a filter says it, `places` are those near it.
    """

    understood: str
    meant: list[Way]
    places: list[Way]
    namesakes: list[Way]
    parts: list[Part]
    filters: list[Filter]
    anywhere: int | None


def advise(form: SearchForm, found: int) -> Advice:
    """For a form without errors that found so many articles. At most two queries. Raises IndexTrouble."""
    advising = _Advising(form, found)
    near, called_the_same = advising.places()
    return Advice(
        understood=_printed(form.parsed.tree),
        meant=advising.meant(),
        places=near,
        namesakes=called_the_same,
        parts=advising.parts(),
        filters=[Filter(chosen, len(advising.counting.at(chosen.without))) for chosen in form.chosen[:MOST_PARTS]],
        anywhere=len(advising.counting.at(form.unfiltered)) if len(form.chosen) > 1 else None,
    )


def other_spellings(form: SearchForm, found: int) -> list[str]:
    """Queries that may have been meant and find more; none where enough is found. Raises IndexTrouble."""
    return [way.label for way in _Advising(form, found).meant()] if found < FEW else []


class _Advising:
    """On one search."""

    def __init__(self, form: SearchForm, found: int) -> None:
        self._form, self._tree, self._found = form, form.parsed.tree, found
        self._snapshot = engine().snapshot()
        self._terms = [term for term in asked_terms(self._tree) if ANY not in term.text]
        self.counting = Counting(self._snapshot, form.question())

    def _asking(self, query: str) -> Address:
        return self._form.address.replacing({"q": [query] if query else []})

    def _way(self, tree: All) -> Way:
        query = _printed(tree)
        return Way(query, self.counting.of(tree), self._asking(query))

    def parts(self) -> list[Part]:
        """Those of the query, or of its only part: the words of a term, the terms of what is near or alternative."""
        match self._tree.parts:
            case [Term() as term]:
                words = pieces(term.characters) if len(term.text) >= _SHORT else []
                return [Part(word, self._way(All((Term(word),)))) for word in words[:MOST_PARTS] if len(words) > 1]
            case [Near(several)] | [Any(several)]:
                return [Part(str(each), self._way(All((each,)))) for each in several[:MOST_PARTS]]
            case [_] | []:
                return []
        return [self._part(at) for at in range(min(len(self._tree.parts), MOST_PARTS))]

    def _part(self, at: int) -> Part:
        parts, part = self._tree.parts, self._tree.parts[at]
        alone = None if isinstance(part, Not) else self._way(All((part,)))
        return Part(str(part), alone, self._way(All(parts[:at] + parts[at + 1 :])))

    def meant(self) -> list[Way]:
        """The query with another spelling of all terms that are rare, or of one, where that finds more.

        Where none does, one such term with all that is excluded.
        """
        strings = Strings(self._snapshot)
        rare = [term for term in self._terms if strings.articles(term.characters) < FEW][:_MOST_TERMS]
        others: dict[Term, list[str]] = {}
        best = self._tree
        for term in rare:
            until = strings.effort + EFFORT // len(rare)
            others[term] = list(dict.fromkeys(_spellings(term.characters, strings, newest.made, until)))
            best = _respelt(best, term, others[term][0]) if others[term] else best
        barred = [part for part in self._tree.parts if isinstance(part, Not)]
        mended = [_respelt(self._tree, term, text) for term in rare for text in others[term]]
        alone = [_respelt(All((term, *barred)), term, text) for term in rare for text in others[term][:1]]
        return self._better([best, *mended]) or self._better(alone)

    def _better(self, trees: list[All]) -> list[Way]:
        """Those that find more."""
        other = islice((tree for tree in dict.fromkeys(trees) if tree != self._tree), _MOST_TRIED)
        return list(islice((way for way in map(self._way, other) if way.articles > self._found), _MOST_MEANT))

    def places(self) -> tuple[list[Way], list[Way]]:
        """Beside the region that is filtered by, else beside that which a term names; or those that it may name."""
        match self._form.cleaned_data["region"]:
            case [Choice(path=path)]:
                documents = self.counting.at(self._form.address.without("region"))
                return self._in(beside(self._snapshot, path, documents), self._tree), []
            case [] if self._terms and (named := place_named(self._terms)):
                rest = replaced(self._tree, named.term, None)
                documents = self.counting.found(rest)
                if len(named.paths) > 1:
                    return [], self._in(namesakes(self._snapshot, named.paths, documents), rest)
                return self._in(beside(self._snapshot, named.paths[0], documents), rest), []
        return [], []

    def _in(self, places: Iterable[tuple[str, str, int]], tree: All) -> list[Way]:
        """The question of the tree in each of them."""
        asking = self._asking(_printed(tree))
        return [Way(name, articles, asking.replacing({"region": [slug]})) for slug, name, articles in places]


def _respelt(tree: All, term: Term, text: str) -> All:
    return replaced(tree, term, Term(text, term.quoted, term.field))


def _printed(tree: All) -> str:
    """As it can be typed."""
    return str(tree.parts[0] if len(tree.parts) == 1 else tree)


def pieces(text: str) -> list[str]:
    """The words of a string; what was cut into single characters stays together: 两学 and 一作."""
    runs = groupby(long_words(text), key=lambda word: len(word) == 1)
    return [piece for is_cut, run in runs for piece in (["".join(run)] if is_cut else run)]


def _spellings(text: str, strings: Strings, shelves: Shelves | None, until: int) -> Iterator[str]:
    """What may have been meant by it, the likeliest first; of what is no name and no spelling of any, by its words."""
    yield from (guess.text for guess in meant(text, strings, until))
    if shelves:
        yield from _names(text, shelves)
    if len(text) >= _SHORT:
        for piece in pieces(text):
            if strings.effort < until and len(piece) < len(text) and strings.articles(piece) < FEW:
                yield from (text.replace(piece, guess.text) for guess in meant(piece, strings, until))


def _names(text: str, shelves: Shelves) -> Iterable[str]:
    """Of what may be suggested: written in letters, or one that is nearly the same."""
    yield from completions(shelves, text)
    for shelf in shelves.by_kind.values():
        yield from (shelf.subjects[shelf.owners[name]].label for name in shelf.names.like(text, 2))
